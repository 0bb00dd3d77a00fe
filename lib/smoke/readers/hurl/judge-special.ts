import { type Comparison, flawOf, type Operand } from '../clauses/assertions-for'
import { escapePattern } from '../clauses/escape-pattern'
import type { ReadAssertion } from '../read-request'

const absent = 'no kind of assertion says this'

/** The version of HTTP: `1.1` and `2` can be spoken here. */
export function judgeVersion(op: Comparison | undefined, operand: Operand | undefined): ReadAssertion[] | string {
  const version = operand?.text.replace(/^2\.0$/, '2')
  if (op !== '==') return absent
  return version === '1.1' || version === '2'
    ? [{ kind: 'protocol', params: { expected: version } }]
    : 'this version of the protocol is not spoken here'
}

/** Hurl counts whole days: more than 14 of them are 15. */
export function judgeCertificate(attribute: string, days: boolean, op: Comparison | undefined, operand: Operand | undefined) {
  if (attribute !== 'Expire-Date') return 'of a certificate only its end is asserted'
  if (!days || (op !== '>' && op !== '>=')) return 'how many days it is valid yet is asserted with daysAfterNow and > or >='
  if (!operand || !/^\d{1,5}$/.test(operand.text)) return 'it is compared with something that is no whole number of days'
  return [{ kind: 'certificate', params: { minDays: Number(operand.text) + (op === '>' ? 1 : 0) } }]
}

/** A cookie by the `Set-Cookie` headers of the answer, one of which has to set it: `sid`, `sid[Path]`. */
export function judgeCookie(argument: string, op: Comparison | undefined, operand: Operand | undefined): ReadAssertion[] | string {
  const [, name = '', attribute = 'Value'] = /^([^[\]]+)(?:\[([A-Za-z-]+)\])?$/.exec(argument) ?? []
  if (name === '') return 'it does not say which'
  if (op === 'not exists') return 'that none of several headers sets something is not asserted'
  const before = `^${escapePattern(name)}=${attribute === 'Value' ? '' : `[^;]*;(?:.*;)?\\s*(?i:${attribute})`}`
  const value = valuePattern(op, operand)
  if (value === null) return 'a cookie is asserted to exist, to be, to contain, to begin or to end with something'
  if (operand?.text.includes('{{')) return 'a variable inside a literal pattern cannot be escaped before the run'
  // Attributes such as Secure have no value.
  const pattern = attribute === 'Value' ? before + value : op === 'exists' ? `${before}\\s*(?:[=;]|$)` : `${before}=${value}`
  const made = [{ kind: 'header', params: { name: 'set-cookie', op: 'matches', value: pattern, which: 'any' } }]
  return flawOf(made) ?? made
}

function valuePattern(op: Comparison | undefined, operand: Operand | undefined): string | null {
  const text = escapePattern(operand?.text ?? '')
  if (op === 'exists') return ''
  if (operand === undefined) return null
  if (op === '==') return `${text}\\s*(?:;|$)`
  if (op === 'contains') return `[^;]*${text}`
  return op === 'starts' ? text : op === 'ends' ? `[^;]*${text}\\s*(?:;|$)` : null
}
