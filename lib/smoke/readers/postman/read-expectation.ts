import type { ReadAssertion } from '../read-request'
import { type Link, type Literal, readLiteral } from './read-expression'
import { segmentOf, type Subject } from './read-subject'
import { statusAssertion } from './status-words'
import type { Token } from './script-tokens'

/** Words of an expectation that only make it a sentence. */
const filler = new Set(['to', 'be', 'been', 'is', 'that', 'which', 'and', 'has', 'have', 'with', 'at', 'of', 'same', 'but', 'does', 'deep'])

/** One demand of an expectation: its word, and its arguments when it is called. */
interface Demand {
  word: string
  args: Literal[]
  pattern: string | null
  called: boolean
}

/**
 * What `.to.be.…` after `pm.expect(…)` demands, as assertions; several in a row are all taken. Null when any of it is
 * not understood or no kind of assertion says it: half an expectation is none. A `not` passes only on a value that is
 * there, which is stricter than the script.
 */
export function readExpectation(tokens: readonly Token[], subject: Subject, links: Link[]): ReadAssertion[] | null {
  const demands = readDemands(tokens, links)
  if (!demands) return null
  const assertions: ReadAssertion[] = []
  let about = subject
  let negated = false
  for (const [index, demand] of demands.entries()) {
    if (demand.word === 'not') {
      negated = true
      continue
    }
    if ((demand.word === 'lengthOf' || demand.word === 'length') && !demand.called) {
      if (about.of !== 'json' || index === demands.length - 1) return null
      about = { of: 'length', path: about.path }
      continue
    }
    const made = judge(about, demand, negated)
    if (!made) return null
    assertions.push(...made)
    const [name] = demand.args
    if (demand.word === 'property' && about.of === 'json' && typeof name === 'string')
      about = { of: 'json', path: about.path + segmentOf(name) }
  }
  return assertions.length > 0 ? assertions : null
}

function readDemands(tokens: readonly Token[], links: Link[]): Demand[] | null {
  const demands: Demand[] = []
  for (const [index, link] of links.entries()) {
    if (link.is === 'index') return null
    if (link.is === 'call') {
      if (links[index - 1]?.is !== 'prop' || demands.length === 0) return null
      continue
    }
    const next = links[index + 1]
    if (filler.has(link.name)) {
      if (next?.is === 'call') return null
      continue
    }
    const demand: Demand = { word: link.name, args: [], pattern: null, called: next?.is === 'call' }
    for (const range of next?.is === 'call' ? next.args : []) {
      const token = tokens[range.from]!
      if (token.kind === 'regex' && range.to === range.from + 1) demand.pattern = patternOf(token)
      const value = readLiteral(tokens, range)
      if (value === undefined && demand.pattern === null) return null
      if (value !== undefined) demand.args.push(value)
    }
    demands.push(demand)
  }
  return demands
}

/** The pattern as RE2 has it; null for flags it has not. */
export function patternOf({ text, flags = '' }: Token): string | null {
  const known = [...flags].filter((flag) => flag !== 'g' && flag !== 'u')
  if (known.some((flag) => !'ims'.includes(flag))) return null
  return `${known.length > 0 ? `(?${known.join('')})` : ''}${text.replaceAll('\\/', '/')}`
}

const equal = new Set(['eql', 'eqls', 'equal', 'equals', 'eq'])
const include = new Set(['include', 'includes', 'contain', 'contains'])
const below = new Set(['below', 'lessThan', 'lt'])
const atMost = new Set(['most', 'lte', 'lessThanOrEqual'])
const above = new Set(['above', 'greaterThan', 'gt'])
const atLeast = new Set(['least', 'gte', 'greaterThanOrEqual'])
const types = new Set(['string', 'number', 'boolean', 'null', 'array', 'object'])

type Judged = ReadAssertion[] | null

