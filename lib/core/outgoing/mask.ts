import { isSecretHeader } from './secret-headers'

export type Secret = { name: string; value: string }

/** Hides known secrets in anything that is kept or shown. */
export type Masker = {
  /** The text with every known secret replaced by `[masked NAME]`. */
  mask: (text: string) => string
  /** The same for every text inside a JSON value, keys included. */
  maskDeep: <T>(value: T) => T
  /** Headers with secret ones (by name) hidden whole and known secrets hidden in the others. */
  maskHeaders: (headers: [string, string][]) => [string, string][]
  /** Whether the text carries a known secret in any form. */
  carriesSecret: (text: string) => boolean
  /** A masker that knows these too. */
  with: (more: Secret[]) => Masker
}

/** Below this length a secret is only hidden where it stands alone: hiding every "12" would destroy the text and tell the secret. */
const shortLength = 4
/** Base64 inside other data is recognised from this many unambiguous characters on. */
const leastBase64 = 6

/**
 * Makes a masker. A secret is found as it is, percent-encoded wholly or in part (also twice), as a form field, escaped
 * in JSON or HTML, in hexadecimal, and in base64 (both alphabets) at any of the three alignments it can have inside
 * other data.
 */
export function createMasker(secrets: Secret[]): Masker {
  const known = secrets.filter((secret) => secret.value !== '')
  // The longest first: a secret that contains another must not leave its own rest behind.
  const ordered = [...known].sort((a, b) => b.value.length - a.value.length)
  const patterns = ordered.flatMap((secret) => formsOf(secret.value).map((source) => ({ name: secret.name, source })))
  patterns.sort((a, b) => Number(a.source.isPlain === false) - Number(b.source.isPlain === false))
  const whole = patterns.length > 0 ? new RegExp(patterns.map(({ source }) => `(${source.text})`).join('|'), 'gu') : null
  const mask = (text: string) =>
    whole
      ? text.replace(whole, (...found) => {
          const at = patterns.findIndex((_, index) => found[index + 1] !== undefined)
          return `[masked ${patterns[at]?.name ?? ''}]`
        })
      : text
  const maskDeep = (value: unknown): unknown => {
    if (typeof value === 'string') return mask(value)
    // A secret made of digits may come back as a number.
    if (typeof value === 'number') return mask(String(value)) === String(value) ? value : mask(String(value))
    if (Array.isArray(value)) return value.map(maskDeep)
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [mask(key), maskDeep(inner)]))
    return value
  }
  return {
    mask,
    maskDeep: <T>(value: T) => maskDeep(value) as T,
    maskHeaders: (headers) => headers.map(([name, value]) => [mask(name), isSecretHeader(name) ? maskValue(name, value) : mask(value)]),
    carriesSecret: (text) => mask(text) !== text,
    with: (more) => createMasker([...known, ...more]),
  }
}

/** A secret header's value with nothing left but the scheme of an Authorization and the names of cookies. */
function maskValue(name: string, value: string): string {
  const lower = name.toLowerCase()
  const scheme = lower.endsWith('authorization') ? /^(basic|bearer|digest|negotiate)\s/i.exec(value)?.[1] : undefined
  if (scheme) return `${scheme} [masked]`
  const cookie = lower.includes('cookie') ? /^([!#$%&'*+.^_`|~\w-]{1,60})=/.exec(value)?.[1] : undefined
  return cookie ? `${cookie}=[masked]` : '[masked]'
}

/** What secret headers carried, so that an answer that repeats them is masked too. */
export function secretsOfHeaders(headers: [string, string][]): Secret[] {
  return headers
    .filter(([name]) => isSecretHeader(name))
    .flatMap(([name, value]) => {
      const values = name.toLowerCase().includes('cookie') ? cookieValues(value) : [value, value.replace(/^(basic|bearer)\s+/i, '')]
      return values.filter((text) => text.trim().length >= shortLength).map((text) => ({ name, value: text.trim() }))
    })
}

function cookieValues(header: string): string[] {
  return header.split(';').flatMap((part) => {
    const at = part.indexOf('=')
    const name = part.slice(0, at).trim()
    return at < 0 || /^(path|domain|expires|max-age|samesite)$/i.test(name) ? [] : [part.slice(at + 1)]
  })
}

type Form = { text: string; isPlain: boolean }

function formsOf(value: string): Form[] {
  const spelled = [...value].map(spellings).join('')
  if (value.length < shortLength) return [{ text: `(?<![\\p{L}\\p{N}])${spelled}(?![\\p{L}\\p{N}])`, isPlain: true }]
  const bytes = Buffer.from(value)
  const hex = [...bytes.toString('hex')].map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit)).join('')
  const encoded = [0, 1, 2].flatMap((shift) => base64At(bytes, shift))
  return [{ text: spelled, isPlain: true }, { text: hex, isPlain: false }, ...encoded.map((text) => ({ text, isPlain: false }))]
}

const namedEntities: Record<string, string> = { '"': 'quot', '&': 'amp', "'": 'apos', '<': 'lt', '>': 'gt' }
const jsonEscapes: Record<string, string> = { '"': '"', '\\': '\\', '/': '/', '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' }

/** One character in every way it may be written: as it is, `%41` (also `%2541`), `\u0041`, `&#65;` and their like. */
function spellings(char: string): string {
  const ways = [RegExp.escape(char)]
  const percent = [...Buffer.from(char)].map((byte) => `%(?:25)*${anyCase(byte.toString(16).padStart(2, '0'))}`)
  ways.push(percent.join(''))
  const units = Array.from({ length: char.length }, (_, index) => `\\\\u${anyCase(char.charCodeAt(index).toString(16).padStart(4, '0'))}`)
  ways.push(units.join(''))
  const point = char.codePointAt(0) ?? 0
  ways.push(`&#(?:0*${point}|[xX]0*${anyCase(point.toString(16))});`)
  if (namedEntities[char]) ways.push(`&${namedEntities[char]};`)
  // Up to three backslashes: JSON within JSON. A backslash itself is written as one or two.
  if (jsonEscapes[char]) ways.push(`\\\\${char === '\\' ? '' : '{1,3}'}${RegExp.escape(jsonEscapes[char])}`)
  if (char === ' ') ways.push('\\+')
  return `(?:${ways.join('|')})`
}

function anyCase(hex: string): string {
  return [...hex].map((digit) => (/[a-f]/i.test(digit) ? `[${digit.toLowerCase()}${digit.toUpperCase()}]` : digit)).join('')
}

/** The characters of base64 that depend on the secret alone when `shift` bytes stand before it, in both alphabets. */
function base64At(bytes: Buffer, shift: number): string[] {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '')
  // Six bits a character: leave out those that share bits with what stands before or after.
  const first = Math.ceil((shift * 8) / 6)
  const last = Math.floor(((shift + bytes.length) * 8) / 6)
  const sure = text.slice(first, last)
  if (sure.length < leastBase64) return []
  const either = [...sure].map((char) => (char === '+' ? '(?:[+]|-|%2[bB])' : char === '/' ? '(?:[/]|_|%2[fF]|\\\\[/])' : char)).join('')
  // The neighbours hold the rest of the secret's bits and go with it.
  return [`${first > 0 ? '[A-Za-z0-9+/_-]?' : ''}${either}(?:[A-Za-z0-9+/_-]?={0,2})`]
}
