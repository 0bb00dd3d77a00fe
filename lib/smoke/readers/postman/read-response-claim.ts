import { listStatuses } from '../clauses/list-statuses'
import type { ReadAssertion } from '../read-request'
import type { Link, Literal } from './read-expression'
import { patternOf, readExpectation } from './read-expectation'
import { type Scope, segmentOf } from './read-subject'
import { readValue } from './read-value'
import { schemaAssertion } from './schema-assertion'
import type { Token } from './script-tokens'
import { responseWords, statusAssertion } from './status-words'

/**
 * What `pm.response.to.…` claims: `have.status`, `have.header`, `have.body` with a pattern, `have.jsonBody`, and single
 * words such as `be.ok`. Null when it is not understood or no kind of assertion says it.
 */
export function readResponseClaim(tokens: readonly Token[], links: Link[], scope: Scope): ReadAssertion[] | null {
  const negated = links[0]?.is === 'prop' && links[0].name === 'not'
  const [verb, what, call, ...more] = negated ? links.slice(1) : links
  if (verb?.is !== 'prop' || what?.is !== 'prop' || (verb.name !== 'be' && verb.name !== 'have')) return null
  // Every word behind `to` may be written first: `to.not.have`, `to.have.responseTime.below`.
  if (what.name === 'responseTime' && call?.is === 'prop')
    return readExpectation(
      tokens,
      { of: 'time' },
      links.filter((link) => link !== verb && link !== what),
      scope,
    )
  if (call === undefined) return verb.name === 'be' ? claimOfWord(what.name, negated) : null
  if (call.is !== 'call' || more.length > 0) return null
  const first = call.args[0] && tokens[call.args[0].from]
  if (what.name === 'body' && first?.kind === 'regex' && call.args.length === 1 && call.args[0]!.to - call.args[0]!.from === 1) {
    const value = patternOf(first)
    return value === null ? null : [{ kind: 'body_text', params: { op: negated ? 'not_matches' : 'matches', value } }]
  }
  const args = call.args.map((range) => readValue(tokens, range, scope))
  return args.every((arg) => arg !== undefined) ? claimOf(what.name, args, negated) : null
}

function claimOfWord(word: string, negated: boolean): ReadAssertion[] | null {
  const said = responseWords.get(word)
  if (!negated || !said) return said ? [said] : null
  if (said.kind !== 'status') return word === 'withBody' ? [{ kind: 'size', params: { maxBytes: 0 } }] : null
  const named = String(said.params.expected).split(', ')
  const expected = listStatuses((status) => !named.some((one) => (one.endsWith('xx') ? `${status}`[0] === one[0] : `${status}` === one)))
  return [{ kind: 'status', params: { expected } }]
}

function claimOf(word: string, [first, second]: Literal[], negated: boolean): ReadAssertion[] | null {
  if (word === 'status' && first !== undefined && first !== null) return statusAssertion([first], negated)
  if (word === 'header' && typeof first === 'string') {
    if (second === undefined) return [{ kind: 'header', params: { name: first, op: negated ? 'absent' : 'present' } }]
    return typeof second === 'string' && !negated ? [{ kind: 'header', params: { name: first, op: 'equals', value: second } }] : null
  }
  if (word === 'jsonSchema') return first === undefined || negated ? null : schemaAssertion(first, '$')
  if (word === 'body') return claimOfBody(first, negated)
  if (word !== 'jsonBody') return null
  if (first === undefined) return negated ? null : [{ kind: 'jsonpath', params: { path: '$', op: 'present' } }]
  if (typeof first !== 'string' || (negated && second !== undefined) || !/^[\w$-]+(?:\[\d+\]|\.[\w$-]+)*$/.test(first)) return null
  const path = first
    .replace(/\[(\d+)\]/g, '.#$1')
    .split('.')
    .map((key) => segmentOf(key.startsWith('#') ? Number(key.slice(1)) : key))
  const at = `$${path.join('')}`
  if (second === undefined) return [{ kind: 'jsonpath', params: { path: at, op: negated ? 'absent' : 'present' } }]
  return [{ kind: 'jsonpath', params: { path: at, op: 'equals', value: JSON.stringify(second) } }]
}

/** The whole body: there at all, this text, or this object. */
function claimOfBody(wanted: Literal | undefined, negated: boolean): ReadAssertion[] | null {
  if (wanted === undefined) return claimOfWord('withBody', negated)
  if (typeof wanted === 'string' && wanted !== '')
    return [{ kind: 'body_text', params: { op: negated ? 'not_equals' : 'equals', value: wanted } }]
  if (wanted === null || typeof wanted !== 'object' || Array.isArray(wanted)) return null
  return [{ kind: 'jsonpath', params: { path: '$', op: negated ? 'not_equals' : 'equals', value: JSON.stringify(wanted) } }]
}
