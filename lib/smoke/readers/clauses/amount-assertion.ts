import type { ReadAssertion } from '../read-request'
import type { Amount, Comparison } from './assertions-for'

/** The assertion that there are so many, that it is so long or so large, or why there is none. */
export function amountAssertion(subject: Amount, op: Comparison, limit: string): ReadAssertion[] | string {
  const within = bounds(op, limit)
  if (typeof within === 'string') return within
  const { least, most } = within
  if (subject.of === 'size') {
    const params = { ...(least === undefined ? {} : { minBytes: least }), ...(most === undefined ? {} : { maxBytes: most }) }
    return [{ kind: 'size', params }]
  }
  const word = subject.of === 'json' && subject.length ? 'length' : 'count'
  const params = { op: least === most ? word : least === undefined ? `max_${word}` : `min_${word}`, value: String(least ?? most) }
  if (subject.of === 'header') return [{ kind: 'header', params: { name: subject.name, ...params } }]
  return [{ kind: subject.of === 'xpath' ? 'xpath' : 'jsonpath', params: { path: subject.path, ...params } }]
}

/** Of whole numbers: below five is at most four. */
function bounds(op: Comparison, text: string): { least?: number; most?: number } | string {
  if (!/^\d{1,9}$/.test(text)) return 'a length is compared with a whole number'
  const number = Number(text)
  if (op === '==') return { least: number, most: number }
  if (op === '>=' || op === '>') return { least: op === '>' ? number + 1 : number }
  if (op === '<' && number === 0) return 'nothing is as small as that'
  return op === '<=' || op === '<' ? { most: op === '<' ? number - 1 : number } : 'no kind of assertion says this'
}
