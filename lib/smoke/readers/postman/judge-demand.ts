import { listStatuses } from '../clauses/list-statuses'
import type { ReadAssertion } from '../read-request'
import type { Literal } from './read-expression'
import { segmentOf, type Subject } from './read-subject'
import { schemaAssertion } from './schema-assertion'
import { statusAssertion } from './status-words'

/** One demand of an expectation: its word, and its arguments when it is called. */
export interface Demand {
  word: string
  args: Literal[]
  pattern: string | null
  called: boolean
  /** Behind `all`, `any` or `include`, which say how keys are compared. */
  flags: ReadonlySet<string>
}

type Judged = ReadAssertion[] | null

const equal = new Set(['eql', 'eqls', 'equal', 'equals', 'eq'])
const include = new Set(['include', 'includes', 'contain', 'contains'])
const types = new Set(['string', 'number', 'boolean', 'null', 'array', 'object'])
/** Comparisons of numbers by chai's words, with the opposite of each. */
const orders: Record<string, [op: string, opposite: string]> = {
  ...Object.fromEntries(['below', 'lessThan', 'lt'].map((word) => [word, ['less_than', 'at_least']])),
  ...Object.fromEntries(['most', 'lte', 'lessThanOrEqual'].map((word) => [word, ['at_most', 'greater_than']])),
  ...Object.fromEntries(['above', 'greaterThan', 'gt'].map((word) => [word, ['greater_than', 'at_most']])),
  ...Object.fromEntries(['least', 'gte', 'greaterThanOrEqual'].map((word) => [word, ['at_least', 'less_than']])),
}
const orderOf = (word: string, negated = false): string | undefined =>
  Object.hasOwn(orders, word) ? orders[word]![negated ? 1 : 0] : undefined

/** What one demand asks of a part of the answer, as assertions; null when no kind of assertion says it. */
export function judgeDemand(subject: Subject, demand: Demand, negated: boolean): ReadAssertion[] | null {
  if (subject.of === 'json') return judgeJson(subject.path, demand, negated)
  if (subject.of === 'text') return judgeText(demand, negated)
  if (subject.of === 'header') return judgeHeader(subject.name, demand, negated)
  if (subject.of === 'length') return judgeAmount({ of: 'length', path: subject.path }, demand, negated)
  if (subject.of === 'size') return judgeAmount({ of: 'size' }, demand, negated)
  if (subject.of === 'code' || subject.of === 'reason') return judgeCode(subject.of, demand, negated)
  if (subject.of === 'time') return judgeTime(demand, negated)
  if (demand.word !== 'true' && !(equal.has(demand.word) && demand.args[0] === true)) return null
  if (subject.of === 'isArray') return negated ? judgeType(subject.path, 'array', true) : json(subject.path, 'type', 'array')
  if (subject.of === 'schema') return negated ? null : schemaAssertion(subject.schema, subject.path)
  return subject.of === 'hasHeader' ? [{ kind: 'header', params: { name: subject.name, op: negated ? 'absent' : 'present' } }] : null
}

const json = (path: string, op: string, value?: string): ReadAssertion[] => [
  { kind: 'jsonpath', params: value === undefined ? { path, op } : { path, op, value } },
]

/** A value as the kind `jsonpath` reads it: texts that would be read as JSON are quoted. */
function written(value: Literal): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  try {
    JSON.parse(value)
    return JSON.stringify(value)
  } catch {
    return value
  }
}

function judgeType(path: string, type: string, negated: boolean): Judged {
  if (!types.has(type)) return null
  return negated ? schemaAssertion({ not: { type } }, path) : json(path, 'type', type)
}

function judgeJson(path: string, { word, args, pattern, flags }: Demand, negated: boolean): Judged {
  const [first, second] = args
  if (equal.has(word) && first !== undefined) return json(path, negated ? 'not_equals' : 'equals', written(first))
  if (word === 'true' || word === 'false' || word === 'null') return json(path, negated ? 'not_equals' : 'equals', word)
  if (word === 'oneOf')
    return Array.isArray(first) && first.length > 0 ? json(path, negated ? 'none_of' : 'one_of', JSON.stringify(first)) : null
  if (word === 'exist') return negated ? null : json(path, 'not_equals', 'null')
  if (word === 'empty') return json(path, negated ? 'not_empty' : 'is_empty')
  if (word === 'undefined') return json(path, negated ? 'present' : 'absent')
  if (word === 'jsonSchema') return negated || first === undefined ? null : schemaAssertion(first, path)
  if ((word === 'a' || word === 'an') && typeof first === 'string') return judgeType(path, first, negated)
  if (word === 'property' && (typeof first === 'string' || typeof first === 'number')) {
    const inner = path + segmentOf(first)
    if (second !== undefined) return negated ? null : json(inner, 'equals', written(second))
    return json(inner, negated ? 'absent' : 'present')
  }
  if (include.has(word)) return judgeInclude(path, first, negated)
  if (word === 'match' || word === 'matches') return pattern === null ? null : json(path, negated ? 'not_matches' : 'matches', pattern)
  if (word === 'string' && typeof first === 'string') return json(path, negated ? 'not_contains' : 'contains', first)
  if (word === 'keys' || word === 'key') return negated || flags.has('any') ? null : judgeKeys(path, args, flags.has('include'))
  if (typeof first !== 'number') return null
  if (word === 'lengthOf' || word === 'length') return negated ? null : json(path, 'length', String(first))
  const order = orderOf(word, negated)
  if (order !== undefined) return json(path, order, String(first))
  if (negated || typeof second !== 'number') return null
  if (word === 'within') return [...json(path, 'at_least', String(first)), ...json(path, 'at_most', String(second))]
  if (word !== 'closeTo' && word !== 'approximately') return null
  return [...json(path, 'at_least', String(first - second)), ...json(path, 'at_most', String(first + second))]
}

