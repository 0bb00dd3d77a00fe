import type { Pair, ReadBody, ReadPart } from '../readers/read-request'
import type { StepDraft } from './convert-requests'
import { headerOf, withoutHeader } from './convert-headers'
import { guessType } from './guess-type'
import { obstacle, type StepNote } from './step-note'

/** The content of a file that a request only names: as text, or as base64 of its bytes. */
export type FileContent = { text: string } | { base64: string }

type Body = NonNullable<StepDraft['request']['body']>
export interface ConvertedBody {
  body: Body | null
  /** Without the type that the kind of body says anyway. */
  headers: Pair[]
  notes: StepNote[]
}

const formType = 'application/x-www-form-urlencoded'
const placeholder = /\{\{[^{}]*\}\}/g

/**
 * A body as the kind it is: JSON where its type says so and it is some, a form where its fields say exactly the same, else as it is
 * written. Parts whose file is only named need its content (`files`, by the path as written).
 */
export function convertBody(body: ReadBody, headers: Pair[], files: ReadonlyMap<string, FileContent>): ConvertedBody {
  if (body === null) return { body: null, headers, notes: [] }
  if (typeof body !== 'string') return convertParts(body.multipart, headers, files)
  const type = headerOf(headers, 'content-type')?.trim().toLowerCase() ?? ''
  if (/^application\/(?:[\w.-]+\+)?json\b/.test(type) && isJson(body)) {
    return {
      body: { kind: 'json', text: body },
      headers: type === 'application/json' ? withoutHeader(headers, 'content-type') : headers,
      notes: [],
    }
  }
  const fields = type === formType ? fieldsOf(body) : null
  if (fields) return { body: { kind: 'form', fields }, headers: withoutHeader(headers, 'content-type'), notes: [] }
  return { body: { kind: 'raw', text: body }, headers, notes: [] }
}

/** With its variables put in it may be JSON: they stand in texts, or for whole values. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(placeholder, '0'))
    return true
  } catch {
    return false
  }
}

/** Null when sending the fields would change a byte: variables count as themselves. */
function fieldsOf(body: string): Pair[] | null {
  if (body === '' || /[\r\n]/.test(body)) return null
  const fields: Pair[] = []
  for (const pair of body.split('&')) {
    const equals = pair.replace(placeholder, (name) => 'x'.repeat(name.length)).indexOf('=')
    if (equals < 1) return null
    const [name, value] = [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))]
    if (name === null || value === null) return null
    fields.push({ name, value })
  }
  return fields.length <= 100 && printFields(fields) === body ? fields : null
}

const decode = (text: string): string | null => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}

const printFields = (fields: readonly Pair[]) => fields.map(({ name, value }) => [name, value].map(encode).join('=')).join('&')
const encode = (text: string) =>
  text
    .split(/(\{\{[^{}]*\}\})/)
    .map((piece, index) => (index % 2 === 1 ? piece : new URLSearchParams([['', piece.toWellFormed()]]).toString().slice(1)))
    .join('')

function convertParts(parts: readonly ReadPart[], headers: Pair[], files: ReadonlyMap<string, FileContent>): ConvertedBody {
  const notes: StepNote[] = []
  const made = parts.map(({ name, value, file, fileName, type, inline }) => {
    if (value !== undefined && fileName === undefined) return { name, value, ...(type ? { type } : {}) }
    const path = file ?? fileName ?? ''
    const content = value !== undefined ? { text: value } : files.get(path)
    if (!content) notes.push(obstacle('file_needed', { file: path.slice(0, 200) }))
    if (inline) return { name, value: content ? textOf(content) : '', ...(type ? { type } : {}) }
    const called = fileName ?? baseName(path)
    return { name, file: { name: called, type: type ?? guessType(called), ...(content ?? { text: '' }) } }
  })
  return { body: { kind: 'multipart', parts: made }, headers, notes }
}

const baseName = (path: string) => path.split(/[/\\]/).at(-1) || path
const textOf = (content: FileContent) => ('text' in content ? content.text : Buffer.from(content.base64, 'base64').toString('utf8'))
