import Ajv, { type ErrorObject, type Options, type ValidateFunction } from 'ajv'
import Ajv2020 from 'ajv/dist/2020.js'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { isPattern, patternWork, search } from './assertions/patterns'
import { Budget } from './assertions/too-costly'

/** Longest schema, in characters. */
export const maxSchema = 50_000
const maxNodes = 5_000
const maxDepth = 40
/** Places of a schema that are held against places of an answer: about a second at worst. */
const maxSteps = 1_000_000
/** A format is a pattern of its library, some of them slow on long texts; no text that has one is as long. */
const maxFormatted = 300

/** Counts every place of a schema that is looked at; validation is synchronous, so there is one at a time. */
let budget = new Budget(0)
const step = 'x-step'

const options: Options = {
  strict: false,
  allErrors: false,
  inlineRefs: false,
  validateFormats: true,
  logger: false,
  code: { regExp: Object.assign(re2, { code: 're2' }) },
}

/** Patterns of a schema run on RE2, and what they read is counted. */
function re2(pattern: string) {
  if (!isPattern(pattern)) throw new Error('pattern')
  return {
    test: (text: string) => {
      budget.spend(1 + (patternWork(pattern, text) >> 4))
      return search(pattern, text) === true
    },
    toString: () => pattern,
  }
}

const dialects: Record<string, () => Ajv> = {
  'https://json-schema.org/draft/2020-12/schema': once(() => prepared(new Ajv2020(options))),
  'http://json-schema.org/draft-07/schema': once(() => prepared(new Ajv(options))),
}
const usual = 'https://json-schema.org/draft/2020-12/schema'

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

function prepared(ajv: Ajv): Ajv {
  ajv.addKeyword({ keyword: step, errors: false, validate: () => (budget.spend(), true) })
  // Its own compares every two elements.
  ajv.removeKeyword('uniqueItems')
  ajv.addKeyword({ keyword: 'uniqueItems', type: 'array', schemaType: 'boolean', validate: isUnique })
  for (const [name, format] of Object.entries(fullFormats)) ajv.addFormat(name, bounded(name, format))
  return ajv
}

function isUnique(wanted: boolean, list: unknown[]): boolean {
  if (!wanted) return true
  const seen = new Set<string>()
  for (const one of list) {
    const text = canonical(one)
    budget.spend(1 + (text.length >> 6))
    if (seen.has(text)) return false
    seen.add(text)
  }
  return true
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

type AjvFormat = (typeof fullFormats)[keyof typeof fullFormats]

function bounded(name: string, format: AjvFormat) {
  if (typeof format === 'object' && 'type' in format && format.type === 'number') return format
  const check = typeof format === 'object' && 'validate' in format ? format.validate : format
  return (text: string) => {
    budget.spend(1 + text.length)
    if (text.length > maxFormatted) return false
    if (name === 'regex') return isPattern(text)
    if (check === true) return true
    return check instanceof RegExp ? check.test(text) : typeof check === 'function' && (check as (value: string) => boolean)(text)
  }
}

const single = ['additionalProperties', 'propertyNames', 'contains', 'not', 'if', 'then', 'else']
/** What holds values, not schemas. */
const data = new Set(['enum', 'const', 'default', 'examples', 'example', 'required', 'type'])
const maps = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'dependencies'])

/** Puts a step into every place of a schema; refuses what is too large, and references out of it. */
function counted(schema: unknown, depth: number, size: { nodes: number }): unknown {
  if (++size.nodes > maxNodes || depth > maxDepth) throw new Error('size')
  if (Array.isArray(schema)) return schema.map((one) => counted(one, depth + 1, size))
  if (!schema || typeof schema !== 'object') return schema
  const made: Record<string, unknown> = { [step]: true }
  for (const [key, value] of Object.entries(schema)) {
    if ((key === '$ref' || key === '$dynamicRef' || key === '$recursiveRef') && (typeof value !== 'string' || !value.startsWith('#')))
      throw new Error('reference')
    // Its name would be one of everybody's: the next schema with it would be that one.
    if (key === step || key === '$id' || key === '$async') continue
    if (data.has(key)) made[key] = value
    else if (maps.has(key) && value && typeof value === 'object' && !Array.isArray(value)) {
      made[key] = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, counted(inner, depth + 2, size)]))
    } else made[key] = single.includes(key) || (value && typeof value === 'object') ? counted(value, depth + 1, size) : value
  }
  return made
}

const maxKept = 100
const kept = new Map<string, ValidateFunction | null>()

function compiled(text: string): ValidateFunction | null {
  const known = kept.get(text)
  if (known !== undefined) return known
  const made = compile(text)
  kept.set(text, made)
  if (kept.size > maxKept) kept.delete(kept.keys().next().value ?? '')
  return made
}

let named = 0

function compile(text: string): ValidateFunction | null {
  if (text.length > maxSchema) return null
  try {
    const schema: unknown = JSON.parse(text)
    if (!schema || typeof schema !== 'object' || Array.isArray(schema)) return null
    const dialect = '$schema' in schema ? String(schema.$schema).replace(/#$/, '') : usual
    const ajv = Object.hasOwn(dialects, dialect) ? dialects[dialect]?.() : undefined
    if (!ajv) return null
    // Without a name of its own a schema cannot refer to its root.
    const own = { ...(counted(schema, 0, { nodes: 0 }) as object), $id: `x-schema:${++named}` }
    budget = new Budget(Number.POSITIVE_INFINITY)
    try {
      return ajv.compile(own)
    } finally {
      ajv.removeSchema(own)
    }
  } catch {
    return null
  }
}

/** Whether a text is a JSON Schema (2020-12, or draft-07 when it says so) that can be used. */
export const isJsonSchema = (text: string) => compiled(text) !== null

/** Where a value differs from its schema first, as a list of keys, and which word of the schema says so. */
export type SchemaFlaw = { place: string[]; rule: string }

/**
 * Holds a value against a schema: null when it fits. Throws `TooCostly` when schema and value together would run away, and an error for a text that
 * is no schema.
 */
export function schemaFlaw(text: string, value: unknown, steps = maxSteps): SchemaFlaw | null {
  const validate = compiled(text)
  if (!validate) throw new Error('schema')
  budget = new Budget(steps)
  if (validate(value)) return null
  const flaw = first(validate.errors ?? [])
  if (!flaw) return { place: [], rule: 'false' }
  const place = flaw.instancePath
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  return { place, rule: ruleOf(flaw) }
}

/** Of the branches of an `anyOf` the one that came furthest. */
function first(errors: ErrorObject[]): ErrorObject | undefined {
  const depth = (error: ErrorObject) => error.instancePath.split('/').length
  const most = Math.max(...errors.map(depth))
  const deepest = errors.filter((error) => depth(error) === most)
  return deepest.length > 1 ? deepest.at(-1) : deepest[0]
}

function ruleOf({ keyword, params }: ErrorObject): string {
  const value = keyword === 'minimum' || keyword === 'maximum' || keyword.startsWith('exclusiveM') ? params.limit : Object.values(params)[0]
  return value === undefined || value === null || typeof value === 'object'
    ? `${keyword}${Array.isArray(value) ? ` ${JSON.stringify(value)}` : ''}`
    : `${keyword} ${JSON.stringify(value)}`
}
