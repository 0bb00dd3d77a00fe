import { assertionsFor, type Comparison, type Operand, type Subject } from '../clauses/assertions-for'
import { printPath, readPath } from '../clauses/print-path'
import type { ReadAssertion } from '../read-request'

const absent = 'this kind of assertion is not there yet'

/** Placeholders of Gatus that no assertion looks at, and what is said of them. */
const reasons: Record<string, string> = {
  CONNECTED: 'a step that gets no connection has failed without being told so',
  IP: absent,
  DNS_RCODE: 'only requests of HTTP can be asked',
  CERTIFICATE_EXPIRATION: absent,
  DOMAIN_EXPIRATION: absent,
  CONTEXT: 'values of an earlier endpoint are captures, which a condition does not name',
}

const placeholders = new Set(['STATUS', 'BODY', 'RESPONSE_TIME', ...Object.keys(reasons)])

const units: Record<string, number> = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** The assertions that hold when a condition of Gatus does ("Conditions", "Placeholders", "Functions"), or why there are none. */
export function readCondition(condition: string): ReadAssertion[] | string {
  const found = /^(.*?)\s+(==|!=|<=|>=|<|>)\s+(.*)$/s.exec(condition.trim())
  if (!found) return 'it compares nothing: a condition has ==, !=, <, <=, > or >= between spaces'
  const [, left, sign, right] = found as unknown as [string, string, Comparison, string]
  const name = /\[([A-Z_]+)\]/.exec(left)?.[1] ?? ''
  if (/\[[A-Z_]{2,}\]/.test(right)) return 'comparing two parts of the answer is not there yet'
  const called = /^(len|has)\((.*)\)$/s.exec(left)
  const made = called ? readFunction(called[1]!, called[2]!, sign, right) : readPlain(left, name, sign, right)
  return typeof made === 'string' && placeholders.has(name) ? `[${name}] ${sign}: ${made}` : made
}

function readFunction(called: string, inner: string, sign: Comparison, right: string): ReadAssertion[] | string {
  const path = bodyPath(inner)
  if (path === null) return `${called}: only places in the body are understood`
  if (called === 'len') return assertionsFor({ of: 'json', path, length: true }, sign, [{ text: right, quoted: false }])
  const wanted = (right === 'true') === (sign === '==')
  if (!/^(true|false)$/.test(right) || !/^[!=]=$/.test(sign)) return 'has: it is compared with true or false'
  return assertionsFor({ of: 'json', path }, wanted ? 'exists' : 'not exists', [])
}

function readPlain(left: string, name: string, sign: Comparison, right: string): ReadAssertion[] | string {
  if (Object.hasOwn(reasons, name)) return reasons[name]!
  if (left === '[RESPONSE_TIME]') return assertionsFor({ of: 'latency' }, sign, [{ text: milliseconds(right), quoted: false }])
  const subject = subjectOf(left)
  if (!subject) return 'what stands to the left is no placeholder that is understood'
  const pattern = /^pat\((.*)\)$/s.exec(right)?.[1]
  const any = /^any\((.*)\)$/s.exec(right)?.[1]
  if (pattern === undefined && any === undefined) return assertionsFor(subject, sign, [operand(right)])
  if (sign !== '==' && !(sign === '!=' && any !== undefined && subject.of !== 'body')) return absent
  if (pattern !== undefined) return assertionsFor(subject, 'glob', [{ text: pattern, quoted: true }])
  const operands = any!.split(',').map((one) => operand(one.trim()))
  if (operands.some(({ text }) => text.startsWith('pat('))) return 'a pattern among several values is not there yet'
  return assertionsFor(subject, sign === '==' ? 'in' : 'not in', operands)
}

/** Gatus compares as text. Here numbers, true, false and null are compared as such, all else as text. */
function operand(text: string): Operand {
  return { text, quoted: !/^(true|false|null|-?\d+(\.\d+)?|\{\{[^{}]*\}\}|[{[].*)$/s.test(text) }
}

function subjectOf(left: string): Subject | null {
  if (left === '[STATUS]') return { of: 'status' }
  if (left === '[BODY]') return { of: 'body' }
  const path = bodyPath(left)
  return path === null ? null : { of: 'json', path }
}

function bodyPath(text: string): string | null {
  const rest = /^\[BODY\](.*)$/s.exec(text.trim())?.[1]
  const steps = rest === undefined ? null : readPath(rest)
  return steps && printPath(steps)
}

/** A length of time in milliseconds, when it has a unit; a bare number is that already. */
function milliseconds(text: string): string {
  const [, count, unit] = /^(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)$/.exec(text) ?? []
  return count === undefined ? text : String(Number(count) * units[unit!]!)
}
