import type { StepAuth, StepBody, StepRequest } from '@/lib/smoke/step-schema'
import { nextId, typedText } from './typed'

export type PairRow = { id: number; name: string; value: string }
/** A file that the suite carries: as text where it is text, else as base64. */
export type CarriedFile = { name: string; type: string; text?: string; base64?: string }
export type PartRow = { id: number; name: string; as: 'value' | 'file'; value: string; file: CarriedFile | null }
export type BodyKind = 'none' | StepBody['kind']
export type AuthKind = StepAuth['kind']

/** A request as rows of the editor: which inputs there are, each with what it had. */
export type RequestRow = {
  initial: Pick<StepRequest, 'method' | 'url' | 'followRedirects' | 'http'>
  headers: PairRow[]
  query: PairRow[]
  auth: { kind: AuthKind; user: string; password: string; token: string; in: 'header' | 'query'; name: string; value: string }
  body: { kind: BodyKind; text: string; fields: PairRow[]; parts: PartRow[] }
  tls: StepRequest['tls']
}

const noAuth = { user: '', password: '', token: '', in: 'header', name: '', value: '' } as const
const pairRows = (list: readonly { name: string; value: string }[]) => list.map((pair) => ({ id: nextId(), ...pair }))

/** A request as rows. */
export function requestRow({ method, url, followRedirects, http, headers, query, auth, body, tls }: StepRequest): RequestRow {
  return {
    initial: { method, url, followRedirects, http },
    headers: pairRows(headers),
    query: pairRows(query),
    auth: { ...noAuth, ...auth },
    body: {
      kind: body?.kind ?? 'none',
      text: body?.kind === 'raw' || body?.kind === 'json' ? body.text : '',
      fields: body?.kind === 'form' ? pairRows(body.fields) : [],
      parts:
        body?.kind === 'multipart'
          ? body.parts.map(({ name, value, file }) => ({
              id: nextId(),
              name,
              as: file ? ('file' as const) : ('value' as const),
              value: value ?? '',
              file: file ?? null,
            }))
          : [],
    },
    tls,
  }
}

/** A request to begin with. */
export const blankRequest = (method = 'GET'): RequestRow =>
  requestRow({
    method,
    url: '',
    headers: [],
    query: [],
    auth: { kind: 'none' },
    body: null,
    followRedirects: true,
    http: 'auto',
    tls: { verify: true, ca: null, certificate: null, key: null },
  })

/** The request as it is typed now. */
export function readRequest(data: FormData, path: string, row: RequestRow): StepRequest {
  const text = (name: string, was: string) => typedText(data, `${path}.${name}`, was)
  return {
    method: text('method', row.initial.method).trim(),
    url: text('url', row.initial.url).trim(),
    headers: readPairs(data, `${path}.headers`, row.headers),
    query: readPairs(data, `${path}.query`, row.query),
    auth: readAuth(text, row.auth),
    body: readBody(data, `${path}.body`, row.body),
    followRedirects: data.has(`${path}.followRedirects`),
    http: text('http', row.initial.http) as StepRequest['http'],
    tls: {
      verify: row.tls.verify,
      ca: text('tls.ca', row.tls.ca ?? '') || null,
      certificate: text('tls.certificate', row.tls.certificate ?? '') || null,
      key: text('tls.key', row.tls.key ?? '') || null,
    },
  }
}

function readPairs(data: FormData, path: string, rows: readonly PairRow[]): { name: string; value: string }[] {
  return rows.map((row, index) => ({
    name: typedText(data, `${path}.${index}.name`, row.name).trim(),
    value: typedText(data, `${path}.${index}.value`, row.value),
  }))
}

function readAuth(text: (name: string, was: string) => string, row: RequestRow['auth']): StepAuth {
  if (row.kind === 'basic') return { kind: 'basic', user: text('auth.user', row.user), password: text('auth.password', row.password) }
  if (row.kind === 'bearer') return { kind: 'bearer', token: text('auth.token', row.token).trim() }
  if (row.kind === 'none') return { kind: 'none' }
  return {
    kind: 'api_key',
    in: text('auth.in', row.in) as 'header' | 'query',
    name: text('auth.name', row.name).trim(),
    value: text('auth.value', row.value).trim(),
  }
}

function readBody(data: FormData, path: string, row: RequestRow['body']): StepBody | null {
  if (row.kind === 'none') return null
  if (row.kind === 'raw' || row.kind === 'json') return { kind: row.kind, text: typedText(data, `${path}.text`, row.text) }
  if (row.kind === 'form') return { kind: 'form', fields: readPairs(data, `${path}.fields`, row.fields) }
  return {
    kind: 'multipart',
    parts: row.parts.map((part, index) => {
      const at = `${path}.parts.${index}`
      const name = typedText(data, `${at}.name`, part.name).trim()
      if (part.as === 'value') return { name, value: typedText(data, `${at}.value`, part.value) }
      if (!part.file) return { name }
      const { file } = part
      const about = {
        name: typedText(data, `${at}.file.name`, file.name).trim(),
        type: typedText(data, `${at}.file.type`, file.type).trim(),
      }
      return { name, file: file.base64 === undefined ? { ...about, text: file.text ?? '' } : { ...about, base64: file.base64 } }
    }),
  }
}
