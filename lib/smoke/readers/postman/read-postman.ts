import { entriesOf, memberOf, type Placed, scalarOf } from '../placed/placed'
import { readPlacedJson } from '../placed/read-placed-json'
import type { ReadRequest, ReadSuite, ReadVariable } from '../read-request'
import { Refusal } from '../refusal'
import { because, type WhyCode } from '../why'
import { inheritAuth } from './read-auth'
import { type Inherited, readItem } from './read-item'
import { readEvents } from './read-script'
import { Reading } from './reading'

/**
 * Reads a Postman collection of format 2.1 or 2.0 (schema.postman.com): folders, auth and test scripts as they are
 * inherited, variables as `{{UPPER_SNAKE}}`. Saved example answers and descriptions are documentation and are not read.
 * Refused: environments, format 1, requests that would ask something else with a part left out, and every statement of
 * a script that is no assertion or capture we have.
 */
export function readPostman(text: string): ReadSuite {
  const answer = readPlacedJson(text)
  if (!answer.ok) return { requests: [], refused: [{ line: answer.line, why: answer.why }] }
  const inner = memberOf(answer.root, 'collection')
  const root = inner?.value instanceof Map ? inner : answer.root
  const flaw = flawOf(root)
  if (flaw) return { requests: [], refused: [{ line: root.line, why: because(flaw) }] }
  const walk = new Walk()
  walk.enter(root, { name: '', auth: undefined, scripts: [] })
  const refused = walk.reading.refused.sort((a, b) => a.line - b.line)
  return { requests: walk.requests, refused, ...(walk.variables.length > 0 ? { variables: walk.variables } : {}) }
}

function flawOf(root: Placed): WhyCode | null {
  if (!(root.value instanceof Map)) return 'no_collection'
  if (Array.isArray(memberOf(root, 'item')?.value)) return null
  const scope = scalarOf(memberOf(root, '_postman_variable_scope'))
  if (scope !== undefined || Array.isArray(memberOf(root, 'values')?.value)) {
    return scope === 'globals' ? 'postman_globals' : 'postman_environment'
  }
  if (Array.isArray(memberOf(root, 'requests')?.value)) return 'postman_format_1'
  return 'collection_no_item'
}

/** A step's name has at most 120 characters. */
const cut = (name: string) => (name.length <= 120 ? name : `${name.slice(0, 119)}…`)

class Walk {
  readonly reading = new Reading()
  readonly requests: ReadRequest[] = []
  readonly variables: ReadVariable[] = []

  /** The collection itself, a folder or a request; what it says applies to all below. Depth is bounded by the document's. */
  enter(node: Placed, above: Inherited): void {
    if (!(node.value instanceof Map)) return this.reading.refuse(node.line, 'neither_folder_nor_request')
    this.takeVariables(memberOf(node, 'variable'))
    const own = scalarOf(memberOf(node, 'name'))?.trim() ?? ''
    const here: Inherited = {
      name: cut([above.name, own].filter((name) => name !== '').join(' / ')),
      auth: inheritAuth(memberOf(node, 'auth') ?? memberOf(memberOf(node, 'request'), 'auth'), above.auth),
      scripts: [...above.scripts, ...readEvents(memberOf(node, 'event'), this.reading)],
    }
    const items = memberOf(node, 'item')
    if (Array.isArray(items?.value)) for (const item of entriesOf(items)) this.enter(item, here)
    else if (memberOf(node, 'request') === undefined) this.reading.refuse(node.line, 'neither_folder_nor_request')
    else this.takeRequest(node, { ...here, name: here.name === '' ? 'Request' : here.name })
  }

  private takeRequest(item: Placed, inherited: Inherited): void {
    try {
      this.requests.push(readItem(item, inherited, this.reading))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.reading.refuse(error.line, 'request_unread', { why: error.why })
    }
  }

  private takeVariables(list: Placed | undefined): void {
    for (const entry of entriesOf(list)) {
      const key = scalarOf(memberOf(entry, 'key')) ?? scalarOf(memberOf(entry, 'id'))
      if (key === undefined || memberOf(entry, 'disabled')?.value === true) continue
      try {
        const name = this.reading.nameOf(key, entry.line)
        const value = this.reading.fold(scalarOf(memberOf(entry, 'value')) ?? '', entry.line)
        this.variables.push({ name, value, line: entry.line })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        this.reading.refuse(error.line, error.why)
      }
    }
  }
}
