import { memberOf, membersOf, type Placed, type PlacedAnswer, scalarOf } from '../placed/placed'
import { readPlacedJson } from '../placed/read-placed-json'
import { readPlacedYaml } from '../placed/read-placed-yaml'
import type { ReadRequest, ReadSuite } from '../read-request'
import { requestMethods } from '../../step-schema'
import { Refusal } from '../refusal'
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
  if (membersOf(webhooks).length > 0)
    reading.refuse(webhooks!.line, 'webhooks are what the service would ask: they are no requests of ours')
  const requests = membersOf(memberOf(root, 'paths')).flatMap(([path, item]) => readPath(path, item, reading))
  return { requests, refused: reading.refused.sort((a, b) => a.line - b.line) }
}

const parse = (text: string): PlacedAnswer => (/^\uFEFF?\s*\{/.test(text) ? readPlacedJson(text) : readPlacedYaml(text))

function flawOf(root: Placed): { line: number; why: string } | null {
  const swagger = memberOf(root, 'swagger')
  if (swagger) return { line: swagger.line, why: 'it is a Swagger 2.0 document: convert it to OpenAPI 3' }
  const version = memberOf(root, 'openapi')
  if (!version) return { line: root.line, why: 'it is no OpenAPI document: it has no "openapi"' }
  if (/^3\.[01](?:\.|$)/.test(scalarOf(version) ?? '')) return null
  return { line: version.line, why: 'it is OpenAPI of a version other than 3.0 and 3.1' }
}

function readPath(path: string, entry: Placed, reading: Reading): ReadRequest[] {
  // Members that begin with x- are extensions.
  if (path.startsWith('x-')) return []
  const requests: ReadRequest[] = []
  attempt(reading, entry.line, () => {
    const item = reading.resolve(entry)!
    for (const [method, operation] of membersOf(item)) {
      if (besides.has(method) || method.startsWith('x-')) continue
      if (!methods.has(method)) reading.refuse(operation.line, 'the operation has a method that is none of those a step can use')
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
    reading.refuse(
      error.line,
      line === error.line ? `the operation is not read: ${error.why}` : `the operation at line ${line} is not read: ${error.why}`,
    )
  }
}
