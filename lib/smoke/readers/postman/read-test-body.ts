import type { Token } from './script-tokens'
import type { Range } from './split-statements'

/**
 * What stands in the function given to `pm.test`: `function () { … }`, `() => { … }` or `() => …`. Null for everything
 * else, also for a function that takes a parameter or is async: when it is done is then its own affair.
 */
export function readTestBody(tokens: readonly Token[], { from, to }: Range): Range | null {
  const named = tokens[from]?.text === 'function' && tokens[from + 1]?.kind === 'name'
  const isFunction = tokens[from]?.kind === 'name' && tokens[from].text === 'function'
  const open = isFunction ? from + (named ? 2 : 1) : from
  if (tokens[open]?.text !== '(' || tokens[open].mate !== open + 1) return null
  const arrow = tokens[open + 2]
  const start = isFunction ? open + 2 : open + 3
  if (start >= to || (!isFunction && arrow?.text !== '=>')) return null
  const brace = tokens[start]!
  if (brace.kind === 'mark' && brace.text === '{') return brace.mate === to - 1 ? { from: start + 1, to: to - 1 } : null
  return isFunction ? null : { from: start, to }
}
