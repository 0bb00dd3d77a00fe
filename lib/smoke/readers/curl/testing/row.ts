import type { ReadRequest } from '../../read-request'
import type { SaidPart } from '../../say-why'

/** One spelling with everything it means. `sent` false: it cannot be run as it stands (prompts, variables, files). */
export interface CurlRow {
  name: string
  text: string
  requests: ReadRequest[]
  refused: SaidPart[]
  sent: boolean
}

type More = Partial<Omit<ReadRequest, 'headers'>> & { headers?: [name: string, value: string][] }

/** The address every row asks; a listener stands in for it where the row is sent. */
export const host = 'http://api.test'

/** A request to a path of the host, with no headers, body or assertions unless named. */
export function request(method: string, path: string, { headers = [], ...more }: More = {}): ReadRequest {
  const plain = path.replace(/[?#].*$/, '')
  return {
    name: `${method} ${plain === '' ? '/' : plain}`,
    method,
    url: `${host}${path}`,
    headers: headers.map(([name, value]) => ({ name, value })),
    body: null,
    assertions: [],
    captures: [],
    line: 1,
    followRedirects: false,
    ...more,
  }
}

export const status = (expected: string) => ({ kind: 'status', params: { expected } })
export const form: [string, string] = ['Content-Type', 'application/x-www-form-urlencoded']
export const json: [string, string] = ['Content-Type', 'application/json']

/** A row that real curl can send too. */
export const sent = (name: string, text: string, ...requests: ReadRequest[]): CurlRow => ({ name, text, requests, refused: [], sent: true })
/** A row that is only read. */
export const read = (name: string, text: string, requests: ReadRequest[], ...refused: [line: number, why: string][]): CurlRow => ({
  name,
  text,
  requests,
  refused: refused.map(([line, why]) => ({ line, why })),
  sent: false,
})
