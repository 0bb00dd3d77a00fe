import { assertionsFor, type Comparison, type Operand, type Subject } from '../clauses/assertions-for'
import type { ReadAssertion } from '../read-request'
import { about, because, type Why, type WhyCode } from '../why'
import type { HurlFile } from './hurl-file'
import { judgeCertificate, judgeCookie, judgeVersion } from './judge-special'
import { judgeType, typePredicate } from './judge-type'
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

const opposite: Partial<Record<Comparison, Comparison>> = {
  '==': '!=',
  '!=': '==',
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
  contains: 'not contains',
  includes: 'not includes',
  exists: 'not exists',
  matches: 'not matches',
  starts: 'not starts',
  ends: 'not ends',
}

/** Queries that nothing here can answer, and why. */
const lost: Record<string, WhyCode> = {
  url: 'redirect_end_not_asserted',
  ip: 'answering_address_not_asserted',
  redirects: 'redirects_not_asserted',
  sha256: 'checksum_not_asserted',
  md5: 'checksum_not_asserted',
  rawbytes: 'raw_bytes_not_asserted',
  variable: 'captured_not_asserted',
}

/** Reads one line of `[Asserts]`. What no kind of assertion can say is refused, and so are filters that compute another value. */
export function readAssert(file: HurlFile, at: number): ReadAssertion[] {
  const query = readQuery(file, at, tokenize(file.lines[at]!))
  const answer = query ? judge(file, at, query) : []
  if (Array.isArray(answer)) return answer
  file.refuse(at, about(query!.kind, answer))
  return []
}

