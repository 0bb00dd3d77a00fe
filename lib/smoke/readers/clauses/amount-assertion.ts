import type { ReadAssertion } from '../read-request'
import { because, type Why } from '../why'
import type { Amount, Comparison } from './assertions-for'

/** The assertion that there are so many, that it is so long or so large, or why there is none. */
export function amountAssertion(subject: Amount, op: Comparison, limit: string): ReadAssertion[] | Why {
  const within = bounds(op, limit)
  if ('code' in within) return within
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
function bounds(op: Comparison, text: string): { least?: number; most?: number } | Why {
  if (!/^\d{1,9}$/.test(text)) return because('length_not_whole')
  const number = Number(text)
  if (op === '==') return { least: number, most: number }
  if (op === '>=' || op === '>') return { least: op === '>' ? number + 1 : number }
  if (op === '<' && number === 0) return because('nothing_so_small')
  return op === '<=' || op === '<' ? { most: op === '<' ? number - 1 : number } : because('no_assertion_says_this')
}
