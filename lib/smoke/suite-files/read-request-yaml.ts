import type { Node } from 'yaml'
import { because } from '../readers/why'
import { requestKeys } from './suite-file'
import type { YamlSource } from './yaml-source'

/** A request of a file in the shape the step schema takes; what is missing or wrong in value is the schema's to say. */
export function readRequestYaml(source: YamlSource, node: Node, path: string): object {
  const entries = source.entries(node, because('a_request'), requestKeys)
  const request: Record<string, unknown> = {}
  for (const [key, value] of entries) {
    const own = key === 'follow_redirects' ? 'followRedirects' : key
    source.place(`${path}.${own}`, value)
    if (key === 'query' || key === 'headers') request[own] = readPairs(source, value, `${path}.${own}`, key)
    else if (key === 'auth') request.auth = readAuth(source, value, `${path}.auth`)
    else if (key === 'body') request.body = readBody(source, value, `${path}.body`)
    else if (key === 'follow_redirects') request.followRedirects = source.flag(value, key)
    else if (key === 'tls') request.tls = readTls(source, value, `${path}.tls`)
    else request[own] = source.text(value, key)
  }
  return request
}

/** `name: value`, or a list of both where a name stands more than once. */
export function readPairs(source: YamlSource, node: Node, path: string, what: string): { name: string; value: string }[] {
  if (!source.isList(node)) {
    return [...source.entries(node, what)].map(([name, value], index) => {
      source.place(`${path}.${index}`, value)
      return { name, value: source.text(value, name) }
    })
  }
  return source.list(node, what).map((item, index) => {
    source.place(`${path}.${index}`, item)
    const pair = source.entries(item, what, ['name', 'value'])
    return readTexts(source, pair) as { name: string; value: string }
  })
}

const readTexts = (source: YamlSource, entries: ReadonlyMap<string, Node>) =>
  Object.fromEntries([...entries].map(([key, value]) => [key, source.text(value, key)]))

function readAuth(source: YamlSource, node: Node, path: string): object | undefined {
  const entries = source.entries(node, 'auth', ['basic', 'bearer', 'api_key'])
  const [found, more] = [...entries]
  if (!found || more) {
    source.flaw(node, 'auth_one_of')
    return undefined
  }
  const [kind, value] = found
  if (kind === 'bearer') {
    source.place(`${path}.token`, value)
    return { kind, token: source.text(value, 'bearer') }
  }
  const known = kind === 'basic' ? ['user', 'password'] : ['in', 'name', 'value']
  const inner = source.entries(value, kind, known)
  for (const [key, each] of inner) source.place(`${path}.${key}`, each)
  return { kind, ...readTexts(source, inner) }
}

function readBody(source: YamlSource, node: Node, path: string): object | undefined {
  const entries = source.entries(node, because('a_body'), ['raw', 'json', 'form', 'multipart'])
  const [found, more] = [...entries]
  if (!found || more) {
    source.flaw(node, 'body_one_of')
    return undefined
  }
  const [kind, value] = found
  if (kind === 'form') return { kind, fields: readPairs(source, value, `${path}.fields`, 'form') }
  if (kind === 'multipart')
    return { kind, parts: source.list(value, 'multipart').map((part, index) => readPart(source, part, `${path}.parts.${index}`)) }
  source.place(`${path}.text`, value)
  const structured = kind === 'json' && (source.isMap(value) || source.isList(value))
  return { kind, text: structured ? JSON.stringify(source.json(value, 'json'), null, 2) : source.text(value, kind) }
}

function readPart(source: YamlSource, node: Node, path: string): object {
  source.place(path, node)
  const { file, ...rest } = Object.fromEntries(source.entries(node, because('a_part'), ['name', 'value', 'type', 'file']))
  const part = readTexts(source, new Map(Object.entries(rest)))
  return file ? { ...part, file: readTexts(source, source.entries(file, because('a_file'), ['name', 'type', 'text', 'base64'])) } : part
}

function readTls(source: YamlSource, node: Node, path: string): object {
  const tls: Record<string, unknown> = {}
  for (const [key, value] of source.entries(node, 'tls', ['verify', 'ca', 'certificate', 'key'])) {
    source.place(`${path}.${key}`, value)
    tls[key] = key === 'verify' ? source.flag(value, key) : source.text(value, key)
  }
  return tls
}
