import { FunctionExpressionType, JSONPathEnvironment, type JSONPathQuery, type JSONValue } from 'json-p3'
import { RE2JS } from 're2js'

/** Values one path may select; more is told as more, not read. */
const maxNodes = 1000

/** RFC 9535 with `match` and `search` on RE2: its own are open to patterns that take forever. */
class SafeEnvironment extends JSONPathEnvironment {
  protected override setupFilterFunctions(): void {
    super.setupFilterFunctions()
    const regex = (whole: boolean) => ({
      argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
      returnType: FunctionExpressionType.LogicalType,
      call: (text: unknown, pattern: unknown) => {
        if (typeof text !== 'string' || typeof pattern !== 'string' || pattern.length > 500) return false
        try {
          const matcher = RE2JS.compile(pattern).matcher(text)
          return whole ? matcher.matches() : matcher.find()
        } catch {
          return false
        }
      },
    })
    this.functionRegister.set('match', regex(true))
    this.functionRegister.set('search', regex(false))
  }
}

const environment = new SafeEnvironment()

/** Why a path cannot be used. `costly`: its time would grow with the square of the answer. */
export type PathFlaw = 'unreadable' | 'costly'

/** What is wrong with a path; null when it can be used. */
export function pathFlaw(path: string): PathFlaw | null {
  const compiled = compile(path)
  if (!compiled) return 'unreadable'
  return compiled.costly ? 'costly' : null
}

const mostKept = 500
const kept = new Map<string, { query: JSONPathQuery; costly: boolean } | null>()

/** Reading a path costs more than following it, and checks follow the same few again and again. */
function compile(path: string): { query: JSONPathQuery; costly: boolean } | null {
  let known = kept.get(path)
  if (known === undefined) {
    known = read(path)
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '')
    kept.set(path, known)
  }
  return known
}

function read(path: string): { query: JSONPathQuery; costly: boolean } | null {
  try {
    const query = environment.compile(path)
    return { query, costly: isCostly(query) }
  } catch {
    return null
  }
}

/**
 * Filters look at each element once as long as what they ask of it is a single place. A filter that walks (`@..x`,
 * `$.list[*]`) walks anew for each element; on a megabyte that is minutes.
 */
function isCostly(query: JSONPathQuery): boolean {
  const descendants = query.segments.filter((segment) => segment.toString().startsWith('..'))
  if (descendants.length > 1) return true
  return query.segments.some((segment) =>
    segment.selectors.some((selector) => 'expression' in selector && walks(selector.expression, new Set())),
  )
}

function walks(part: unknown, seen: Set<unknown>): boolean {
  if (!part || typeof part !== 'object' || seen.has(part) || part === environment) return false
  seen.add(part)
  if ('path' in part && part.path && typeof part.path === 'object' && 'singularQuery' in part.path) {
    return !(part.path as JSONPathQuery).singularQuery()
  }
  return ['expression', 'left', 'right', 'args'].some((name) => {
    const inner = (part as Record<string, unknown>)[name]
    return Array.isArray(inner) ? inner.some((one) => walks(one, seen)) : walks(inner, seen)
  })
}

/** How many values a path selects; null when it cannot be used or the value is too deep for it. */
export function countValues(path: string, value: unknown): number | null {
  const compiled = compile(path)
  if (!compiled || compiled.costly) return null
  let count = 0
  try {
    for (const _ of compiled.query.lazyQuery(value as JSONValue)) count++
  } catch {
    return null
  }
  return count
}

/** Every value a path selects, at most a thousand; null when the path cannot be used or the value is too deep for it. */
export function selectValues(path: string, value: unknown): unknown[] | null {
  const compiled = compile(path)
  if (!compiled || compiled.costly) return null
  const found: unknown[] = []
  try {
    for (const node of compiled.query.lazyQuery(value as JSONValue)) {
      found.push(node.value)
      if (found.length >= maxNodes) break
    }
  } catch {
    return null
  }
  return found
}
