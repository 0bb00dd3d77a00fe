import { type Comparison, flawOf, type Operand } from '../clauses/assertions-for'
import { escapePattern } from '../clauses/escape-pattern'
import type { ReadAssertion } from '../read-request'
import { because, type Why } from '../why'

const absent = because('no_assertion_says_this')

/** The version of HTTP: `1.1` and `2` can be spoken here. */
export function judgeVersion(op: Comparison | undefined, operand: Operand | undefined): ReadAssertion[] | Why {
  const version = operand?.text.replace(/^2\.0$/, '2')
  if (op !== '==') return absent
  return version === '1.1' || version === '2' ? [{ kind: 'protocol', params: { expected: version } }] : because('protocol_not_spoken')
}

/** Hurl counts whole days: more than 14 of them are 15. */
export function judgeCertificate(attribute: string, days: boolean, op: Comparison | undefined, operand: Operand | undefined) {
  if (attribute !== 'Expire-Date') return because('certificate_end_only')
  if (!days || (op !== '>' && op !== '>=')) return because('certificate_days')
  if (!operand || !/^\d{1,5}$/.test(operand.text)) return because('days_not_whole')
  return [{ kind: 'certificate', params: { minDays: Number(operand.text) + (op === '>' ? 1 : 0) } }]
}

/** A cookie by the `Set-Cookie` headers of the answer, one of which has to set it: `sid`, `sid[Path]`. */
export function judgeCookie(argument: string, op: Comparison | undefined, operand: Operand | undefined): ReadAssertion[] | Why {
  const [, name = '', attribute = 'Value'] = /^([^[\]]+)(?:\[([A-Za-z-]+)\])?$/.exec(argument) ?? []
  if (name === '') return because('which_missing')
  if (op === 'not exists') return because('headers_none_sets')
  const before = `^${escapePattern(name)}=${attribute === 'Value' ? '' : `[^;]*;(?:.*;)?\\s*(?i:${attribute})`}`
  const value = valuePattern(op, operand)
  if (value === null) return because('cookie_comparisons')
  if (operand?.text.includes('{{')) return because('variable_in_pattern')
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
