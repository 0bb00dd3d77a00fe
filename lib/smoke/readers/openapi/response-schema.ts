import { isPattern } from '../../assertions/patterns'
import { flawOf } from '../clauses/assertions-for'
import { entriesOf, memberOf, membersOf, type Placed, scalarOf, textOf } from '../placed/placed'
import type { ReadAssertion } from '../read-request'
import { Refusal } from '../refusal'
import { isTrue, literalOf, type Reading } from './reading'

const mostNodes = 5000
const mostDepth = 300

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const single = new Set(
  'additionalProperties contains else if items not propertyNames then unevaluatedItems unevaluatedProperties'.split(' '),
)
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const maps = new Set(['dependentSchemas', 'properties'])
const values = new Set(
  (
    'const dependentRequired enum exclusiveMaximum exclusiveMinimum format maxContains maxItems maxLength maxProperties maximum minContains ' +
    'minItems minLength minProperties minimum multipleOf required type uniqueItems'
  ).split(' '),
)
/** What holds for the value itself: a circle of these never comes to an end. */
const inPlace = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas']

/**
 * The schema of an answer as one of JSON Schema 2020-12 (OpenAPI 3.1 has that dialect; of 3.0 `nullable` and the flags `exclusive…` are put into its
 * words). References become `$defs`, so that a schema inside itself stays one. What describes and does not ask (examples, titles, discriminators)
 * is left out, and so is what is written only: an answer does not have it. Null when it asks for nothing; refused what no assertion holds.
 */
export function responseSchema(schema: Placed, reading: Reading): ReadAssertion[] {
  const made = new SchemaPrinter(reading).print(schema)
  if (made === null) return []
  const assertion = { kind: 'json_schema', params: { schema: literalOf(JSON.stringify(made), schema.line) } }
  reading.spend(assertion.params.schema.length, schema.line)
  const flaw = flawOf([assertion])
  if (flaw !== null) throw new Refusal(schema.line, flaw)
  return [assertion]
}

class SchemaPrinter {
  private readonly defs = new Map<string, Json>()
  private readonly names = new Map<unknown, string>()
  private readonly old: boolean
  /** Definitions that lead into no circle. */
  private readonly sound = new Set<string>()
  private nodes = 0
  private depth = 0

  constructor(private readonly reading: Reading) {
    this.old = (scalarOf(memberOf(reading.root, 'openapi')) ?? '').startsWith('3.0')
  }

  print(schema: Placed): Json | null {
    const made = this.convert(schema)
    const used = this.defs.size > 0
    if (!used && (made === true || (typeof made === 'object' && made !== null && Object.keys(made).length === 0))) return null
    for (const name of this.defs.keys()) {
      if (this.circles({ $ref: `#/$defs/${name}` }, new Set())) throw new Refusal(schema.line, 'schema_circle')
    }
    return used ? { ...(typeof made === 'object' && !Array.isArray(made) ? made : {}), $defs: Object.fromEntries(this.defs) } : made
  }

  private convert(node: Placed): Json {
    this.reading.spend(20, node.line)
    // An assertion holds no more of either (lib/smoke/json-schema.ts), and what reads them follows them down.
    if (++this.nodes > mostNodes || this.depth > mostDepth) throw new Refusal(node.line, 'larger_than_assertion')
    this.depth++
    const made = this.written(node)
    this.depth--
    return made
  }

  private written(node: Placed): Json {
    if (typeof node.value === 'boolean') return node.value
    const entries = membersOf(node)
    if (!memberOf(node, '$ref')) return this.members(node, entries)
    const reference = { $ref: `#/$defs/${this.define(node)}` }
    // Beside a reference 3.0 reads nothing.
    return this.old ? reference : { ...(this.members(node, entries) as object), ...reference }
  }

