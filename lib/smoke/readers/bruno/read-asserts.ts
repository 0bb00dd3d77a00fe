import { assertionsFor, type Comparison, type Operand, type Subject } from '../clauses/assertions-for'
import type { ReadAssertion } from '../read-request'
import { about, because, type Why } from '../why'
import type { BrunoFile } from './bruno-file'
import { readExpression } from './read-expression'

const operators: Record<string, Comparison> = {
  eq: '==',
  neq: '!=',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  in: 'in',
  notIn: 'not in',
  contains: 'contains',
  notContains: 'not contains',
  matches: 'matches',
  startsWith: 'starts',
  endsWith: 'ends',
  notMatches: 'not matches',
}

const types: Record<string, string> = { isNumber: 'number', isString: 'string', isBoolean: 'boolean', isArray: 'array', isJson: 'object' }

/** Operators that stand without a value, and those that have one but no counterpart here. */
const known =
  /^(eq|neq|gte?|lte?|in|notIn|contains|notContains|length|matches|notMatches|startsWith|endsWith|between|is(Null|NotNull|Undefined|Defined|Truthy|Falsy|Json|Number|String|Boolean|Array|Empty|NotEmpty))$/

const absent = because('no_assertion_says_this')

/** The block `assert`, clause by clause. What no kind of assertion can say is refused at its line. */
export function readAsserts(file: BrunoFile): ReadAssertion[] {
  const assertions: ReadAssertion[] = []
  for (const { name, value, line } of file.items(file.take('assert'))) {
    const subject = readExpression(name)
    const [, first, rest] = /^(\S*)\s*(.*)$/s.exec(value)!
    const operator = known.test(first!) ? first! : 'eq'
    const made = subject ? judge(subject, operator, known.test(first!) ? rest! : value) : because('expression_unread')
    if (Array.isArray(made)) assertions.push(...made)
    else file.refuse(line, about('assert', subject ? about(operator, made) : made))
  }
  return assertions
}

function judge(subject: Subject, operator: string, value: string): ReadAssertion[] | Why {
  if (operator === 'length') return subject.of === 'json' ? assertionsFor({ ...subject, length: true }, '==', [readValue(value)]) : absent
  if (operator.startsWith('is')) return judgeBare(subject, operator)
  if (operator === 'between') return judgeBetween(subject, value)
  const comparison = operators[operator]
  if (comparison === undefined) return absent
  if (subject.of === 'header' && /^[gl]te?$/.test(operator)) return because('header_no_number')
  const whole = subject.of === 'json' && subject.path === '$' && !subject.length
  const textual =
    /^(contains|notContains|matches|startsWith|endsWith)$/.test(operator) || (/^n?eq$/.test(operator) && readValue(value).quoted)
  // A whole body that is compared as text need not be JSON.
  if (whole && textual) return judge({ of: 'body' }, operator, value)
  if (operator === 'in' || operator === 'notIn') {
    const values = value.replace(/^\[(.*)\]$/s, '$1').split(',')
    return assertionsFor(subject, comparison, values.map(readValue))
  }
  if (operator === 'matches' || operator === 'notMatches')
    return assertionsFor(subject, comparison, [{ text: value.replace(/^\/(.*)\/$/s, '$1'), quoted: true }])
  return assertionsFor(subject, comparison, [readValue(value)])
}

function judgeBare(subject: Subject, operator: string): ReadAssertion[] | Why {
  if (operator === 'isUndefined' && (subject.of === 'json' || subject.of === 'header')) return assertionsFor(subject, 'not exists', [])
  if (operator === 'isDefined' && (subject.of === 'json' || subject.of === 'header')) return assertionsFor(subject, 'exists', [])
  if (subject.of !== 'json' || subject.length) return absent
  const one = (text: string) => [{ text, quoted: false }]
  if (operator === 'isNull') return assertionsFor(subject, '==', one('null'))
  if (operator === 'isNotNull') return assertionsFor(subject, '!=', one('null'))
  // Strictly so: Bruno asks for true and false themselves.
  if (operator === 'isTruthy' || operator === 'isFalsy') return assertionsFor(subject, '==', one(String(operator === 'isTruthy')))
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return assertionsFor(subject, operator === 'isEmpty' ? 'empty' : 'not empty', [])
  return Object.hasOwn(types, operator) ? assertionsFor(subject, 'type', one(types[operator]!)) : absent
}

function judgeBetween(subject: Subject, value: string): ReadAssertion[] | Why {
  const [low, high, ...more] = value
    .replace(/^\[(.*)\]$/s, '$1')
    .split(',')
    .map(readValue)
  if (!low || !high || more.length > 0) return because('two_values_missing')
  if (subject.of === 'status') return assertionsFor(subject, '==', [{ text: `${low.text}-${high.text}`, quoted: false }])
  if (subject.of === 'header') return because('header_no_number')
  if (subject.of === 'latency' && low.text === '0') return assertionsFor(subject, '<=', [high])
  const [from, to] = [assertionsFor(subject, '>=', [low]), assertionsFor(subject, '<=', [high])]
  return !Array.isArray(from) ? from : !Array.isArray(to) ? to : [...from, ...to]
}

function readValue(text: string): Operand {
  const value = text.trim()
  const quoted = /^"(.*)"$/s.exec(value)?.[1] ?? /^'(.*)'$/s.exec(value)?.[1]
  if (quoted !== undefined) return { text: quoted, quoted: true }
  // Anything but a number, true, false, null and a variable is a text.
  return { text: value, quoted: !/^(true|false|null|-?\d+(\.\d+)?([eE][+-]?\d+)?|\{\{[^{}]*\}\})$/.test(value) }
}
