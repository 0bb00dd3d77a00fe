import type { ReadAssertion } from '../read-request'
import { judgeDemand } from './judge-demand'
import { readChain } from './read-expression'
import { readSubject, type Scope } from './read-subject'
import { readValue } from './read-value'
import type { Token } from './script-tokens'
import type { Range } from './split-statements'

const words: Record<string, string> = {
  '===': 'equal',
  '==': 'equal',
  '!==': 'equal',
  '!=': 'equal',
  '<': 'below',
  '<=': 'most',
  '>': 'above',
  '>=': 'least',
}
const none = { pattern: null, called: true, flags: new Set<string>() }

/**
 * What has to hold for an expression to be true: a part of the answer compared with a literal, `responseBody.has('…')`, or what is true or false
 * already. Null for everything else.
 */
export function readComparison(tokens: readonly Token[], range: Range, scope: Scope): ReadAssertion[] | null {
  const at = signOf(tokens, range)
  if (at === null) return readTruth(tokens, range, scope)
  const sign = tokens[at]!.text
  const subject = readSubject(tokens, { from: range.from, to: at }, scope)
  const value = readValue(tokens, { from: at + 1, to: range.to }, scope)
  if (!subject || value === undefined || !Object.hasOwn(words, sign)) return null
  return judgeDemand(subject, { ...none, word: words[sign]!, args: [value] }, sign.startsWith('!'))
}

/** Where the only sign outside of brackets stands that could join two expressions. */
function signOf(tokens: readonly Token[], { from, to }: Range): number | null {
  for (let at = from; at < to; at += 1) {
    const token = tokens[at]!
    if (token.mate > at) at = token.mate
    else if (token.kind === 'mark' && token.text !== '.' && token.text !== '?.') return at
  }
  return null
}

function readTruth(tokens: readonly Token[], range: Range, scope: Scope): ReadAssertion[] | null {
  const chain = readChain(tokens, range)
  const [has, call] = chain?.links ?? []
  if (chain?.root === 'responseBody' && has?.is === 'prop' && has.name === 'has' && call?.is === 'call' && chain.links.length === 2) {
    const text = call.args.length === 1 ? readValue(tokens, call.args[0]!, scope) : undefined
    return typeof text === 'string' ? judgeDemand({ of: 'text' }, { ...none, word: 'include', args: [text] }, false) : null
  }
  const subject = readSubject(tokens, range, scope)
  return subject ? judgeDemand(subject, { ...none, word: 'true', args: [], called: false }, false) : null
}
