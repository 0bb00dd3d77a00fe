import type { IncomingHttpHeaders } from 'node:http'
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
 * The fields of an action's form. Sent by script, the arguments are in the field `0` (or `1`, for a form with state); sent
 * by the browser itself, a hidden `$ACTION…` field names the action. Numbered fields that hold text are JSON rows.
 */
function checkForm(parts: Part[], scripted: boolean): string | null {
  if (!scripted) return parts.some(({ name }) => /^\$ACTION_(ID|REF)_/.test(name)) ? null : 'bad_action'
  const root = parts.find(({ name, file }) => name === '0' && !file)
  if (!root || !isArgumentList(root.content.toString('utf8'))) return 'bad_action'
  return null
}

/** Whether a text is the JSON array that carries the arguments of an action. */
function isArgumentList(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text))
  } catch {
    return false
  }
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
