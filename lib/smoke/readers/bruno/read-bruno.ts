import { withQuery } from '../clauses/encode-pairs'
import { isMethod } from '../clauses/is-method'
import { nameRequest, shortName } from '../clauses/name-request'
import type { Pair, ReadRequest, ReadSuite } from '../read-request'
import { BrunoFile } from './bruno-file'
import { readAsserts } from './read-asserts'
import { readAuth } from './read-auth'
import { readBody } from './read-body'
import { readCaptures } from './read-captures'
import { refuseRest } from './refuse-rest'
import { readSettings } from './read-settings'

const methodNames = ['get', 'post', 'put', 'delete', 'patch', 'options', 'head', 'trace', 'connect', 'http']

/**
 * Reads a .bru file (docs.usebruno.com, "Bru Tag Reference"): one request with its assertions and captures. Scripts and tests are not run,
 * so they are refused, and so is what only the collection's file could say.
 */
export function readBruno(text: string): ReadSuite {
  const file = new BrunoFile(text)
  const request = readRequest(file)
  refuseRest(file, request !== null)
  const last = text.split(/\r\n|\r|\n/).length
  const refused = file.refused.map(({ line, why }) => ({ line: Math.min(line, last), why }))
  return { requests: request ? [request] : [], refused: refused.sort((a, b) => a.line - b.line) }
}

function readRequest(file: BrunoFile): ReadRequest | null {
  const block = file.take(...methodNames)
  if (!block) return null
  const meta = file.items(file.take('meta'))
  file.define(file.take('vars:pre-request'))
  const about = file.items(block)
  const find = (name: string) => about.find((item) => item.name === name)
  for (const { name, line } of about) {
    if (!['url', 'body', 'auth', 'method'].includes(name)) file.refuse(line, 'bruno_request_setting')
  }
  const method = (block.name === 'http' ? (find('method')?.value ?? '') : block.name).toUpperCase()
  const address = find('url')?.value ?? ''
  if (address === '' || !isMethod(method)) {
    file.refuse(block.line, address === '' ? 'address_missing' : 'method_unknown')
    return null
  }
  const headers: Pair[] = file.items(file.take('headers')).map(({ name, value }) => ({ name, value }))
  const auth = readAuth(file, find('auth'))
  const { body, type } = readBody(file, find('body'))
  headers.push(...auth.headers)
  if (type !== null && !headers.some(({ name }) => name.toLowerCase() === 'content-type'))
    headers.push({ name: 'Content-Type', value: type })
  const url = withQuery(addressOf(file, address), auth.query)
  const called = meta.find(({ name }) => name === 'name')?.value ?? ''
  return {
    name: called.trim() === '' ? nameRequest(method, url) : shortName(called),
    method,
    url,
    headers,
    body,
    assertions: readAsserts(file),
    captures: readCaptures(file),
    line: block.line,
    ...(auth.auth ? { auth: auth.auth } : {}),
    ...readSettings(file),
  }
}

/** The address with its path parameters filled in. Its query is written twice, in the address and as a block: what is there stays. */
function addressOf(file: BrunoFile, address: string): string {
  const values = new Map(file.items(file.take('params:path')).map(({ name, value }) => [name, value]))
  const [, base, query] = /^([^?#]*)(.*)$/s.exec(address)!
  const filled = base!.replace(/\/:([\w-]+)/g, (whole, name: string) => (values.has(name) ? `/${values.get(name)}` : whole))
  const there = new Set((/^\?([^#]*)/.exec(query!)?.[1] ?? '').split('&').map(decoded))
  const missing = file.items(file.take('params:query', 'query')).filter(({ name, value }) => !there.has(decoded(`${name}=${value}`)))
  return withQuery(`${filled}${query}`, missing)
}

function decoded(pair: string): string {
  try {
    return decodeURIComponent(pair)
  } catch {
    return pair
  }
}
