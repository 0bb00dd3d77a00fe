import { memberOf, membersOf, type Placed, type PlacedAnswer, scalarOf } from '../placed/placed'
import { readPlacedJson } from '../placed/read-placed-json'
import { readPlacedYaml } from '../placed/read-placed-yaml'
import type { ReadRequest, ReadSuite, RefusedPart } from '../read-request'
import { requestMethods } from '../../step-schema'
import { Refusal } from '../refusal'
import { because } from '../why'
import { readOperation } from './read-operation'
import { Reading } from './reading'

const methods = new Set<string>(requestMethods.map((method) => method.toLowerCase()))
/** Members of a path that are no operations. */
const besides = new Set(['$ref', 'summary', 'description', 'servers', 'parameters'])

/**
 * Reads an OpenAPI document of version 3.0 or 3.1 in JSON or YAML (spec.openapis.org): each operation becomes a request
 * to the first server, with examples, or values made of the schemas; its first successful status is asserted, and the schema of that answer's JSON. Refused:
 * Swagger 2.0 and other versions, references to other documents, webhooks and callbacks, and operations whose body has
 * a type nothing can be made for.
 */
export function readOpenApi(text: string): ReadSuite {
  const answer = parse(text)
  if (!answer.ok) return { requests: [], refused: [{ line: answer.line, why: answer.why }] }
  const { root } = answer
  const flaw = flawOf(root)
  if (flaw) return { requests: [], refused: [flaw] }
  const reading = new Reading(root)
  const webhooks = memberOf(root, 'webhooks')
  if (membersOf(webhooks).length > 0) reading.refuse(webhooks!.line, 'webhooks_no_requests')
  const requests = membersOf(memberOf(root, 'paths')).flatMap(([path, item]) => readPath(path, item, reading))
  return { requests, refused: reading.refused.sort((a, b) => a.line - b.line) }
}

const parse = (text: string): PlacedAnswer => (/^\uFEFF?\s*\{/.test(text) ? readPlacedJson(text) : readPlacedYaml(text))

function flawOf(root: Placed): RefusedPart | null {
  const swagger = memberOf(root, 'swagger')
  if (swagger) return { line: swagger.line, why: because('swagger_2') }
  const version = memberOf(root, 'openapi')
  if (!version) return { line: root.line, why: because('openapi_missing') }
  if (/^3\.[01](?:\.|$)/.test(scalarOf(version) ?? '')) return null
  return { line: version.line, why: because('openapi_version') }
}

function readPath(path: string, entry: Placed, reading: Reading): ReadRequest[] {
  // Members that begin with x- are extensions.
  if (path.startsWith('x-')) return []
  const requests: ReadRequest[] = []
  attempt(reading, entry.line, () => {
    const item = reading.resolve(entry)!
    for (const [method, operation] of membersOf(item)) {
      if (besides.has(method) || method.startsWith('x-')) continue
      if (!methods.has(method)) reading.refuse(operation.line, 'operation_method')
      else attempt(reading, operation.line, () => requests.push(readOperation(path, method, item, operation, reading)))
    }
  })
  return requests
}

function attempt(reading: Reading, line: number, read: () => void): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // Both places matter: where the operation stands, and where what stopped it is.
    const { why } = error
    if (line === error.line) reading.refuse(line, 'operation_unread', { why })
    else reading.refuse(error.line, 'operation_at_unread', { line, why })
  }
}
