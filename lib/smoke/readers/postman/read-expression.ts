import type { Token } from './script-tokens'
import type { Range } from './split-statements'

/** What follows the name an expression begins with: `.name`, `[0]`, `(…)`. */
export type Link = { is: 'prop'; name: string } | { is: 'index'; key: string | number } | { is: 'call'; args: Range[] }

export interface Chain {
  root: string
  links: Link[]
}

/** `a.b[0].c(x)` as its links; null when the range is anything else. */
export function readChain(tokens: readonly Token[], { from, to }: Range): Chain | null {
  const root = tokens[from]
  if (from >= to || root?.kind !== 'name') return null
  const links: Link[] = []
  let at = from + 1
  while (at < to) {
    const token = tokens[at]!
    if (token.kind !== 'mark') return null
    if (token.text === '.' || token.text === '?.') {
      const name = tokens[at + 1]
      if (at + 1 >= to || !name) return null
      if (token.text === '?.' && name.kind === 'mark' && '[('.includes(name.text)) at += 1
      else if (name.kind !== 'name') return null
      else {
        links.push({ is: 'prop', name: name.text })
        at += 2
      }
    } else if (token.text === '(') {
      links.push({ is: 'call', args: splitArguments(tokens, { from: at + 1, to: token.mate }) })
      at = token.mate + 1
    } else if (token.text === '[') {
      const key = token.mate === at + 2 ? tokens[at + 1]! : undefined
      if (key?.kind === 'text') links.push({ is: 'index', key: key.text })
      else if (key?.kind === 'number' && /^\d{1,9}$/.test(key.text)) links.push({ is: 'index', key: Number(key.text) })
      else return null
      at = token.mate + 1
    } else return null
  }
  return { root: root.text, links }
}

/** What stands between the commas. */
export function splitArguments(tokens: readonly Token[], { from, to }: Range): Range[] {
  const parts: Range[] = []
  let start = from
  for (let at = from; at < to; at += 1) {
    const token = tokens[at]!
    if (token.mate > at) at = token.mate
    else if (token.kind === 'mark' && token.text === ',') {
      parts.push({ from: start, to: at })
      start = at + 1
    }
  }
  if (start < to) parts.push({ from: start, to })
  return parts
}

export type Literal = string | number | boolean | null | Literal[] | { [key: string]: Literal }

/** Deeper literals are none anybody compares with. */
const maxDepth = 30

/** The value of a literal: texts, numbers, true, false, null, and lists and objects of those; undefined for anything else. */
export function readLiteral(tokens: readonly Token[], { from, to }: Range, depth = 0): Literal | undefined {
  const first = tokens[from]
  if (from >= to || !first || depth > maxDepth) return undefined
  if (first.kind === 'mark' && first.mate === to - 1) return readCollection(tokens, { from: from + 1, to: to - 1 }, first.text, depth)
  if (to - from === 2 && first.text === '-' && first.kind === 'mark') {
    const number = readLiteral(tokens, { from: from + 1, to }, depth)
    return typeof number === 'number' ? -number : undefined
  }
  if (to - from !== 1) return undefined
  if (first.kind === 'text') return first.text
  if (first.kind === 'number') {
    const number = Number(first.text.replaceAll('_', ''))
    return Number.isFinite(number) ? number : undefined
  }
  if (first.kind !== 'name') return undefined
  return first.text === 'true' ? true : first.text === 'false' ? false : first.text === 'null' ? null : undefined
}

function readCollection(tokens: readonly Token[], inner: Range, bracket: string, depth: number): Literal | undefined {
  const parts = splitArguments(tokens, inner)
  if (bracket === '(') return parts.length === 1 ? readLiteral(tokens, inner, depth + 1) : undefined
  if (bracket === '[') {
    const entries = parts.map((part) => readLiteral(tokens, part, depth + 1))
    return entries.every((entry) => entry !== undefined) ? entries : undefined
  }
  const members = new Map<string, Literal>()
  for (const { from, to } of parts) {
    const [key, colon] = [tokens[from]!, tokens[from + 1]]
    const value = colon?.text === ':' && colon.kind === 'mark' ? readLiteral(tokens, { from: from + 2, to }, depth + 1) : undefined
    if (value === undefined || !['name', 'text', 'number'].includes(key.kind)) return undefined
    members.set(key.text, value)
  }
  return Object.fromEntries(members)
}
