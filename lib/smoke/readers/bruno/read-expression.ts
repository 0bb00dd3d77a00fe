import type { Subject } from '../clauses/assertions-for'
import { printPath, readPath } from '../clauses/print-path'

/** What an expression of a .bru file reads from the answer (`res.body.items[0].id`); null when it is more than a path. */
export function readExpression(source: string): Subject | null {
  const text = source.trim()
  if (text === 'res.status' || text === 'res.getStatus()') return { of: 'status' }
  if (text === 'res.responseTime' || text === 'res.getResponseTime()') return { of: 'latency' }
  if (text === 'res.getSize().body') return { of: 'size' }
  const named = /^res\.getHeader\((?:'([^']+)'|"([^"]+)")\)$/.exec(text)
  if (named) return { of: 'header', name: named[1] ?? named[2]! }
  const header = /^res\.headers(.+)$/.exec(text)?.[1]
  if (header !== undefined) {
    const steps = readPath(header)
    return steps?.length === 1 && typeof steps[0] === 'string' ? { of: 'header', name: steps[0] } : null
  }
  return readBodyPath(text)
}

function readBodyPath(text: string): Subject | null {
  // The response query: `res('order.total')`.
  const query = /^res\((?:'([^']*)'|"([^"]*)")\)$/.exec(text)
  const rest = query ? (query[1] ?? query[2]!).replace(/^(?=[^.[])/, '.') : /^res\.(?:body|getBody\(\))(.*)$/s.exec(text)?.[1]
  if (rest === undefined) return null
  const length = rest.endsWith('.length')
  const steps = readPath(length ? rest.slice(0, -'.length'.length) : rest)
  if (steps === null) return null
  return length ? { of: 'json', path: printPath(steps), length } : { of: 'json', path: printPath(steps) }
}
