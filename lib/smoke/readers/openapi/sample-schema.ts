import { entriesOf, memberOf, type Placed, scalarOf, textOf } from '../placed/placed'
import { exampleOf, isTrue, numberOf, type Reading } from './reading'
import { sampleText } from './sample-text'

/** Longest list made for `minItems`. */
const mostItems = 20
const maxDepth = 60

/**
 * A value a schema allows: its example, default, const or first enum, else one made of its type with what is required
 * and the least the limits ask for. `allOf` is joined, of `oneOf` and `anyOf` the first is taken. A schema inside itself
 * is cut there: an object without members, a list without entries. Null: the schema asks for null.
 */
export function sampleSchema(schema: Placed | undefined, reading: Reading, above: readonly unknown[] = []): Placed {
  reading.spend(20, schema?.line ?? 1)
  const node = reading.resolve(schema)
  const line = node?.line ?? 1
  const given = givenValue(node, reading)
  if (given) return given
  const type = typeOf(node)
  if (above.includes(node?.value) || above.length > maxDepth)
    return { value: type === 'array' ? [] : type === 'object' ? new Map() : null, line }
  const inside = [...above, node?.value]
  const joined = entriesOf(memberOf(node, 'allOf'))
  const [choice] = [...entriesOf(memberOf(node, 'oneOf')), ...entriesOf(memberOf(node, 'anyOf'))]
  if (joined.length === 0 && choice && type !== 'object') return sampleSchema(choice, reading, inside)
  if (joined.length > 0 || type === 'object') {
    return sampleObject(node!, choice ? [...joined, choice] : joined, reading, inside)
  }
  if (type === 'array') return { value: sampleList(node, reading, inside), line }
  if (type === 'integer' || type === 'number') return { value: sampleNumber(node, type), line }
  if (type === 'boolean') return { value: true, line }
  return { value: type === 'null' ? null : sampleText(node, reading), line }
}

function givenValue(node: Placed | undefined, reading: Reading): Placed | undefined {
  return exampleOf(node, reading) ?? memberOf(node, 'default') ?? memberOf(node, 'const') ?? entriesOf(memberOf(node, 'enum'))[0]
}

/** Since 3.1 `type` may be a list; the first that is not null counts. Without it, what the schema speaks of tells. */
export function typeOf(node: Placed | undefined): string {
  const type = memberOf(node, 'type')
  const named =
    textOf(type) ??
    entriesOf(type)
      .map(scalarOf)
      .find((one) => one !== 'null') ??
    scalarOf(entriesOf(type)[0])
  if (named !== undefined) return named
  if (memberOf(node, 'properties') || memberOf(node, 'required')) return 'object'
  if (memberOf(node, 'items')) return 'array'
  if (memberOf(node, 'minimum') || memberOf(node, 'maximum') || memberOf(node, 'multipleOf')) return 'number'
  return 'string'
}

function sampleObject(node: Placed, parts: Placed[], reading: Reading, inside: readonly unknown[]): Placed {
  const members = new Map<string, Placed>()
  for (const part of parts) {
    const made = sampleSchema(part, reading, inside)
    if (!(made.value instanceof Map)) {
      if (parts.length === 1 && !memberOf(node, 'properties')) return made
      continue
    }
    for (const [key, value] of made.value) members.set(key, value)
  }
  const properties = memberOf(node, 'properties')
  for (const name of entriesOf(memberOf(node, 'required')).map(textOf)) {
    if (name === undefined) continue
    const property = reading.resolve(memberOf(properties, name) ?? inParts(parts, name, reading))
    if (isTrue(memberOf(property, 'readOnly')) || members.has(name)) continue
    members.set(name, sampleSchema(property, reading, inside))
  }
  return { value: members, line: node.line }
}

/** With `allOf` one part may require what another describes. */
function inParts(parts: Placed[], name: string, reading: Reading): Placed | undefined {
  for (const part of parts) {
    const found = memberOf(memberOf(reading.resolve(part), 'properties'), name)
    if (found) return found
  }
  return undefined
}

function sampleList(node: Placed | undefined, reading: Reading, inside: readonly unknown[]): Placed[] {
  const most = Math.min(numberOf(memberOf(node, 'maxItems')) ?? mostItems, mostItems)
  const count = Math.min(Math.max(1, numberOf(memberOf(node, 'minItems')) ?? 1), most)
  const items = memberOf(node, 'items')
  // What stands inside itself gives a list nothing to begin with.
  if (items && inside.includes(reading.resolve(items)?.value)) return []
  return Array.from({ length: Math.max(0, Math.floor(count)) }, () => sampleSchema(items, reading, inside))
}

function sampleNumber(node: Placed | undefined, type: string): number {
  const limit = (key: string) => numberOf(memberOf(node, key))
  const step = limit('multipleOf') ?? (type === 'integer' ? 1 : undefined)
  // Before 3.1 `exclusiveMinimum` was a flag beside `minimum`.
  const exclusive = limit('exclusiveMinimum') ?? (isTrue(memberOf(node, 'exclusiveMinimum')) ? limit('minimum') : undefined)
  const exclusiveMost = limit('exclusiveMaximum') ?? (isTrue(memberOf(node, 'exclusiveMaximum')) ? limit('maximum') : undefined)
  const most = exclusiveMost === undefined ? limit('maximum') : exclusiveMost - (step ?? 1)
  let value = limit('minimum') ?? (most !== undefined && most < 1 ? most : 1)
  if (exclusive !== undefined && value <= exclusive) value = exclusive + (step ?? 1)
  if (step !== undefined && step > 0)
    value =
      (limit('minimum') ?? exclusive) === undefined && most === value ? Math.floor(value / step) * step : Math.ceil(value / step) * step
  return Number.isFinite(value) ? value : 1
}
