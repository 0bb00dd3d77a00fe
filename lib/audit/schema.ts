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
 * What a search in the audit trail may ask for. Read from an address, so what cannot be read is left out instead of refused.
 * `action` is a name (`item.tick`) or a group ending in a dot (`item.`); days are whole days in `zone`; `before` and `after` are the
 * numbers of entries that a page of the list begins behind.
 */
export const AuditFilter = z.object({
  q: text(200).optional().catch(undefined),
  action: z.string().regex(/^[a-z_]+\.[a-z_]*$/).max(60).optional().catch(undefined),
  person: z.uuid().optional().catch(undefined),
  entity: z.string().regex(/^[a-z_]+:[\w:.-]{1,100}$/).optional().catch(undefined),
  integration: z.uuid().optional().catch(undefined),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  before: seq.optional().catch(undefined),
  after: seq.optional().catch(undefined),
})
export type AuditFilter = z.output<typeof AuditFilter>

/** A filter from the parameters of an address; what is repeated, empty or unknown is left out. */
export function readFilter(params: Record<string, string | string[] | undefined>): AuditFilter {
  return AuditFilter.parse(Object.fromEntries(Object.entries(params).filter(([, value]) => typeof value === 'string' && value !== '')))
}

/** The filter as parameters of an address again, without the place in the list. */
export function filterParams({ before: _before, after: _after, ...filter }: AuditFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).flatMap(([key, value]) => (value ? [[key, value]] : [])))
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
  fault: z.strictObject({ kind: z.enum(['gap', 'changed', 'broken_link', 'checkpoint_differs', 'cut', 'head_differs', 'bad_checkpoint']), seq: count }).nullable(),
})
export type Verified = z.output<typeof VerifiedInput>