  private define(node: Placed): string {
    const target = this.reading.resolve(this.old ? node : { value: new Map([['$ref', memberOf(node, '$ref')!]]), line: node.line })!
    const known = this.names.get(target.value)
    if (known !== undefined) return known
    const name = `s${this.names.size + 1}`
    this.names.set(target.value, name)
    this.defs.set(name, true)
    this.defs.set(name, this.convert(target))
    return name
  }

  private members(node: Placed, entries: [string, Placed][]): Json {
    const made: { [key: string]: Json } = {}
    for (const [key, value] of entries) {
      if (key === '$dynamicRef') throw new Refusal(value.line, 'dynamic_ref')
      if (key === 'pattern' || key === 'patternProperties') this.pattern(key, value, made)
      else if (single.has(key) && !Array.isArray(value.value)) made[key] = this.convert(value)
      else if (lists.has(key)) made[key] = entriesOf(value).map((one) => this.convert(one))
      else if (maps.has(key)) made[key] = Object.fromEntries(membersOf(value).map(([name, one]) => [name, this.convert(one)]))
      else if (values.has(key)) made[key] = plain(value)
    }
    if (Array.isArray(made.required)) made.required = made.required.filter((name) => !this.isWriteOnly(node, name))
    if (this.old) speakNow(made)
    return this.old && isTrue(memberOf(node, 'nullable')) ? orNull(made) : made
  }

  /** A pattern that RE2 does not take is left out, and said. */
  private pattern(key: string, value: Placed, made: { [key: string]: Json }): void {
    if (key === 'pattern') {
      const text = textOf(value)
      if (text !== undefined && isPattern(text)) made.pattern = text
      else this.reading.refuse(value.line, 'pattern_not_asserted')
      return
    }
    const fit = membersOf(value).filter(([name]) => isPattern(name))
    if (fit.length < membersOf(value).length) this.reading.refuse(value.line, 'pattern_not_asserted')
    made[key] = Object.fromEntries(fit.map(([name, one]) => [name, this.convert(one)]))
  }

  private isWriteOnly(node: Placed, name: Json): boolean {
    const property = typeof name === 'string' ? memberOf(memberOf(node, 'properties'), name) : undefined
    return isTrue(memberOf(property && this.reading.resolve(property), 'writeOnly'))
  }

  private circles(schema: Json, above: Set<string>): boolean {
    if (schema === null || typeof schema !== 'object') return false
    if (Array.isArray(schema)) return schema.some((one) => this.circles(one, above))
    const name = typeof schema.$ref === 'string' ? schema.$ref.slice('#/$defs/'.length) : null
    if (name !== null && !this.sound.has(name)) {
      if (above.has(name)) return true
      above.add(name)
      if (this.circles(this.defs.get(name) ?? true, above)) return true
      above.delete(name)
      this.sound.add(name)
    }
    return inPlace.some((key) => {
      const inner = Object.hasOwn(schema, key) ? schema[key]! : true
      return this.circles(key === 'dependentSchemas' && inner && typeof inner === 'object' ? Object.values(inner) : inner, above)
    })
  }
}

/** Before 3.1 `exclusiveMinimum` was a flag beside `minimum`. */
function speakNow(made: { [key: string]: Json }): void {
  for (const [flag, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof made[flag] !== 'boolean') continue
    const value = made[limit]
    const exclusive = made[flag] && value !== undefined
    delete made[flag]
    if (!exclusive) continue
    made[flag] = value
    delete made[limit]
  }
}

/** With `enum` the list has to name null too; without a type, as beside `allOf`, it is another way to fit. */
function orNull(made: { [key: string]: Json }): Json {
  if (typeof made.type !== 'string' || Object.keys(made).some((key) => inPlace.includes(key))) return { anyOf: [{ type: 'null' }, made] }
  const listed: { [key: string]: Json } = Array.isArray(made.enum) && !made.enum.includes(null) ? { enum: [...made.enum, null] } : {}
  return { ...made, type: [made.type, 'null'], ...listed }
}

function plain({ value }: Placed): Json {
  if (Array.isArray(value)) return value.map(plain)
  return value instanceof Map ? Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)])) : value
}
