import { expect, test } from 'vitest'
import { whyWords } from '../say-why'
import { assertionsFor, type Comparison, type Subject } from './assertions-for'

const status: Subject = { of: 'status' }
const body: Subject = { of: 'body' }
const size: Subject = { of: 'size' }
const etag: Subject = { of: 'header', name: 'etag' }
const json: Subject = { of: 'json', path: '$.a' }
const length: Subject = { of: 'json', path: '$.a', length: true }
const many: Subject = { of: 'json', path: '$.a[*]', count: true }
const title: Subject = { of: 'xpath', path: '//h1' }

const rows: [name: string, subject: Subject, op: Comparison, values: string[], made: Record<string, unknown>[]][] = [
  ['below a status', status, '<', ['300'], [{ expected: '100-299' }]],
  ['any but a status', status, '!=', ['404'], [{ expected: '100-403, 405-599' }]],
  ['a pattern of statuses', status, 'glob', ['20*'], [{ expected: '200-209' }]],
  ['more than a number', json, '>', ['0.5'], [{ path: '$.a', op: 'greater_than', value: '0.5' }]],
  ['a text that looks like a number', json, '==', ['"7"'], [{ path: '$.a', op: 'equals', value: '"7"' }]],
  ['a text that looks like a text', json, '==', ['"seven"'], [{ path: '$.a', op: 'equals', value: 'seven' }]],
  ['a text made of a variable', json, '==', ['"{{A}}"'], [{ path: '$.a', op: 'equals', value: '"{{A}}"' }]],
  ['a variable of any type', json, '==', ['{{A}}'], [{ path: '$.a', op: 'equals', value: '{{A}}' }]],
  ['one of two texts', json, 'in', ['"a.b"', '"c"'], [{ path: '$.a', op: 'one_of', value: '["a.b","c"]' }]],
  ['one of values of several types', json, 'in', ['1', '"1"', 'null'], [{ path: '$.a', op: 'one_of', value: '[1,"1",null]' }]],
  ['none of two', json, 'not in', ['1', '2'], [{ path: '$.a', op: 'none_of', value: '[1,2]' }]],
  ['longer than', length, '>', ['2'], [{ path: '$.a', op: 'min_length', value: '3' }]],
  ['shorter than', length, '<', ['2'], [{ path: '$.a', op: 'max_length', value: '1' }]],
  ['as many', many, '==', ['2'], [{ path: '$.a[*]', op: 'count', value: '2' }]],
  ['fewer', many, '<', ['2'], [{ path: '$.a[*]', op: 'max_count', value: '1' }]],
  ['the end of a header', etag, 'ends', ['"+1"'], [{ name: 'etag', op: 'ends_with', value: '+1' }]],
  ['one header of several', etag, 'includes', ['"a"'], [{ name: 'etag', op: 'equals', value: 'a', which: 'any' }]],
  ['a whole body', body, '==', ['"a (b)"'], [{ op: 'equals', value: 'a (b)' }]],
  ['bytes of a body', size, '==', ['120'], [{ minBytes: 120, maxBytes: 120 }]],
  ['more bytes', size, '>', ['120'], [{ minBytes: 121 }]],
  ['an element', title, 'contains', ['"a"'], [{ path: '//h1', op: 'contains', value: 'a' }]],
]

test.each(rows)('%s', (_name, subject, op, values, made) => {
  const operands = values.map((text) => ({ text: text.replace(/^"(.*)"$/, '$1'), quoted: text.startsWith('"') }))
  const assertions = assertionsFor(subject, op, operands)
  expect(Array.isArray(assertions) ? assertions.map(({ params }) => params) : assertions).toEqual(made)
})

test.each<[name: string, subject: Subject, op: Comparison, value: string, why: RegExp]>([
  ['a status that does not exist', status, '>', '600', /no status/],
  ['shorter than nothing', length, '<', '0', /as small/],
  ['a length that is no number', length, '==', 'two', /whole number/],
  ['slower than', { of: 'latency' }, '>', '5', /takes its time/],
  ['a pattern that RE2 does not take', json, 'matches', '(?=a)', /RE2/],
  ['a long pattern', json, 'matches', 'a'.repeat(501), /longer/],
  ['a path that is none', { of: 'json', path: '$.a b' }, '==', '1', /RFC 9535/],
  ['a path that is no XPath', { of: 'xpath', path: '//[' }, '==', '1', /XPath/],
  ['a long path', { of: 'json', path: `$${'.a'.repeat(300)}` }, '==', '1', /longer/],
  ['a variable in a pattern of its own kind', body, 'glob', '{{A}}?', /variable/],
  ['a body that is there', body, 'exists', 'a', /no kind/],
])('%s is refused', (_name, subject, op, text, why) => {
  const made = assertionsFor(subject, op, [{ text, quoted: true }])
  expect(Array.isArray(made) ? made : whyWords('en')(made)).toMatch(why)
})
