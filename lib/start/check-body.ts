import type { IncomingHttpHeaders } from 'node:http'
import { argumentsHold, type Rows } from './check-arguments'
import { boundaryOf, type RouteClass } from './guard'

/**
 * Whether a whole body is what its type says; answers the problem's code. Only what Next or next-auth would answer with a 500: JSON of the
 * sign-in routes, the frame of forms, and the arguments of server actions. What is in them is the verb's business.
 */
export function bodyProblem(route: RouteClass, headers: IncomingHttpHeaders, body: Buffer): string | null {
  const type = headers['content-type'] ?? ''
  const media = type.split(';')[0]!.trim().toLowerCase()
  if (media === 'multipart/form-data') {
    const parts = splitMultipart(body, boundaryOf(type) ?? '')
    if (!parts) return 'bad_multipart'
    return route === 'action' ? checkForm(parts, headers['next-action'] !== undefined) : null
  }
  if (route === 'auth' && media === 'application/json') return parses(body.toString('utf8')) ? null : 'bad_json'
  if (route === 'action' && media === 'text/plain') return isArgumentList(body.toString('utf8')) ? null : 'bad_action'
  return null
}

/** A part of a form: its field name, whether it is a file, and its content. */
export type Part = { name: string; file: boolean; content: Buffer }

/**
 * The parts of a multipart body, or null when its frame is broken: no opening or closing boundary, a part without headers
 * or without a name. At most 2000 parts.
 */
export function splitMultipart(body: Buffer, boundary: string): Part[] | null {
  const delimiter = Buffer.from(`--${boundary}`)
  if (boundary === '' || !body.subarray(0, delimiter.length).equals(delimiter)) return null
  const parts: Part[] = []
  let at = delimiter.length
  for (;;) {
    if (body.subarray(at, at + 2).toString('latin1') === '--') return isBlank(body.subarray(at + 2)) ? parts : null
    if (body.subarray(at, at + 2).toString('latin1') !== '\r\n' || parts.length >= 2000) return null
    const headersEnd = body.indexOf('\r\n\r\n', at)
    const end = headersEnd < 0 ? -1 : body.indexOf(`\r\n--${boundary}`, headersEnd + 2)
    if (end < 0) return null
    const head = body.subarray(at + 2, headersEnd).toString('utf8')
    // No browser encodes a part or names a character set; a broken one is an error of Next's.
    if (head.length > 4096 || /^content-transfer-encoding:/im.test(head) || /;\s*charset=(?!"?utf-8)/i.test(head)) return null
    const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1]
    const name = disposition === undefined ? undefined : /(?:^|;)\s*name="([^"\r\n]*)"/i.exec(disposition)?.[1]
    if (name === undefined) return null
    parts.push({
      name,
      file: /(?:^|;)\s*filename\*?=/i.test(disposition ?? ''),
      content: body.subarray(Math.min(headersEnd + 4, end), end),
    })
    at = end + 2 + delimiter.length
  }
}

/**
 * The fields of an action's form. Sent by script, numbered fields are the rows of its arguments and `1_name` the fields of a form among
 * them. Sent by the browser itself, a hidden `$ACTION…` field names the action, and what else starts so is JSON.
 */
function checkForm(parts: Part[], scripted: boolean): string | null {
  if (!scripted) {
    const named = parts.some(({ name }) => /^\$ACTION_(ID|REF)_/.test(name))
    const whole = parts.every(({ name, file, content }) => !/^\$ACTION_\d+:/.test(name) || (!file && parses(content.toString('utf8'))))
    return named && whole ? null : 'bad_action'
  }
  const rows: Rows = new Map()
  for (const { name, file, content } of parts) {
    if (!/^\d{1,6}$/.test(name)) continue
    const text = content.toString('utf8')
    if (rows.has(name) || (!file && !parses(text))) return 'bad_action'
    rows.set(name, file ? 'file' : { value: JSON.parse(text) })
  }
  return argumentsHold(rows) ? null : 'bad_action'
}

/** Whether a text is the JSON list that carries the arguments of an action. */
function isArgumentList(text: string): boolean {
  return parses(text) && argumentsHold(new Map([['0', { value: JSON.parse(text) }]]))
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function isBlank(rest: Buffer): boolean {
  return rest.toString('latin1').trim() === ''
}
