import { type BasicAuthorization, basicAuthorization } from '../clauses/basic-authorization'
import type { Pair } from '../read-request'
import { because, type Why } from '../why'
import { isNamed, RefusedCurl, type Settings } from './settings'

/**
 * The headers a curl sets, in their order, then those its options stand for: User-Agent, Referer, Cookie, Authorization, Range, Content-Type,
 * Accept. One set by `-H` wins over the option's, `-H 'Name:'` takes that away. Not among them: what the transport sets itself (Host,
 * curl's own User-Agent, `Accept: *` `/*`, Accept-Encoding, Content-Length, Expect) and the Content-Type of a multipart body.
 */
export function readHeaders(settings: Settings, user: string | null, notes: Why[]): BasicAuthorization {
  const headers: Pair[] = []
  const removed: Pair[] = []
  for (const raw of settings.headers) readHeader(raw, headers, removed, notes)
  const imply = (name: string, value: string | null) => {
    if (value !== null && value !== '' && !isNamed(headers, name) && !isNamed(removed, name)) headers.push({ name, value })
  }
  let basic: BasicAuthorization = { headers: [] }
  const sent = settings.parts
    ? headers.filter(({ name, value }) => !(name.toLowerCase() === 'content-type' && /^multipart\/form-data/i.test(value)))
    : headers
  if (sent !== headers) headers.splice(0, headers.length, ...sent)
  imply('User-Agent', settings.agent)
  imply('Referer', settings.referer)
  imply('Cookie', settings.cookies.length > 0 ? settings.cookies.join(';') : null)
  if (settings.bearer !== null) imply('Authorization', `Bearer ${settings.bearer}`)
  else if (user !== null && !isNamed(headers, 'Authorization') && !isNamed(removed, 'Authorization')) {
    basic = readUser(user, notes)
    headers.push(...basic.headers)
  }
  imply('Range', settings.range === null ? null : `bytes=${settings.range}`)
  if (settings.json) {
    imply('Content-Type', 'application/json')
    imply('Accept', 'application/json')
  } else if (settings.data !== null && !settings.get) imply('Content-Type', 'application/x-www-form-urlencoded')
  return { ...basic, headers }
}

function readHeader(raw: string, headers: Pair[], removed: Pair[], notes: Why[]): void {
  if (/[\r\n\0]/.test(raw)) throw new RefusedCurl('header_line_end')
  const colon = raw.replace(/\{\{\w+\}\}/g, (name) => 'x'.repeat(name.length)).indexOf(':')
  const end = colon >= 0 ? colon : raw.indexOf(';')
  if (end < 0 && raw.includes('{{')) throw new RefusedCurl('header_in_variable')
  if (end < 0) {
    notes.push(because('header_no_colon'))
    return
  }
  const name = raw.slice(0, end).trim()
  if (!/^(?:[!#$%&'*+.^_`|~0-9A-Za-z-]|\{\{\w+\}\})+$/.test(name)) throw new RefusedCurl('header_name_unfit')
  const value = colon >= 0 ? raw.slice(colon + 1).trim() : ''
  if (colon >= 0 && value === '') removed.push({ name, value })
  else headers.push({ name, value })
}

/** `user:password` of `-u` or an address. One variable for both cannot be taken apart: another stands for its base64, and a note says so. */
function readUser(user: string, notes: Why[]): BasicAuthorization {
  const colon = user.indexOf(':')
  if (colon >= 0) return basicAuthorization(user.slice(0, colon), user.slice(colon + 1))
  const whole = /^\{\{(\w+)\}\}$/.exec(user)?.[1]
  if (whole !== undefined) {
    const variable = `${whole.slice(0, 57)}_BASE64`
    notes.push(because('user_in_variable', { variable: `{{${variable}}}`, whole: user }))
    return { headers: [{ name: 'Authorization', value: `Basic {{${variable}}}` }] }
  }
  throw new RefusedCurl('password_missing')
}
