import { z } from 'zod'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const seq = z.string().regex(/^\d{1,18}$/)
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((value) => value.toWellFormed().replaceAll('\u0000', ''))

/**
 * What a search in the audit trail may ask for. `action` is a name (`item.tick`) or a group ending in a dot (`item.`); `entity` is a kind
 * and an id; days are whole days where the reader is; `before` and `after` are the numbers of entries that a page of the list begins
 * behind.
 */
export const AuditFilter = z.strictObject({
  q: text(200).optional(),
  action: z
    .string()
    .regex(/^[a-z_]+\.[a-z_]*$/)
    .max(60)
    .optional(),
  person: z.uuid().optional(),
  entity: z
    .string()
    .regex(/^[a-z_]+:[\w:.-]{1,100}$/)
    .optional(),
  integration: z.uuid().optional(),
  from: day.optional(),
  to: day.optional(),
  before: seq.optional(),
  after: seq.optional(),
})
export type AuditFilter = z.output<typeof AuditFilter>

/** A filter from the parameters of a page's address: a form sends empty ones, and what cannot be read is left out instead of refused. */
export function readFilter(params: Record<string, string | string[] | undefined>): AuditFilter {
  const read = Object.entries(AuditFilter.shape).flatMap(([key, schema]) => {
    const value = params[key] === '' ? undefined : params[key]
    const parsed = schema.safeParse(value)
    return parsed.success && parsed.data ? [[key, parsed.data]] : []
  })
  return Object.fromEntries(read) as AuditFilter
}

/** The body of an entry, as `command()` writes it. */
export const AuditBody = z.object({
  action: z.string(),
  actor: z.object({ kind: z.string(), id: z.string(), name: z.string(), personId: z.string().optional() }),
  entity: z.object({ type: z.string(), id: z.string(), label: z.string() }),
  integrationId: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
})

const count = z.string().regex(/^\d{1,18}$/)
/** What a verification found, as the chain keeps it. */
export const VerifiedInput = z.strictObject({
  ok: z.boolean(),
  entries: z.number().int().min(0),
  last: count,
  protectedTo: count,
  unprotected: z.number().int().min(0),
  fault: z
    .strictObject({
      kind: z.enum(['gap', 'changed', 'broken_link', 'checkpoint_differs', 'cut', 'head_differs', 'bad_checkpoint']),
      seq: count,
    })
    .nullable(),
})
export type Verified = z.output<typeof VerifiedInput>
