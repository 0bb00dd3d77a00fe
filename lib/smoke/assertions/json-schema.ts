import { z } from 'zod'
import { pathFlaw, selectValues } from '../json-path'
import { isJsonSchema, maxSchema, schemaFlaw } from '../json-schema'
import { readJson } from './compare-json'
import { assertionKind } from './kind'

/**
 * The JSON body, or every value that `path` selects in it, fits a JSON Schema: `{ schema, path? }`. `schema` is the schema as a JSON text: 2020-12, or
 * draft-07 when its `$schema` says so. References lead within it (`#/$defs/…`) and nowhere else; patterns are RE2. Told is the first place that
 * differs, and the word of the schema that says so.
 */
export const jsonSchema = assertionKind({
  kind: 'json_schema',
  label: 'json_schema.label',
  fields: [
    {
      name: 'schema',
      type: 'textarea',
      label: 'json_schema.schema',
      hint: 'json_schema.schema_hint',
      required: true,
      placeholder: '{ "type": "object", "required": ["id"] }',
      mono: true,
    },
    { name: 'path', type: 'text', label: 'json_schema.path', hint: 'json_schema.path_hint', required: false, placeholder: '$', mono: true },
  ],
  params: z
    .strictObject({ schema: z.string().trim().min(1, 'required').max(maxSchema), path: z.string().trim().max(500).default('$') })
    .superRefine(({ schema, path }, context) => {
      if (!schema.includes('{{') && !isJsonSchema(schema)) context.addIssue({ code: 'custom', path: ['schema'], message: 'json_schema' })
      const flaw = path.includes('{{') || path === '' ? null : pathFlaw(path)
      if (flaw) context.addIssue({ code: 'custom', path: ['path'], message: flaw === 'costly' ? 'jsonpath_costly' : 'jsonpath' })
    }),
  evaluate: ({ schema, path }, { body }) => {
    const json = body === null ? undefined : readJson(body)
    const found = json ? (selectValues(path || '$', json.value) ?? []) : []
    const answer = { subject: path || '$', op: 'schema', expected: '' }
    if (found.length === 0) return { ...answer, passed: false, actual: null }
    for (const value of found) {
      const flaw = schemaFlaw(schema, value)
      if (!flaw) continue
      const at = flaw.place.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value)
      const subject = answer.subject + flaw.place.map(shown).join('')
      return { ...answer, subject, expected: flaw.rule, passed: false, actual: at === undefined ? null : JSON.stringify(at) }
    }
    return { ...answer, passed: true, actual: JSON.stringify(found[0]) }
  },
})

const shown = (key: string) =>
  /^\d+$/.test(key) ? `[${key}]` : /^[A-Za-z_][\w]*$/.test(key) ? `.${key}` : `['${key.replaceAll("'", "\\'")}']`
