import { about } from '../why'
import type { HurlFile } from './hurl-file'
import type { Token } from './tokenize'

/** What a clause takes from the answer, and the words and texts behind it. */
export interface Query {
  kind: string
  argument: string
  rest: Token[]
}

/** Queries of Hurl, and whether they take an argument. */
const queries: Record<string, boolean> = {
  status: false,
  version: false,
  url: false,
  ip: false,
  body: false,
  bytes: false,
  rawbytes: false,
  sha256: false,
  md5: false,
  duration: false,
  redirects: false,
  header: true,
  cookie: true,
  jsonpath: true,
  xpath: true,
  regex: true,
  variable: true,
  certificate: true,
}

/** The query that a clause begins with; null, and refused, when it is none. */
export function readQuery(file: HurlFile, at: number, tokens: Token[] | null): Query | null {
  const [first, second] = tokens ?? []
  if (!tokens || first?.kind !== 'word' || !Object.hasOwn(queries, first.text)) {
    file.refuse(at, tokens ? 'hurl_query_unknown' : 'line_text_open')
    return null
  }
  if (tokens.some(({ flaw }) => flaw)) file.refuse(at, 'line_escape_unknown')
  if (!queries[first.text]) return { kind: first.text, argument: '', rest: tokens.slice(1) }
  if (second === undefined || second.kind === 'word') {
    file.refuse(at, about(first.text, 'which_missing'))
    return null
  }
  return { kind: first.text, argument: file.text(second.text, at), rest: tokens.slice(2) }
}
