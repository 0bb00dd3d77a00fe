import { type Secret, secretFinder, shortLength } from './find-secrets'
import { isSecretHeader } from './secret-headers'

export type { Secret }

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
  /** How long the longest known secret can be as it is written: a text that is cut is masked so far past the cut. */
  reach: number
  /** A masker that knows these too. */
  with: (more: Secret[]) => Masker
}

/** Characters one byte may take in any form that is recognised, three layers of escapes included. */
const longestSpelling = 20

/** Makes a masker for these secrets. `secretFinder` says in which forms they are recognised. */
export function createMasker(secrets: readonly Secret[]): Masker {
  const known = secrets.filter((secret) => secret.value !== '')
  const find = secretFinder(known)
  const mask = (text: string) => {
    const places = find(text)
    if (places.length === 0) return text
    let masked = ''
    let from = 0
    for (const place of places) {
      masked += `${text.slice(from, place.from)}[masked ${place.name}]`
      from = place.to
    }
    return masked + text.slice(from)
  }
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
    carriesSecret: (text) => find(text).length > 0,
    reach: Math.max(0, ...known.map((secret) => Buffer.byteLength(secret.value))) * longestSpelling,
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
