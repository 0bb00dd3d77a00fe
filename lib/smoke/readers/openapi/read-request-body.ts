import { memberOf, membersOf, type Placed, scalarOf, textOf } from '../placed/placed'
import { printPlacedJson } from '../placed/print-placed-json'
import type { ReadBody, ReadPart } from '../read-request'
import { Refusal } from '../refusal'
import { exampleOf, literalOf, type Reading, variableOf } from './reading'
import { sampleSchema } from './sample-schema'

export interface BodyAnswer {
  body: ReadBody
  /** Null for parts, which set it themselves, and for no body. */
  contentType: string | null
}

const baseOf = (type: string) => type.split(';', 1)[0]!.trim().toLowerCase()
/** Whether a media type is JSON, with a name of its own or not. */
export const isJson = (type: string) => /^application\/(?:[\w.-]+\+)?json$/.test(baseOf(type))

/** The body of an operation: JSON, else a form, else parts, else text with an example. Refused: every other type. */
export function readRequestBody(requestBody: Placed | undefined, reading: Reading): BodyAnswer {
  const content = membersOf(memberOf(reading.resolve(requestBody), 'content'))
  if (content.length === 0) return { body: null, contentType: null }
  const find = (fits: (type: string) => boolean) => content.find(([type]) => fits(type))
  const json = find((type) => baseOf(type) === 'application/json') ?? find(isJson)
  if (json) return { body: printJson(valueOf(json[1], reading), reading), contentType: json[0] }
  const form = find((type) => baseOf(type) === 'application/x-www-form-urlencoded')
  if (form) return { body: writeForm(valueOf(form[1], reading), reading), contentType: form[0] }
  const parts = find((type) => baseOf(type) === 'multipart/form-data')
  if (parts) return { body: { multipart: writeParts(parts[1], reading) }, contentType: null }
  const [type, media] = content[0]!
  const example = exampleOf(media, reading)
  const text = textOf(example)
  if (example && text !== undefined) return { body: literalOf(text, example.line), contentType: literalOf(type, media.line) }
  throw new Refusal(media.line, 'body_no_example')
}

function valueOf(media: Placed, reading: Reading): Placed {
  return exampleOf(media, reading) ?? sampleSchema(memberOf(media, 'schema'), reading)
}

function printJson(value: Placed, reading: Reading): string {
  const text = printPlacedJson(value)
  if (text === null) throw new Refusal(value.line, 'body_example_large')
  reading.spend(text.length, value.line)
  return literalOf(text, value.line)
}

const printScalar = (value: Placed, reading: Reading): string => scalarOf(value) ?? (value.value === null ? '' : printJson(value, reading))

function writeForm(value: Placed, reading: Reading): string {
  if (typeof value.value === 'string') return literalOf(value.value, value.line)
  const pairs = membersOf(value).flatMap(([name, member]) =>
    (Array.isArray(member.value) ? member.value : [member]).map(
      (one) => [literalOf(name, member.line), literalOf(printScalar(one, reading), one.line)] as const,
    ),
  )
  return pairs.map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`).join('&')
}

function writeParts(media: Placed, reading: Reading): ReadPart[] {
  const properties = memberOf(reading.resolve(memberOf(media, 'schema')), 'properties')
  const encodings = memberOf(media, 'encoding')
  return membersOf(valueOf(media, reading)).flatMap(([key, value]) => {
    const property = reading.resolve(memberOf(properties, key))
    const items = reading.resolve(memberOf(property, 'items'))
    const name = literalOf(key, value.line)
    const contentType = scalarOf(memberOf(memberOf(encodings, key), 'contentType'))
    const type = contentType === undefined || contentType.includes(',') ? {} : { type: literalOf(contentType, value.line) }
    if (isFile(property) || isFile(items)) return [{ name, file: variableOf(`${name} file`), ...type }]
    return (Array.isArray(value.value) ? value.value : [value]).map((one): ReadPart => {
      const isObject = one.value instanceof Map && !('type' in type)
      return { name, value: literalOf(printScalar(one, reading), one.line), ...(isObject ? { type: 'application/json' } : type) }
    })
  })
}

/** 3.0 says `format: binary`; 3.1 names the media type of what is not encoded. */
function isFile(schema: Placed | undefined): boolean {
  if (scalarOf(memberOf(schema, 'format')) === 'binary') return true
  return memberOf(schema, 'contentMediaType') !== undefined && memberOf(schema, 'contentEncoding') === undefined
}
