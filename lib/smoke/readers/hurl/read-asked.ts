import { basicAuthorization } from '../clauses/basic-authorization'
import { encodePairs, withQuery } from '../clauses/encode-pairs'
import type { Pair, ReadAuth, ReadBody, ReadPart } from '../read-request'
import type { HurlFile } from './hurl-file'
import { beginsBody, isBlank, isBoundary, sectionLine } from './line-kinds'
import { type HurlBody, readBody } from './read-body'
import { type PlacedPair, readKeyValue, resolvePair } from './read-key-value'
import { type EntryOptions, readOption } from './read-options'

/** What an entry asks, apart from its method. */
export interface Asked {
  url: string
  headers: Pair[]
  body: ReadBody
  auth?: ReadAuth
  options: EntryOptions
}

type Part = 'headers' | 'query' | 'form' | 'multipart' | 'cookies' | 'basic' | 'options'

/** Sections of a request, with the longer names of older files. */
const sections: Record<string, Part> = {
  Query: 'query',
  QueryStringParams: 'query',
  Form: 'form',
  FormParams: 'form',
  Multipart: 'multipart',
  MultipartFormData: 'multipart',
  Cookies: 'cookies',
  BasicAuth: 'basic',
  Options: 'options',
}

/** Reads headers, sections and body of the request whose first line stands before the file's place. */
export function readAsked(file: HurlFile, url: string): Asked {
  const start = file.at - 1
  const parts: Record<Part, PlacedPair[]> = { headers: [], query: [], form: [], multipart: [], cookies: [], basic: [], options: [] }
  const options: EntryOptions = {}
  let part: Part | null = 'headers'
  let body: HurlBody | null = null
  while (file.at < file.lines.length && !isBoundary(file.lines[file.at]!)) {
    const line = file.lines[file.at]!
    const section = sectionLine.exec(line)?.[1]
    if (isBlank(line)) file.at++
    else if (body !== null) file.refuse(file.at++, 'behind_body')
    else if (section !== undefined) {
      part = sections[section] ?? null
      if (part === null) file.refuse(file.at, 'hurl_request_section')
      file.at++
    } else if (beginsBody(line)) body = readBody(file)
    else if (part === null) file.at++
    else {
      const pair = readKeyValue(file, file.at)
      if (pair && part === 'options') readOption(file, file.at, resolvePair(file, pair), options)
      else if (pair) parts[part].push(pair)
      file.at++
    }
  }
  return build(file, file.text(url, start), parts, body, options)
}

function build(file: HurlFile, url: string, parts: Record<Part, PlacedPair[]>, body: HurlBody | null, options: EntryOptions): Asked {
  const pairs = (part: Part) => parts[part].map((pair) => resolvePair(file, pair))
  const headers = pairs('headers')
  const add = (name: string, value: string) => headers.push({ name, value })
  const cookies = pairs('cookies')
  if (cookies.length > 0) add('Cookie', cookies.map(({ name, value }) => `${name}=${value}`).join('; '))
  const named = parts.basic.map(({ name, value, at }) => basicAuthorization(file.text(name, at), file.text(value, at)))
  const basics = options.user === undefined ? named : [...named, options.user]
  headers.push(...basics.flatMap((basic) => basic.headers))
  const auth = basics.find((basic) => basic.auth)?.auth
  const sent = chooseBody(file, parts, body)
  if (sent.type !== null && !headers.some(({ name }) => name.toLowerCase() === 'content-type')) add('Content-Type', sent.type)
  return { url: withQuery(url, pairs('query')), headers, body: sent.body, ...(auth ? { auth } : {}), options }
}

/** A body written out wins over a form (Hurl, "Form parameters"). */
function chooseBody(file: HurlFile, parts: Record<Part, PlacedPair[]>, body: HurlBody | null): { body: ReadBody; type: string | null } {
  const [form, multipart] = [parts.form, parts.multipart]
  const beaten = body !== null ? (form[0] ?? multipart[0]) : form.length > 0 ? multipart[0] : undefined
  if (beaten) file.refuse(beaten.at, 'hurl_form_unused')
  if (body !== null) return { body: body.text, type: body.text === null ? null : body.type }
  if (form.length > 0) return { body: encodePairs(form.map((pair) => resolvePair(file, pair))), type: 'application/x-www-form-urlencoded' }
  return { body: multipart.length > 0 ? { multipart: multipart.map((pair) => readPart(resolvePair(file, pair))) } : null, type: null }
}

function readPart({ name, value }: Pair): ReadPart {
  const [, path, type] = /^file,([^;]*);(.*)$/s.exec(value) ?? []
  if (path === undefined) return { name, value }
  return type?.trim() ? { name, file: path.trim(), type: type.trim() } : { name, file: path.trim() }
}
