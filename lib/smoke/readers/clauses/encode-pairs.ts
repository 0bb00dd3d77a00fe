import type { Pair } from '../read-request'

/** Percent-encodes what is not unreserved (RFC 3986, 2.3); variables stay, their values are not known yet. */
export function encodePart(text: string): string {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .map((part, index) => (index % 2 === 1 ? part : encode(part)))
    .join('')
}

function encode(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return encodeURIComponent(whole).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Names and values as a query or a form carries them. */
export function encodePairs(pairs: readonly Pair[]): string {
  return pairs.map(({ name, value }) => `${encodePart(name)}=${encodePart(value)}`).join('&')
}

/** Adds pairs to the query an address has, before its fragment. */
export function withQuery(url: string, pairs: readonly Pair[]): string {
  if (pairs.length === 0) return url
  const hash = url.indexOf('#')
  const [base, fragment] = hash < 0 ? [url, ''] : [url.slice(0, hash), url.slice(hash)]
  const joint = base.includes('?') ? (/[?&]$/.test(base) ? '' : '&') : '?'
  return `${base}${joint}${encodePairs(pairs)}${fragment}`
}
