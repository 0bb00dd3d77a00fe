import { z } from 'zod'
import { type Permission, permissions } from './permissions'
import type { ReadRoute, WriteRoute } from './http'

const problemResponse = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const refusals = {
  400: problemResponse('A field needs another look'),
  401: problemResponse('No valid token'),
  403: problemResponse('The token may not do this, or only a person may'),
  404: problemResponse('Not there, or not for this token'),
  409: problemResponse('Refused as things stand; the code says why'),
  503: problemResponse('The database cannot answer'),
}

/** The OpenAPI 3.1 description of every route, made from the same schemas that check the requests. */
export function describeApi(writes: WriteRoute[], reads: ReadRoute[]): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of reads) (paths[route.path] ??= {}).get = describeRead(route)
  for (const route of writes) (paths[route.path] ??= {})[route.method] = describeWrite(route)
  return {
    openapi: '3.1.0',
    info: { title: 'Gonogo', version: '1', description: 'May we go? Releases, their evidence and their verdict, for machines.' },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A token made in Settings › Tokens.' } },
      schemas: { Problem: problemSchema },
    },
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'The refusal code' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, message: { type: 'string' } } },
    },
    data: {},
  },
}

function describeRead(route: ReadRoute) {
  const schema = jsonSchema(route.params)
  const names = parameterNames(route.path)
  const properties = Object.entries((schema.properties ?? {}) as Record<string, unknown>)
  return {
    summary: route.summary,
    operationId: operationId('get', route.path),
    parameters: properties.map(([name, property]) => ({
      name,
      in: names.includes(name) ? 'path' : 'query',
      required: names.includes(name) || ((schema.required ?? []) as string[]).includes(name),
      schema: property,
    })),
    responses: { 200: { description: 'The answer', content: { 'application/json': { schema: {} } } }, ...refusals },
  }
}

function describeWrite(route: WriteRoute) {
  const names = parameterNames(route.path)
  const schema = jsonSchema(route.command.schema)
  const variants = [schema, ...((schema.oneOf ?? schema.anyOf ?? []) as Record<string, unknown>[])]
  const known = Object.assign({}, ...variants.map((variant) => variant.properties ?? {})) as Record<string, unknown>
  const parameters = names.map((name) => ({ name, in: 'path', required: true, schema: known[name] ?? { type: 'string' } }))
  const rule: Permission = permissions[route.command.commandName]
  const who = rule.person ? 'Only a signed-in person may do this; a token is answered 403.' : `Needs the token scope \`${rule.token}\`.`
  return {
    summary: route.summary,
    description: `${who} Least role: ${rule.role}.`,
    operationId: operationId(route.method, route.path),
    parameters: [
      ...parameters,
      {
        name: 'Idempotency-Key',
        in: 'header',
        schema: { type: 'string', maxLength: 200 },
        description: 'The same key and body give the first answer again.',
      },
      {
        name: 'If-Match',
        in: 'header',
        schema: { type: 'string' },
        description: 'The version you saw; another one is answered 409 with both.',
      },
    ],
    requestBody: { content: { 'application/json': { schema: bodySchema(schema, names) } } },
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: { type: 'object', properties: { value: {} } } } } },
      ...refusals,
    },
  }
}

/** A command's schema without what the path says, in every variant of it. */
function bodySchema(schema: Record<string, unknown>, names: string[]): Record<string, unknown> {
  const body = { ...schema }
  if (schema.properties) body.properties = Object.fromEntries(Object.entries(schema.properties).filter(([name]) => !names.includes(name)))
  if (schema.required) body.required = (schema.required as string[]).filter((name) => !names.includes(name))
  for (const union of ['oneOf', 'anyOf'] as const) {
    if (schema[union]) body[union] = (schema[union] as Record<string, unknown>[]).map((variant) => bodySchema(variant, names))
  }
  return body
}

const parameterNames = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
const operationId = (method: string, path: string) =>
  `${method}_${path.replace(/[{}]/g, '').split('/').filter(Boolean).join('_').replace(/-/g, '_')}`

function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>
  return rest
}
