import { z } from 'zod'

type Schema = {
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  minItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  default?: unknown
  additionalProperties?: unknown
}

/** The JSON Schema of what a command takes. */
export function inputSchema(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
}

/** Real values by field name, for fields a schema alone cannot fill: ids of things that exist, names with a pattern. */
export type Known = Record<string, unknown>

/** An input that should be taken, as far as a schema and the known values can tell. */
export function plausible(schema: Schema, known: Known, name = ''): unknown {
  if (name in known) return known[name]
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const branch = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (branch?.[0]) return plausible(branch[0], known, name)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([field]) => schema.required?.includes(field))
          .map(([field, inner]) => [field, plausible(inner, known, field)]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => plausible(schema.items ?? {}, known, name))
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return schema.minimum ?? schema.exclusiveMinimum ?? 1
    case 'string':
      if (schema.format === 'uuid') return '01900000-0000-7000-8000-000000000000'
      if (schema.format === 'date-time') return '2026-11-22T02:00:00Z'
      return 'x'.repeat(Math.max(schema.minLength ?? 0, 3))
    default:
      return 'x'
  }
}

/** Values of every type and shape that a field may be sent. Valid ones are among them: what counts is that none is an accident. */
export const spoiled: [name: string, value: unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['true', true],
  ['zero', 0],
  ['a negative number', -1],
  ['a fraction', 0.5],
  ['a number past 2^53', 9.1e15],
  ['a number past every integer column', 1e300],
  ['an empty text', ''],
  ['a blank', ' '],
  ['a NUL', 'a\u0000b'],
  ['half a character', 'a\ud800b'],
  ['an emoji', '🚀'],
  ['text right to left', '\u202Egnp.exe'],
  ['a megabyte', 'x'.repeat(1_000_000)],
  ['markup', '<script>alert(1)</script>'],
  ['SQL', `'; drop table people; --`],
  ['a foreign id', '01900000-dead-7000-8000-00000000beef'],
  ['no id', 'not-an-id'],
  ['a date that is none', '2026-02-31T25:61:00Z'],
  ['a far date', '+275760-09-13T00:00:00.001Z'],
  ['an empty list', []],
  ['a list of everything', [null, 1, 'x', {}, []]],
  ['a long list', Array.from({ length: 10_000 }, () => 'x')],
  ['an empty object', {}],
  ['an object with a prototype', JSON.parse('{"__proto__": {"admin": true}, "constructor": {"prototype": {}}}')],
  ['a deep object', Array.from({ length: 200 }).reduce<unknown>((inner) => ({ a: inner }), 1)],
]

/** One field of an input replaced, also below objects and lists. */
export function withField(input: unknown, path: string[], value: unknown): unknown {
  const [head, ...rest] = path
  if (head === undefined) return value
  const copy = { ...(input as Record<string, unknown>) }
  if (rest.length === 0 && value === undefined) delete copy[head]
  else copy[head] = withField(copy[head], rest, value)
  return copy
}

/** The fields of a schema, also those of nested objects, as paths. */
export function fieldsOf(schema: Schema, prefix: string[] = []): string[][] {
  const own = Object.entries(schema.properties ?? {})
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
  const all = [
    ...own.flatMap(([name, inner]) => [[...prefix, name], ...fieldsOf(inner, [...prefix, name])]),
    ...branches.flatMap((branch) => fieldsOf(branch, prefix)),
  ]
  return [...new Map(all.map((path) => [path.join('.'), path])).values()]
}
