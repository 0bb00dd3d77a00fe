import { Buffer } from 'node:buffer'
import type { Pair } from '../read-request'
import { isNamed, RefusedCurl, type Settings } from './settings'

/**
 * The headers a curl sets, in their order, then those its options stand for: User-Agent, Referer, Cookie, Authorization, Range, Content-Type,
 * Accept. One set by `-H` wins over the option's, `-H 'Name:'` takes that away. Not among them: what the transport sets itself (Host,
 * curl's own User-Agent, `Accept: *` `/*`, Accept-Encoding, Content-Length, Expect) and the Content-Type of a multipart body.
 */
export function readHeaders(settings: Settings, user: string | null, notes: string[]): Pair[] {
  const headers: Pair[] = []
  const removed: Pair[] = []
  for (const raw of settings.headers) readHeader(raw, headers, removed, notes)
  const imply = (name: string, value: string | null) => {
    if (value !== null && value !== '' && !isNamed(headers, name) && !isNamed(removed, name)) headers.push({ name, value })
  }
  const sent = settings.parts
    ? headers.filter(({ name, value }) => !(name.toLowerCase() === 'content-type' && /^multipart\/form-data/i.test(value)))
    : headers
  if (sent !== headers) headers.splice(0, headers.length, ...sent)
  imply('User-Agent', settings.agent)
  imply('Referer', settings.referer)
  imply('Cookie', settings.cookies.length > 0 ? settings.cookies.join(';') : null)
  if (settings.bearer !== null) imply('Authorization', `Bearer ${settings.bearer}`)
  else if (user !== null && !isNamed(headers, 'Authorization') && !isNamed(removed, 'Authorization')) {
    imply('Authorization', `Basic ${basic(user, notes)}`)
  }
  imply('Range', settings.range === null ? null : `bytes=${settings.range}`)
  if (settings.json) {
    imply('Content-Type', 'application/json')
    imply('Accept', 'application/json')
  } else if (settings.data !== null && !settings.get) imply('Content-Type', 'application/x-www-form-urlencoded')
  return headers
}

function readHeader(raw: string, headers: Pair[], removed: Pair[], notes: string[]): void {
  if (/[\r\n\0]/.test(raw)) throw new RefusedCurl('a header holds a line end')
  const colon = raw.replace(/\{\{\w+\}\}/g, (name) => 'x'.repeat(name.length)).indexOf(':')
  const end = colon >= 0 ? colon : raw.indexOf(';')
  if (end < 0 && raw.includes('{{')) throw new RefusedCurl('a whole header in a variable is not read: write its name')
  if (end < 0) {
    notes.push('a header without a colon is not sent by curl')
    return
  }
  const name = raw.slice(0, end).trim()
  if (!/^(?:[!#$%&'*+.^_`|~0-9A-Za-z-]|\{\{\w+\}\})+$/.test(name)) throw new RefusedCurl('a header has a name that cannot be sent')
  const value = colon >= 0 ? raw.slice(colon + 1).trim() : ''
  if (colon >= 0 && value === '') removed.push({ name, value })
  else headers.push({ name, value })
}

/**
 * `user:password` as Basic has it (RFC 7617). With a variable in it, base64 can only be made by who knows the values: a variable
 * `{{BASIC_…}}` stands for the whole, and a note says what it is to hold.
 */
function basic(user: string, notes: string[]): string {
  const colon = user.indexOf(':')
  if (!user.includes('{{')) {
    if (colon < 0) throw new RefusedCurl('`-u` without a password: curl would ask for it')
    return Buffer.from(user).toString('base64')
  }
  const [name, password] = colon < 0 ? [user, ''] : [user.slice(0, colon), user.slice(colon + 1)]
  // A password written out never becomes part of a name.
  const named = [name, ...(password.match(/\{\{\w+\}\}/g) ?? [])]
    .join('_')
    .replace(/[\W_]+/g, '_')
    .replace(/^_+|_+$/g, '')
  const variable = `BASIC_${named.toUpperCase()}`.slice(0, 64)
  notes.push(`set {{${variable}}} to the base64 text of the name and password: it cannot be made of variables here`)
  return `{{${variable}}}`
}
