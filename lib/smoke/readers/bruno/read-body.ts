import { encodePairs } from '../clauses/encode-pairs'
import type { ReadBody, ReadPart } from '../read-request'
import type { BrunoFile } from './bruno-file'
import type { Item } from './read-dictionary'

/** A body as it goes out, and the type that Bruno gives it on its own. */
export interface BrunoBody {
  body: ReadBody
  type: string | null
}

const none: BrunoBody = { body: null, type: null }

/** Types of bodies that are text. `body` without a kind is JSON in older files. */
const types: Record<string, string> = {
  json: 'application/json',
  text: 'text/plain',
  xml: 'application/xml',
  sparql: 'application/sparql-query',
}

const blocks: Record<string, string> = {
  'form-urlencoded': 'body:form-urlencoded',
  'multipart-form': 'body:multipart-form',
  graphql: 'body:graphql',
}
const modes: Record<string, string> = { formUrlEncoded: 'form-urlencoded', multipartForm: 'multipart-form' }

/** The body of the kind that the request names; without a name the only body there is. Refused: files. */
export function readBody(file: BrunoFile, named: Item | undefined): BrunoBody {
  const mode = modeOf(file, named)
  if (mode === 'none') return none
  const block = mode === 'json' ? file.take('body:json', 'body') : file.take(blocks[mode] ?? `body:${mode}`)
  if (!block) {
    file.refuse(named?.line ?? 1, 'bruno_body_missing')
    return none
  }
  if (mode === 'form-urlencoded') return { body: encodePairs(file.items(block)), type: 'application/x-www-form-urlencoded' }
  if (mode === 'multipart-form') return { body: { multipart: file.items(block).map((item) => readPart(file, item)) }, type: null }
  if (mode === 'graphql') return { body: readGraphql(file, file.bodyText(block)), type: 'application/json' }
  if (Object.hasOwn(types, mode)) return { body: file.bodyText(block), type: types[mode]! }
  file.refuse(block.line, 'bruno_body_unread')
  return none
}

function modeOf(file: BrunoFile, named: Item | undefined): string {
  if (named) return modes[named.value] ?? named.value
  const bodies = file.blocks.filter(({ name }) => /^body(:|$)/.test(name) && name !== 'body:graphql:vars')
  return bodies.length === 1 ? bodies[0]!.name.slice('body:'.length) || 'json' : 'none'
}

function readPart(file: BrunoFile, { name, value, line }: Item): ReadPart {
  const type = /^(.*?)\s*@contentType\(([^()]*)\)$/s.exec(value)
  const content = type ? type[1]! : value
  const files = /^@file\((.*)\)$/s.exec(content)?.[1]?.split('|')
  if (files && files.length > 1) file.refuse(line, 'bruno_files_in_field')
  return { name, ...(files ? { file: files[0]! } : { value: content }), ...(type ? { type: type[2]! } : {}) }
}

function readGraphql(file: BrunoFile, query: string): string {
  const block = file.take('body:graphql:vars')
  const variables = block ? file.bodyText(block).trim() : ''
  // Kept as text: with variables inside it need not be JSON yet.
  return variables === '' ? JSON.stringify({ query }) : `{"query":${JSON.stringify(query)},"variables":${variables}}`
}