function judge(subject: Subject, demand: Demand, negated: boolean): Judged {
  if (subject.of === 'json') return judgeJson(subject.path, demand, negated)
  if (subject.of === 'text') return judgeText(demand, negated)
  if (subject.of === 'header') return judgeHeader(subject.name, demand, negated)
  if (subject.of === 'length') return negated ? null : judgeLength(subject.path, demand)
  if (negated || subject.of === 'cookie') return null
  if (subject.of === 'time') return judgeTime(demand)
  if (subject.of === 'code' || subject.of === 'reason') return judgeCode(subject.of, demand)
  if (demand.word !== 'true' && !(equal.has(demand.word) && demand.args[0] === true)) return null
  if (subject.of === 'isArray') return json(subject.path, 'type', 'array')
  return subject.of === 'hasHeader' ? [{ kind: 'header', params: { name: subject.name, op: 'present' } }] : null
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

function judgeJson(path: string, { word, args, pattern }: Demand, negated: boolean): Judged {
  const [first, second] = args
  if (equal.has(word) && first !== undefined) return json(path, negated ? 'not_equals' : 'equals', written(first))
  if (word === 'true' || word === 'false' || word === 'null') return json(path, negated ? 'not_equals' : 'equals', word)
  if (word === 'exist') return negated ? null : json(path, 'not_equals', 'null')
  if (word === 'empty') return negated ? json(path, 'min_length', '1') : json(path, 'length', '0')
  if (word === 'undefined') return negated ? json(path, 'present') : null
  if (negated) return null
  if ((word === 'a' || word === 'an') && typeof first === 'string') return types.has(first) ? json(path, 'type', first) : null
  if (word === 'property' && typeof first === 'string') {
    const inner = path + segmentOf(first)
    return second === undefined ? json(inner, 'present') : json(inner, 'equals', written(second))
  }
  if (include.has(word)) {
    // In a list `"5"` is a text and `5` a number; in a text both are looked for as they stand. Only one of the two can be written.
    return typeof first === 'number' || (typeof first === 'string' && written(first) === first)
      ? json(path, 'contains', String(first))
      : null
  }
  if (word === 'match' && pattern !== null) return json(path, 'matches', pattern)
  if (typeof first !== 'number') return null
  if (word === 'lengthOf' || word === 'length') return json(path, 'length', String(first))
  if (atLeast.has(word)) return json(path, 'at_least', String(first))
  if (atMost.has(word)) return json(path, 'at_most', String(first))
  if (word !== 'within' || typeof second !== 'number') return null
  return [...json(path, 'at_least', String(first)), ...json(path, 'at_most', String(second))]
}

function judgeLength(path: string, { word, args: [first] }: Demand): Judged {
  if (typeof first !== 'number' || !Number.isInteger(first)) return null
  if (equal.has(word)) return json(path, 'length', String(first))
  // Lengths are whole numbers, so "above 0" is "at least 1".
  if (above.has(word)) return json(path, 'min_length', String(first + 1))
  return atLeast.has(word) ? json(path, 'min_length', String(first)) : null
}

function judgeText({ word, args: [first], pattern }: Demand, negated: boolean): Judged {
  const body = (op: string, value: string): ReadAssertion[] => [{ kind: 'body_text', params: { op, value } }]
  if (include.has(word) && typeof first === 'string') return body(negated ? 'not_contains' : 'contains', first)
  if (word === 'empty' && negated) return body('matches', '(?s).')
  return word === 'match' && pattern !== null && !negated ? body('matches', pattern) : null
}

function judgeHeader(name: string, { word, args: [first], pattern }: Demand, negated: boolean): Judged {
  const header = (op: string, value?: string): ReadAssertion[] => [
    { kind: 'header', params: value === undefined ? { name, op } : { name, op, value } },
  ]
  if (equal.has(word) && typeof first === 'string') return header(negated ? 'not_equals' : 'equals', first)
  if (include.has(word) && typeof first === 'string') return header(negated ? 'not_contains' : 'contains', first)
  if (negated) return null
  if (word === 'exist') return header('present')
  return word === 'match' && pattern !== null ? header('matches', pattern) : null
}

function judgeTime({ word, args: [first, second] }: Demand): Judged {
  // The time is measured in fractions of a millisecond, so "below" and "at most" differ in nothing that can be seen.
  const most = below.has(word) || atMost.has(word) ? first : word === 'within' && first === 0 ? second : undefined
  return typeof most === 'number' ? [{ kind: 'latency', params: { maxMs: most } }] : null
}

function judgeCode(of: 'code' | 'reason', { word, args }: Demand): Judged {
  const [first, second] = args
  const wanted = (value: Literal | undefined) => typeof value === (of === 'code' ? 'number' : 'string')
  if (equal.has(word) && wanted(first)) return statusAssertion([first!])
  if (word === 'oneOf' && Array.isArray(first) && first.every(wanted)) return statusAssertion(first)
  if (of === 'reason' || typeof first !== 'number' || !Number.isInteger(first)) return null
  const range = (from: number, to: number): Judged => [{ kind: 'status', params: { expected: `${from}-${to}` } }]
  if (word === 'within' && typeof second === 'number') return range(first, second)
  if (below.has(word)) return range(100, first - 1)
  if (atMost.has(word)) return range(100, first)
  if (above.has(word)) return range(first + 1, 599)
  return atLeast.has(word) ? range(first, 599) : null
}
