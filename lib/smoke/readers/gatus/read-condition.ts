import { assertionsFor, type Comparison, type Operand, type Subject } from '../clauses/assertions-for'
import { escapePattern } from '../clauses/escape-pattern'
import { printPath, readPath } from '../clauses/print-path'
import type { ReadAssertion } from '../read-request'
import { about, because, type Why, type WhyCode } from '../why'

const absent = because('no_assertion_says_this')

/** Placeholders of Gatus that no assertion looks at, and what is said of them. */
const reasons: Record<string, WhyCode> = {
  IP: 'answering_address_not_asserted',
  DNS_RCODE: 'only_http',
  DOMAIN_EXPIRATION: 'domain_not_asserted',
  CONTEXT: 'context_not_read',
}

const placeholders = new Set(['STATUS', 'BODY', 'RESPONSE_TIME', 'CONNECTED', 'CERTIFICATE_EXPIRATION', ...Object.keys(reasons)])

const units: Record<string, number> = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 }
const mirrored: Partial<Record<Comparison, Comparison>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }
const isPlaceholder = (text: string) => /\[[A-Z_]{2,}\]/i.test(text)

/** The assertions that hold when a condition of Gatus does ("Conditions", "Placeholders", "Functions"), or why there are none. */
export function readCondition(condition: string): ReadAssertion[] | Why {
  const found = /^(.*?)\s+(==|!=|<=|>=|<|>)\s+(.*)$/s.exec(condition.trim())
  if (!found) return because('condition_no_comparison')
  const [, first, written, second] = found as unknown as [string, string, Comparison, string]
  // Either side may be what the answer has; placeholders are written in any case.
  const turned = isPlaceholder(second) && !isPlaceholder(first)
  const [left, right] = (turned ? [second, first] : [first, second]).map((side) =>
    side.replace(/\[[A-Z_]{2,}\]/i, (name) => name.toUpperCase()),
  ) as [string, string]
  const sign = turned ? (mirrored[written] ?? written) : written
  const name = /\[([A-Z_]+)\]/.exec(left)?.[1] ?? ''
  if (isPlaceholder(right)) return because('answer_parts_compared')
  const called = /^(len|has)\((.*)\)$/s.exec(left)
  const made = called ? readFunction(called[1]!, called[2]!, sign, right) : readPlain(left, name, sign, right)
  return !Array.isArray(made) && placeholders.has(name) ? about(`[${name}] ${sign}`, made) : made
}

function readFunction(called: string, inner: string, sign: Comparison, right: string): ReadAssertion[] | Why {
  const path = bodyPath(inner)
  if (path === null) return about(called, 'body_places_only')
  if (called === 'len') {
    const some = sign === '!=' && right === '0'
    return assertionsFor({ of: 'json', path, length: true }, some ? '>' : sign, [{ text: right, quoted: false }])
  }
  const wanted = (right === 'true') === (sign === '==')
  if (!/^(true|false)$/.test(right) || !/^[!=]=$/.test(sign)) return because('has_compares_flags')
  return assertionsFor({ of: 'json', path }, wanted ? 'exists' : 'not exists', [])
}

function readPlain(left: string, name: string, sign: Comparison, right: string): ReadAssertion[] | Why {
  if (Object.hasOwn(reasons, name)) return because(reasons[name]!)
  if (left === '[RESPONSE_TIME]') return assertionsFor({ of: 'latency' }, sign, [{ text: milliseconds(right), quoted: false }])
  if (left === '[CERTIFICATE_EXPIRATION]') return readCertificate(sign, right)
  if (left === '[CONNECTED]') {
    // Whatever was answered: without a connection there is no status.
    const connected = (right === 'true') === (sign === '==')
    return connected ? [{ kind: 'status', params: { expected: '100-599' } }] : because('silence_not_asserted')
  }
  const subject = subjectOf(left)
  if (!subject) return because('placeholder_unknown')
  if (/^[<>]/.test(sign)) return subject.of === 'body' ? because('text_no_number') : assertionsFor(subject, sign, [operand(right)])
  const pattern = /^pat\((.*)\)$/s.exec(right)?.[1]
  if (pattern !== undefined) return readPattern(subject, sign, pattern)
  const any = /^any\((.*)\)$/s.exec(right)?.[1]
  const texts = any === undefined ? [right] : any.split(',').map((one) => one.trim())
  if (texts.some((text) => text.startsWith('pat('))) return because('pattern_among_values')
  if (subject.of === 'body') return readBody(sign, texts)
  const operands = texts.map(operand)
  if (subject.of === 'json') return readValue(subject, sign, operands)
  if (operands.length === 1) return assertionsFor(subject, sign, operands)
  return assertionsFor(subject, sign === '==' ? 'in' : 'not in', operands)
}

/** Gatus compares as text: `1` is the number and the text. */
function readValue(subject: Subject, sign: Comparison, operands: Operand[]): ReadAssertion[] | Why {
  const both = operands.flatMap((one) =>
    one.quoted || !/^(true|false|-?\d+(\.\d+)?)$/.test(one.text) ? [one] : [one, { text: one.text, quoted: true }],
  )
  if (both.length === 1) return assertionsFor(subject, sign, both)
  return assertionsFor(subject, sign === '==' ? 'in' : 'not in', both)
}

/** The space around a body does not count. */
function readBody(sign: Comparison, texts: string[]): ReadAssertion[] | Why {
  if (texts.some((text) => text.includes('{{')))
    return texts.length === 1 ? assertionsFor({ of: 'body' }, sign, [{ text: texts[0]!, quoted: true }]) : absent
  const value = `^\\s*(?:${texts.map(escapePattern).join('|')})\\s*$`
  return assertionsFor({ of: 'body' }, sign === '==' ? 'matches' : 'not matches', [{ text: value, quoted: true }])
}

function readPattern(subject: Subject, sign: Comparison, pattern: string): ReadAssertion[] | Why {
  const made = assertionsFor(subject, 'glob', [{ text: pattern, quoted: true }])
  if (!Array.isArray(made) || (sign === '==' && subject.of !== 'body')) return made
  if (subject.of === 'status') return because('status_pattern_negated')
  return made.map(({ kind, params: { op, value, ...params } }) => {
    const around =
      op === 'matches' && subject.of === 'body' ? String(value).replace(/^\(\?s\)\^(.*)\$$/s, String.raw`(?s)^\s*$1\s*$`) : value
    return { kind, params: { ...params, op: sign === '==' ? op : `not_${op}`, value: around } }
  })
}

function readCertificate(sign: Comparison, right: string): ReadAssertion[] | Why {
  const text = milliseconds(right)
  if (!/^>=?$/.test(sign) || !/^\d+(\.\d+)?$/.test(text)) return because('certificate_duration')
  return [{ kind: 'certificate', params: { minDays: Number(text) / 86_400_000 } }]
}

/** Numbers, true, false and null as such, all else as text. */
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

/** A length of time in milliseconds, when it has units (`1h30m`); a bare number is that already. */
function milliseconds(text: string): string {
  if (!/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text)) return text
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)]
  return String(parts.reduce((sum, [, count, unit]) => sum + Number(count) * units[unit!]!, 0))
}
