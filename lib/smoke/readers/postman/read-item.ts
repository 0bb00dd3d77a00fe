import { isMethod } from '../clauses/is-method'
import { entriesOf, memberOf, membersOf, type Placed, scalarOf, textOf } from '../placed/placed'
import type { Pair, ReadRequest } from '../read-request'
import { Refusal } from '../refusal'
import { readAuth } from './read-auth'
import { type BodyAnswer, readBody } from './read-body'
import type { ScriptAnswer } from './read-script'
import { readUrl } from './read-url'
import type { Reading } from './reading'

/** What a request takes over from the folders it stands in. */
export interface Inherited {
  name: string
  auth: Placed | undefined
  scripts: ScriptAnswer[]
}

/** Methods Postman sends no body with, unless the request says it shall. */
const bodiless = new Set(['GET', 'HEAD'])

/** One request of a collection. Throws a Refusal when leaving out what cannot be meant would ask something else. */
export function readItem(item: Placed, { name, auth, scripts }: Inherited, reading: Reading): ReadRequest {
  const request = memberOf(item, 'request')!
  const { line } = item
  const method = (scalarOf(memberOf(request, 'method')) ?? 'GET').toUpperCase()
  if (!isMethod(method)) {
    throw new Refusal(memberOf(request, 'method')?.line ?? line, 'method_unusable')
  }
  for (const key of ['proxy', 'certificate']) {
    const node = memberOf(request, key)
    if (node !== undefined && node.value !== null) reading.refuse(node.line, 'request_member_unread', { name: key })
  }
  const url = readUrl(typeof request.value === 'string' ? request : memberOf(request, 'url'), line, reading)
  const sent = readAuth(auth, reading)
  const ours = sent.auth ? [...sent.headers, { name: 'Authorization', value: '' }] : sent.headers
  const headers = readHeaders(memberOf(request, 'header'), reading).filter((own) => isKept(own, ours, line, reading))
  const answer = pruneBody(method, item, readBody(memberOf(request, 'body'), reading), reading)
  return {
    name,
    method,
    url: sent.query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${sent.query}`,
    headers: withContentType([...headers, ...sent.headers], answer, line, reading),
    body: answer.body,
    assertions: scripts.flatMap(({ assertions }) => assertions),
    captures: scripts.flatMap(({ captures }) => captures),
    line,
    ...(sent.auth ? { auth: sent.auth } : {}),
  }
}

function readHeaders(header: Placed | undefined, reading: Reading): Pair[] {
  const written = textOf(header)
  if (header !== undefined && written !== undefined) {
    const lines = written.split(/\r?\n/).filter((one) => one.includes(':'))
    return lines.map((one) => {
      const colon = one.indexOf(':')
      return { name: reading.fold(one.slice(0, colon).trim(), header.line), value: reading.fold(one.slice(colon + 1).trim(), header.line) }
    })
  }
  return entriesOf(header).flatMap((entry) => {
    const name = scalarOf(memberOf(entry, 'key'))?.trim() ?? ''
    if (name === '' || memberOf(entry, 'disabled')?.value === true) return []
    return [{ name: reading.fold(name, entry.line), value: reading.fold(scalarOf(memberOf(entry, 'value')) ?? '', entry.line) }]
  })
}

/** Auth takes the place of a header of the same name, as it does when Postman sends. */
function isKept({ name }: Pair, sent: Pair[], line: number, reading: Reading): boolean {
  if (!sent.some((one) => one.name.toLowerCase() === name.toLowerCase())) return true
  reading.refuse(line, 'header_left_out', { name })
  return false
}

function pruneBody(method: string, item: Placed, answer: BodyAnswer, reading: Reading): BodyAnswer {
  const behavior = memberOf(item, 'protocolProfileBehavior')
  for (const [key, node] of membersOf(behavior)) {
    if (key !== 'disableBodyPruning') reading.refuse(node.line, 'setting_unread', { name: key })
  }
  if (answer.body === null || !bodiless.has(method) || memberOf(behavior, 'disableBodyPruning')?.value === true) return answer
  reading.refuse(item.line, 'body_left_out', { method })
  return { body: null, contentType: null }
}

function withContentType(headers: Pair[], { body, contentType }: BodyAnswer, line: number, reading: Reading): Pair[] {
  const isType = ({ name }: Pair) => name.toLowerCase() === 'content-type'
  if (body !== null && typeof body === 'object') {
    if (headers.some(isType)) reading.refuse(line, 'content_type_left_out')
    return headers.filter((header) => !isType(header))
  }
  return contentType === null || headers.some(isType) ? headers : [...headers, { name: 'Content-Type', value: contentType }]
}