function judge(file: HurlFile, at: number, { kind, argument, rest: words }: Query): ReadAssertion[] | Why {
  if (Object.hasOwn(lost, kind)) return because(lost[kind]!)
  const filtered = readFilters(kind, argument, words)
  if ('code' in filtered) return filtered
  const { subject, rest, days } = filtered
  const negated = isWord(rest[0], 'not')
  const [predicate, value, ...more] = negated ? rest.slice(1) : rest
  if (predicate?.kind !== 'word') return because('expectation_missing')
  if (more.length > 0 || (!Object.hasOwn(predicates, predicate.text) && !typePredicate.test(predicate.text)))
    return because('hurl_filters_unread')
  const operand = value && operandOf(file, at, value)
  if (operand && 'code' in operand) return operand
  const own = predicates[predicate.text]
  const op = own === undefined ? undefined : negated ? opposite[own] : own
  if (kind === 'regex') return judgeRegex(argument, op)
  if (kind === 'version') return judgeVersion(op, operand)
  if (kind === 'cookie') return judgeCookie(argument, op, operand)
  if (kind === 'certificate') return judgeCertificate(argument, days, op, operand)
  if (subject === null) return because('no_assertion_says_this')
  if (typePredicate.test(predicate.text)) return judgeType(subject, predicate.text, negated)
  if (subject.of === 'json' && op?.endsWith('includes')) return judgeIncludes(subject.path, op, operand)
  if (
    (subject.of === 'header' || (subject.of === 'xpath' && !/^(count|sum|number)\(/.test(subject.path))) &&
    !subject.count &&
    /^[<>]/.test(op ?? '')
  )
    if (!filtered.number) return because('hurl_text_no_number')
  return assertionsFor(subject, op!, operand ? [operand] : [])
}

const isWord = (token: Token | undefined, text: string) => token?.kind === 'word' && token.text === text

interface Filtered {
  /** Null for what has no kind of its own. */
  subject: Subject | null
  rest: Token[]
  /** Its days from now on are looked at. */
  days: boolean
  /** A text is taken for a number. */
  number: boolean
}

/** What the query and the filters behind it look at: `count`, `nth`, `toInt`, `toFloat` and `daysAfterNow` are understood. */
function readFilters(kind: string, argument: string, words: readonly Token[]): Filtered | Why {
  const answer: Filtered = { subject: subjectOf(kind, argument), rest: [...words], days: false, number: false }
  const { rest } = answer
  const { subject } = answer
  while (subject?.of === 'json' && isWord(rest[0], 'nth') && /^\d{1,9}$/.test(rest[1]?.text ?? '')) {
    if (!selectsOne(subject.path)) return because('hurl_nth_unread')
    subject.path += `[${rest[1]!.text}]`
    rest.splice(0, 2)
  }
  if (/^to(Int|Float)$/.test(rest[0]?.text ?? '') && (subject?.of === 'header' || subject?.of === 'xpath')) {
    answer.number = true
    rest.shift()
  }
  if (kind === 'certificate' && isWord(rest[0], 'daysAfterNow')) {
    answer.days = true
    rest.shift()
  }
  if (isWord(rest[0], 'count') && rest.length > 1) {
    rest.shift()
    if (kind === 'bytes') return { ...answer, subject: { of: 'size' } }
    if (subject?.of === 'json') subject[selectsOne(subject.path) ? 'length' : 'count'] = true
    else if (subject?.of === 'header' || subject?.of === 'xpath') subject.count = true
    else return because('hurl_count_unread')
  }
  return answer
}

function subjectOf(kind: string, argument: string): Subject | null {
  if (kind === 'status' || kind === 'body') return { of: kind }
  if (kind === 'duration') return { of: 'latency' }
  if (kind === 'header') return { of: 'header', name: argument }
  return kind === 'jsonpath' ? { of: 'json', path: argument } : kind === 'xpath' ? { of: 'xpath', path: argument } : null
}

/** Whether a path goes to one place at most: no wildcards, slices, lists, filters or descendants. Texts in brackets are passed over. */
const selectsOne = (path: string) => !/[*?:,]|\.\./.test(path.replace(/\['[^']*'\]|\["[^"]*"\]/g, ''))

/** Hurl asks for a group in the pattern: without one the assertion fails whatever the body holds. */
function judgeRegex(pattern: string, op: Comparison | undefined): ReadAssertion[] | Why {
  if (!/(?:^|[^\\])(?:\\\\)*\((?!\?(?!P?<[^=!]))/.test(pattern)) return because('hurl_group_missing')
  if (op !== 'exists') return because('hurl_group_not_compared')
  return assertionsFor({ of: 'body' }, 'matches', [{ text: pattern, quoted: true }])
}

/** One of the values that a path selects: a filter of RFC 9535 says it, where the path has one `[*]` and names behind it. */
function judgeIncludes(path: string, op: Comparison, operand: Operand | undefined): ReadAssertion[] | Why {
  if (!operand) return because('compare_missing')
  if (selectsOne(path)) return assertionsFor({ of: 'json', path }, op, [operand])
  const [, list, behind] = /^(.*)\[\*\]((?:\.[A-Za-z_]\w*|\['[^'\\]*'\]|\[\d+\])*)$/s.exec(path) ?? []
  if (list === undefined || !selectsOne(list)) return because('hurl_path_one_by_one')
  if (operand.text.includes('{{')) return because('variable_in_path')
  const value = operand.quoted ? JSON.stringify(operand.text) : operand.text
  return assertionsFor({ of: 'json', path: `${list}[?@${behind}==${value}]` }, op === 'includes' ? 'exists' : 'not exists', [])
}

function operandOf(file: HurlFile, at: number, token: Token): Operand | Why {
  if (token.kind !== 'word') return { text: file.text(token.text, at), quoted: token.kind === 'text' }
  if (/^(hex|base64|file),/.test(token.text)) return because('bytes_not_compared')
  if (/^(true|false|null|[+-]?\d+(\.\d+)?([eE][+-]?\d+)?)$/.test(token.text)) return { text: token.text, quoted: false }
  if (/^\{\{[^{}]*\}\}$/.test(token.text)) return { text: file.text(token.text, at), quoted: false }
  return because('hurl_value_unknown')
}