/** In a list `"5"` is a text and `5` a number; in a text both are looked for as they stand. Only one of the two can be written. */
function judgeInclude(path: string, wanted: Literal | undefined, negated: boolean): Judged {
  if (typeof wanted === 'number' || (typeof wanted === 'string' && written(wanted) === wanted))
    return json(path, negated ? 'not_contains' : 'contains', String(wanted))
  if (negated || wanted === null || typeof wanted !== 'object' || Array.isArray(wanted)) return null
  // Of an object only the members that are named count.
  return Object.entries(wanted).flatMap(([key, value]) => json(path + segmentOf(key), 'equals', written(value)))
}

/** Just these keys, or these among others. */
function judgeKeys(path: string, args: Literal[], among: boolean): Judged {
  const names = args.flat()
  if (names.length === 0 || !names.every((name) => typeof name === 'string')) return null
  const only: { [key: string]: Literal } = among
    ? {}
    : { properties: Object.fromEntries(names.map((name) => [name, {}])), additionalProperties: false }
  return schemaAssertion({ type: 'object', required: names, ...only }, path)
}

function judgeAmount(
  subject: { of: 'length'; path: string } | { of: 'size' },
  { word, args: [first, second] }: Demand,
  negated: boolean,
): Judged {
  if (typeof first !== 'number' || !Number.isInteger(first) || first < 0) return null
  const order = orderOf(word, negated)
  // Whole numbers: "above 0" is "at least 1".
  const least = order === 'greater_than' ? first + 1 : order === 'at_least' ? first : undefined
  const most = order === 'less_than' ? first - 1 : order === 'at_most' ? first : undefined
  const range = ((): [number | undefined, number | undefined] | null => {
    if (order !== undefined) return [least, most]
    if (negated) return null
    if (equal.has(word)) return [first, first]
    return word === 'within' && typeof second === 'number' ? [first, second] : null
  })()
  if (!range || (range[1] !== undefined && range[1] < 0)) return null
  const [from, to] = range
  if (subject.of === 'size') {
    const params = { ...(from === undefined ? {} : { minBytes: from }), ...(to === undefined ? {} : { maxBytes: to }) }
    return [{ kind: 'size', params }]
  }
  if (from === to) return json(subject.path, 'length', String(from))
  return [
    ...(from === undefined ? [] : json(subject.path, 'min_length', String(from))),
    ...(to === undefined ? [] : json(subject.path, 'max_length', String(to))),
  ]
}

function judgeText({ word, args: [first], pattern }: Demand, negated: boolean): Judged {
  const body = (op: string, value: string): ReadAssertion[] => [{ kind: 'body_text', params: { op, value } }]
  if ((include.has(word) || word === 'string') && typeof first === 'string') return body(negated ? 'not_contains' : 'contains', first)
  if (equal.has(word) && typeof first === 'string' && first !== '') return body(negated ? 'not_equals' : 'equals', first)
  if (word === 'empty') return negated ? body('matches', '(?s).') : [{ kind: 'size', params: { maxBytes: 0 } }]
  return word === 'match' && pattern !== null ? body(negated ? 'not_matches' : 'matches', pattern) : null
}

function judgeHeader(name: string, { word, args: [first], pattern }: Demand, negated: boolean): Judged {
  const header = (op: string, value?: string): ReadAssertion[] => [
    { kind: 'header', params: value === undefined ? { name, op } : { name, op, value } },
  ]
  if (equal.has(word) && typeof first === 'string') return header(negated ? 'not_equals' : 'equals', first)
  if (include.has(word) && typeof first === 'string') return header(negated ? 'not_contains' : 'contains', first)
  if (word === 'oneOf' && Array.isArray(first) && first.length > 0) return header(negated ? 'none_of' : 'one_of', JSON.stringify(first))
  if (word === 'undefined' || word === 'exist') return header((word === 'exist') === negated ? 'absent' : 'present')
  return word === 'match' && pattern !== null ? header(negated ? 'not_matches' : 'matches', pattern) : null
}

function judgeTime({ word, args: [first, second] }: Demand, negated: boolean): Judged {
  const order = orderOf(word, negated)
  // The time is measured in fractions of a millisecond, so "below" and "at most" differ in nothing that can be seen.
  const most = order === 'less_than' || order === 'at_most' ? first : word === 'within' && first === 0 && !negated ? second : undefined
  return typeof most === 'number' ? [{ kind: 'latency', params: { maxMs: most } }] : null
}

function judgeCode(of: 'code' | 'reason', { word, args }: Demand, negated: boolean): Judged {
  const [first, second] = args
  const wanted = (value: Literal | undefined) => typeof value === (of === 'code' ? 'number' : 'string')
  const listed =
    equal.has(word) && wanted(first) ? [first!] : word === 'oneOf' && Array.isArray(first) && first.every(wanted) ? first : null
  if (listed) return statusAssertion(listed, negated)
  if (of === 'reason' || typeof first !== 'number' || !Number.isInteger(first)) return null
  const order = orderOf(word)
  const test = (status: number): boolean => {
    if (word === 'within') return status >= first && status <= Number(second)
    return order === 'less_than'
      ? status < first
      : order === 'at_most'
        ? status <= first
        : order === 'greater_than'
          ? status > first
          : status >= first
  }
  if (order === undefined && (word !== 'within' || typeof second !== 'number')) return null
  return [{ kind: 'status', params: { expected: listStatuses((status) => test(status) !== negated) } }]
}
