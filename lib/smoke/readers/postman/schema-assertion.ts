import type { ReadAssertion } from '../read-request'
import type { Literal } from './read-expression'

/** What Postman's validators read by default; its words are those of earlier drafts too, where they mean the same. */
const draft7 = 'http://json-schema.org/draft-07/schema#'

/** The body, or what a path selects in it, fits a schema that a script writes out. Null for what is no object. */
export function schemaAssertion(schema: Literal, path: string): ReadAssertion[] | null {
  if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) return null
  const later = typeof schema.$schema === 'string' && schema.$schema.includes('2020-12')
  const text = JSON.stringify(later ? schema : { ...schema, $schema: draft7 })
  return [{ kind: 'json_schema', params: path === '$' ? { schema: text } : { schema: text, path } }]
}
