import { entriesOf, memberOf, type Placed, scalarOf, textOf } from '../placed/placed'
import type { Pair, ReadBody, ReadPart } from '../read-request'
import { Refusal } from '../refusal'
import type { Reading } from './reading'

export interface BodyAnswer {
  body: ReadBody
  /** What Postman sends as the type of the content unless a header says another; null for none, and for parts. */
  contentType: string | null
}

const nothing: BodyAnswer = { body: null, contentType: null }
const form = 'application/x-www-form-urlencoded'
const languages: Record<string, string> = {
  json: 'application/json',
  xml: 'application/xml',
  html: 'text/html',
  javascript: 'application/javascript',
  text: 'text/plain',
}

/**
 * The body of a request: raw, urlencoded, formdata, graphql. Refused, and the request with it, since it would ask
 * something else without: a body that is a file, and modes that are unknown.
 */
export function readBody(body: Placed | undefined, reading: Reading): BodyAnswer {
  if (!(body?.value instanceof Map) || memberOf(body, 'disabled')?.value === true) return nothing
  const mode = scalarOf(memberOf(body, 'mode'))
  if (mode === undefined) return nothing
  const content = memberOf(body, mode)
  if (mode === 'raw') return readRaw(content, memberOf(body, 'options'), reading)
  if (mode === 'urlencoded') return readForm(content, reading)
  if (mode === 'formdata') return readParts(content, reading)
  if (mode === 'graphql') return readGraphql(content, reading)
  if (mode === 'file') throw new Refusal(content?.line ?? body.line, 'body_file_unread')
  throw new Refusal(body.line, 'body_mode_unknown')
}

function readRaw(content: Placed | undefined, options: Placed | undefined, reading: Reading): BodyAnswer {
  const text = textOf(content) ?? ''
  if (text === '') return nothing
  const language = scalarOf(memberOf(memberOf(options, 'raw'), 'language')) ?? 'text'
  return { body: reading.fold(text, content!.line), contentType: Object.hasOwn(languages, language) ? languages[language]! : 'text/plain' }
}

const enabled = (content: Placed | undefined) => entriesOf(content).filter((entry) => memberOf(entry, 'disabled')?.value !== true)

function readForm(content: Placed | undefined, reading: Reading): BodyAnswer {
  const pairs: Pair[] = enabled(content).map((entry) => ({
    name: encodeField(memberOf(entry, 'key'), reading),
    value: encodeField(memberOf(entry, 'value'), reading),
  }))
  const written = textOf(content)
  const body = written === undefined ? pairs.map(({ name, value }) => `${name}=${value}`).join('&') : reading.fold(written, content!.line)
  return body === '' ? nothing : { body, contentType: form }
}

function encodeField(node: Placed | undefined, reading: Reading): string {
  const text = (scalarOf(node) ?? '').toWellFormed()
  const encoded = text.split(/(\{\{[^{}]*\}\})/).map((piece, index) => (index % 2 === 1 ? piece : encodeURIComponent(piece)))
  return node ? reading.fold(encoded.join(''), node.line) : ''
}

function readParts(content: Placed | undefined, reading: Reading): BodyAnswer {
  const multipart = enabled(content).flatMap((entry) => readPart(entry, reading))
  return multipart.length === 0 ? nothing : { body: { multipart }, contentType: null }
}

function readPart(entry: Placed, reading: Reading): ReadPart[] {
  const fold = (key: string) => reading.fold(scalarOf(memberOf(entry, key)) ?? '', entry.line)
  const name = fold('key')
  const contentType = fold('contentType')
  const type = contentType === '' ? {} : { type: contentType }
  if (scalarOf(memberOf(entry, 'type')) !== 'file') return [{ name, value: fold('value'), ...type }]
  const src = memberOf(entry, 'src')
  const files = (Array.isArray(src?.value) ? src.value.map(scalarOf) : [scalarOf(src)]).filter((file) => file !== undefined && file !== '')
  if (files.length === 0) throw new Refusal(entry.line, 'part_file_unnamed')
  return files.map((file) => ({ name, file: reading.fold(file!, entry.line), ...type }))
}

/** Sent as JSON. Variables that hold `{{…}}` outside quotes are JSON only when those are put in, so they go as written. */
function readGraphql(content: Placed | undefined, reading: Reading): BodyAnswer {
  const query = textOf(memberOf(content, 'query')) ?? ''
  if (content === undefined || query === '') return nothing
  const operation = textOf(memberOf(content, 'operationName'))
  const variables = memberOf(content, 'variables')
  const written = textOf(variables)?.trim() ?? ''
  const named = operation ? `"operationName":${JSON.stringify(operation)},` : ''
  const text = `{"query":${JSON.stringify(query)},${named}"variables":${compactJson(written, variables?.line ?? content.line)}}`
  return { body: reading.fold(text, content.line), contentType: 'application/json' }
}

function compactJson(written: string, line: number): string {
  if (written === '') return '{}'
  try {
    JSON.parse(written)
    return written
  } catch {
    if (/\{\{[^{}]*\}\}/.test(written)) return written
    throw new Refusal(line, 'graphql_variables')
  }
}
