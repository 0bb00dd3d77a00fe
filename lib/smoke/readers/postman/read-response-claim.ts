import type { ReadAssertion } from '../read-request'
import { type Link, type Literal, readLiteral } from './read-expression'
import { patternOf } from './read-expectation'
import { segmentOf } from './read-subject'
import type { Token } from './script-tokens'
import { responseWords, statusAssertion } from './status-words'

/**
 * What `pm.response.to.…` claims: `have.status`, `have.header`, `have.body` with a pattern, `have.jsonBody`, and single
 * words such as `be.ok`. Null when it is not understood or no kind of assertion says it.
 */
export function readResponseClaim(tokens: readonly Token[], links: Link[]): ReadAssertion[] | null {
  const props = links.filter((link) => link.is === 'prop').map((link) => link.name)
  const last = links.at(-1)
  const verbs = props.join('.')
  if (last?.is === 'prop' && props.length === links.length) {
    if (verbs === 'not.be.error') return [{ kind: 'status', params: { expected: '1xx, 2xx, 3xx' } }]
    const word = props.length === 2 && props[0] === 'be' ? responseWords.get(props[1]!) : undefined
    return word ? [word] : null
  }
  if (last?.is !== 'call' || props.length !== 2 || props[0] !== 'have' || links.length !== 3) return null
  const first = last.args[0] && tokens[last.args[0].from]
  if (props[1] === 'body' && first?.kind === 'regex' && last.args.length === 1 && last.args[0]!.to - last.args[0]!.from === 1) {
    const value = patternOf(first)
    return value === null ? null : [{ kind: 'body_text', params: { op: 'matches', value } }]
  }
  const args = last.args.map((range) => readLiteral(tokens, range))
  return args.every((arg) => arg !== undefined) ? claimOf(props[1]!, args) : null
}

function claimOf(word: string, [first, second]: Literal[]): ReadAssertion[] | null {
  if (word === 'status' && first !== undefined && first !== null) return statusAssertion([first])
  if (word === 'header' && typeof first === 'string') {
    if (second === undefined) return [{ kind: 'header', params: { name: first, op: 'present' } }]
    return typeof second === 'string' ? [{ kind: 'header', params: { name: first, op: 'equals', value: second } }] : null
  }
  if (word !== 'jsonBody') return null
  if (first === undefined) return [{ kind: 'jsonpath', params: { path: '$', op: 'present' } }]
  if (typeof first !== 'string' || second !== undefined || !/^[\w$-]+(?:\[\d+\]|\.[\w$-]+)*$/.test(first)) return null
  const path = first
    .replace(/\[(\d+)\]/g, '.#$1')
    .split('.')
    .map((key) => segmentOf(key.startsWith('#') ? Number(key.slice(1)) : key))
  return [{ kind: 'jsonpath', params: { path: `$${path.join('')}`, op: 'present' } }]
}
