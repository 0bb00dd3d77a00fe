import { assertionsFor, type Comparison, type Operand, type Subject } from '../clauses/assertions-for'
import type { ReadAssertion } from '../read-request'
import type { HurlFile } from './hurl-file'
import { type Query, readQuery } from './read-query'
import { type Token, tokenize } from './tokenize'

const predicates: Record<string, Comparison> = {
  '==': '==',
  equals: '==',
  '!=': '!=',
  notEquals: '!=',
  '>': '>',
  greaterThan: '>',
  '>=': '>=',
  greaterThanOrEquals: '>=',
  '<': '<',
  lessThan: '<',
  '<=': '<=',
  lessThanOrEquals: '<=',
  contains: 'contains',
  includes: 'includes',
  startsWith: 'starts',
  endsWith: 'ends',
  matches: 'matches',
  exists: 'exists',
}

const types: Record<string, string> = {
  isString: 'string',
  isBoolean: 'boolean',
  isNumber: 'number',
  isCollection: 'array',
  isList: 'array',
  isObject: 'object',
}
const typePredicate = /^is(Boolean|Collection|Date|Empty|Float|Integer|Ipv4|Ipv6|IsoDate|List|Number|Object|String|Uuid)$/
const opposite: Partial<Record<Comparison, Comparison>> = {
  '==': '!=',
  '!=': '==',
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
  contains: 'not contains',
  exists: 'not exists',
  matches: 'not matches',
  starts: 'not starts',
  ends: 'not ends',
}

const absent = 'this kind of assertion is not there yet'

/** Reads one line of `[Asserts]`. What no kind of assertion can say is refused, and so are filters other than `count`. */
export function readAssert(file: HurlFile, at: number): ReadAssertion[] {
  const query = readQuery(file, at, tokenize(file.lines[at]!))
  const answer = query ? judge(file, at, query) : []
  if (typeof answer !== 'string') return answer
  file.refuse(at, `${query!.kind}: ${answer}`)
  return []
}

function judge(file: HurlFile, at: number, query: Query): ReadAssertion[] | string {
  const rest = [...query.rest]
  const counted = isWord(rest[0], 'count') && rest.length > 1
  if (counted) rest.shift()
  const negated = isWord(rest[0], 'not')
  if (negated) rest.shift()
  const [predicate, value, ...more] = rest
  if (predicate?.kind !== 'word') return 'it does not say what is expected'
  if (query.kind === 'regex' && !counted && !negated && predicate.text === 'exists' && !value)
    return assertionsFor({ of: 'body' }, 'matches', [{ text: query.argument, quoted: true }])
  const subject = subjectOf(query, counted, rest)
  if (typeof subject === 'string') return subject
  if (more.length > 0 || (!Object.hasOwn(predicates, predicate.text) && !typePredicate.test(predicate.text)))
    return 'filters, and predicates other than the common ones, are not understood'
  return compare(subject, predicate.text, negated, value && operandOf(file, at, value))
}

const isWord = (token: Token | undefined, text: string) => token?.kind === 'word' && token.text === text

function subjectOf({ kind, argument }: Query, counted: boolean, rest: Token[]): Subject | string {
  if (kind === 'jsonpath') {
    const whole = /^(.*)\[\*\]$/s.exec(argument)?.[1]
    if (counted)
      return selectsOne(whole ?? argument)
        ? { of: 'json', path: whole ?? argument, length: true }
        : 'counting what a path selects is not there yet'
    const aggregate = rest.some(({ kind: one, text }) => one === 'word' && /^(includes|isEmpty|isCollection|isList)$/.test(text))
    if (aggregate && !selectsOne(argument)) return 'what a path selects is looked at one by one, not as a list'
    return { of: 'json', path: argument }
  }
  if (counted) return 'counting is there for jsonpath only'
  if (kind === 'status' || kind === 'body') return { of: kind }
  if (kind === 'duration') return { of: 'latency' }
  if (kind === 'header') return { of: 'header', name: argument }
  return absent
}

/** Whether a path goes to one place at most: no wildcards, slices, lists, filters or descendants. Texts in brackets are passed over. */
const selectsOne = (path: string) => !/[*?:,]|\.\./.test(path.replace(/\['[^']*'\]|\["[^"]*"\]/g, ''))

function compare(subject: Subject, predicate: string, negated: boolean, value: Operand | string | undefined): ReadAssertion[] | string {
  if (typeof value === 'string') return value
  if (typePredicate.test(predicate)) return compareType(subject, predicate, negated)
  const op = negated ? opposite[predicates[predicate]!] : predicates[predicate]
  if (op === undefined) return `not ${predicate}: ${absent}`
  return assertionsFor(subject, op, value ? [value] : [])
}

function compareType(subject: Subject, predicate: string, negated: boolean): ReadAssertion[] | string {
  if (subject.of !== 'json' || subject.length) return `${predicate}: ${absent}`
  const number = (text: string) => [{ text, quoted: false }]
  if (predicate === 'isEmpty') return assertionsFor({ ...subject, length: true }, negated ? '>=' : '==', number(negated ? '1' : '0'))
  const type = types[predicate]
  return type === undefined || negated ? `${negated ? 'not ' : ''}${predicate}: ${absent}` : assertionsFor(subject, 'type', number(type))
}

function operandOf(file: HurlFile, at: number, token: Token): Operand | string {
  if (token.kind !== 'word') return { text: file.text(token.text, at), quoted: token.kind === 'text' }
  if (/^(hex|base64|file),/.test(token.text)) return 'comparing with bytes is not there yet'
  if (/^(true|false|null|[+-]?\d+(\.\d+)?([eE][+-]?\d+)?)$/.test(token.text)) return { text: token.text, quoted: false }
  if (/^\{\{[^{}]*\}\}$/.test(token.text)) return { text: file.text(token.text, at), quoted: false }
  return 'what it is compared with is no value of Hurl'
}
