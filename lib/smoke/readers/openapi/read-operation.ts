import { entriesOf, memberOf, membersOf, type Placed, scalarOf } from '../placed/placed'
import type { Pair, ReadAssertion, ReadRequest } from '../read-request'
import { readParameters } from './read-parameters'
import { Refusal } from '../refusal'
import { isJson, readRequestBody } from './read-request-body'
import { readSecurity } from './read-security'
import { literalOf, type Reading, variableOf } from './reading'
import { responseSchema } from './response-schema'

/** One operation of a path as a request. Throws a Refusal when a part it cannot do without cannot be meant. */
export function readOperation(path: string, method: string, item: Placed, operation: Placed, reading: Reading): ReadRequest {
  // A path that is a reference brings all it names each time it is named.
  for (const key of ['responses', 'callbacks']) reading.spend(10 * sizeOf(memberOf(operation, key)), operation.line)
  const parameters = readParameters([memberOf(item, 'parameters'), memberOf(operation, 'parameters')], reading)
  const secured = readSecurity(memberOf(operation, 'security') ?? memberOf(reading.root, 'security'), reading)
  const { body, contentType } = readRequestBody(memberOf(operation, 'requestBody'), reading)
  const servers = memberOf(operation, 'servers') ?? memberOf(item, 'servers') ?? memberOf(reading.root, 'servers')
  const server = readServer(entriesOf(servers)[0])
  reading.spend(path.length + server.length, operation.line)
  const filled = literalOf(path, operation.line)
    .split(/(\{[^{}]*\})/)
    .map((piece, index) => (index % 2 === 0 ? encodeURI(piece) : valueIn(piece.slice(1, -1), parameters.path)))
  const query = [...parameters.query, ...secured.query]
  for (const [name] of membersOf(memberOf(operation, 'callbacks'))) {
    reading.refuse(operation.line, 'callback_no_request', { name: name.slice(0, 80) })
  }
  const expected = readResponses(method, operation, reading)
  return {
    name: nameOf(path, method, operation),
    method: method.toUpperCase(),
    url: `${server}${filled.join('')}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    headers: joinCookies([
      ...parameters.headers,
      ...(expected.accept === null ? [] : [{ name: 'Accept', value: expected.accept }]),
      ...(contentType === null ? [] : [{ name: 'Content-Type', value: contentType }]),
      ...secured.headers,
    ]),
    body,
    assertions: expected.assertions,
    captures: [],
    line: operation.line,
    ...(secured.auth ? { auth: secured.auth } : {}),
  }
}

const sizeOf = (node: Placed | undefined) => (node?.value instanceof Map ? node.value.size : 0)
const valueIn = (name: string, values: Map<string, string>) => values.get(name) ?? variableOf(name)

function nameOf(path: string, method: string, operation: Placed): string {
  const named = scalarOf(memberOf(operation, 'summary')) ?? scalarOf(memberOf(operation, 'operationId')) ?? ''
  const name = named.replace(/\s+/g, ' ').trim() || `${method.toUpperCase()} ${path}`
  return name.length <= 120 ? name : `${name.slice(0, 119)}…`
}

/** Its address with the defaults of its variables. One without a host stands below `{{BASE_URL}}`. */
function readServer(server: Placed | undefined): string {
  const url = literalOf(scalarOf(memberOf(server, 'url')) ?? '', server?.line ?? 1)
  const variables = memberOf(server, 'variables')
  const filled = url
    .split(/(\{[^{}]*\})/)
    .map((piece, index) => {
      if (index % 2 === 0) return piece
      const name = piece.slice(1, -1)
      const value = scalarOf(memberOf(memberOf(variables, name), 'default'))
      return value === undefined ? variableOf(name) : literalOf(value, server?.line ?? 1)
    })
    .join('')
    .replace(/\/+$/, '')
  if (/^(?:[a-z][a-z0-9+.-]*:\/\/|\{\{)/i.test(filled)) return filled
  return `{{BASE_URL}}${filled === '' || filled.startsWith('/') ? filled : `/${filled}`}`
}

function joinCookies(headers: Pair[]): Pair[] {
  const cookies = headers.filter(({ name }) => name === 'Cookie').map(({ value }) => value)
  if (cookies.length < 2) return headers
  return [...headers.filter(({ name }) => name !== 'Cookie'), { name: 'Cookie', value: cookies.join('; ') }]
}

/** What is asked of the answer, and the type to ask for where there are several. */
interface Expected {
  assertions: ReadAssertion[]
  accept: string | null
}

/** The first answer that is a success: its status, and the schema of its JSON. */
function readResponses(method: string, operation: Placed, reading: Reading): Expected {
  const success = membersOf(memberOf(operation, 'responses')).find(([code]) => /^2(?:\d\d|xx)$/i.test(code))
  if (!success) {
    reading.refuse(operation.line, 'success_missing')
    return { assertions: [], accept: null }
  }
  const status = { kind: 'status', params: { expected: success[0].toLowerCase() } }
  const content = membersOf(memberOf(reading.resolve(success[1]), 'content'))
  const json = content.find(([type]) => isJson(type))
  const schema = json && memberOf(json[1], 'schema')
  if (!schema || method === 'head') return { assertions: [status], accept: null }
  try {
    return { assertions: [status, ...responseSchema(schema, reading)], accept: content.length > 1 ? literalOf(json[0], schema.line) : null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    reading.refuse(error.line, 'schema_not_asserted', { why: error.why })
    return { assertions: [status], accept: null }
  }
}
