import { fillerOf, type Scope } from './interpolate'
import type { StepBody } from './step-schema'

/** A body as it is sent, and the same as people read it. `type` is the `Content-Type` it asks for; null when it asks for none. */
export type EncodedBody = { content: string | Uint8Array; shown: string; type: string | null }

/** Encodes a body with its variables put in. `boundary` tells the parts of a multipart body apart. */
export type BodyEncoder = (scope: Scope, unknown: Set<string>, boundary: () => string) => EncodedBody | null

/** As text inside a JSON string, quotes not included. Where it stands outside of one, a number or a word stays what it is. */
const inJson = (value: string) => JSON.stringify(value).slice(1, -1)

/** Prepares how a body is encoded. */
export function bodyEncoder(body: StepBody | null): BodyEncoder {
  switch (body?.kind) {
    case 'raw': {
      const fill = fillerOf(body.text)
      return (scope, unknown) => asText(fill(scope, unknown), null)
    }
    case 'json': {
      const fill = fillerOf(body.text, inJson)
      return (scope, unknown) => asText(fill(scope, unknown), 'application/json')
    }
    case 'form': {
      const fill = fillerOf(body.fields)
      return (scope, unknown) => {
        const pairs = fill(scope, unknown).map(({ name, value }) => [name, value])
        return asText(new URLSearchParams(pairs).toString(), 'application/x-www-form-urlencoded')
      }
    }
    case 'multipart': {
      const fill = fillerOf(body.parts)
      return (scope, unknown, boundary) => multipart(fill(scope, unknown), boundary())
    }
    default:
      return () => null
  }
}

const asText = (text: string, type: string | null): EncodedBody => ({ content: text, shown: text, type })

type Part = Extract<StepBody, { kind: 'multipart' }>['parts'][number]

/** `multipart/form-data` (RFC 7578), names escaped as browsers do (WHATWG HTML, multipart form data). */
function multipart(parts: readonly Part[], boundary: string): EncodedBody {
  const bytes: Buffer[] = []
  let shown = ''
  const add = (text: string) => {
    bytes.push(Buffer.from(text))
    shown += text
  }
  for (const { name, value, type, file } of parts) {
    const filename = file ? `; filename="${inQuotes(file.name)}"` : ''
    add(`--${boundary}\r\nContent-Disposition: form-data; name="${inQuotes(name)}"${filename}\r\n`)
    const named = file?.type ?? type
    if (named) add(`Content-Type: ${named.replace(/\p{Cc}/gu, '')}\r\n`)
    add('\r\n')
    if (file?.base64 === undefined) add(value ?? file?.text ?? '')
    else {
      const content = Buffer.from(file.base64, 'base64')
      bytes.push(content)
      shown += `(${content.length} bytes)`
    }
    add('\r\n')
  }
  add(`--${boundary}--\r\n`)
  return { content: Buffer.concat(bytes), shown, type: `multipart/form-data; boundary=${boundary}` }
}

const inQuotes = (text: string) => text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
