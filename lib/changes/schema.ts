import { z } from 'zod'

/**
 * Kinds of change that people and machines record themselves (`UPZ-11`, and deployments made outside the product).
 * A change of an environment's configuration is recorded by the product, as `configuration`.
 */
export const recordableKinds = [
  'key_rotation',
  'content_batch',
  'session_strategy',
  'retry_policy',
  'polling_timeout',
  'alert_threshold',
  'deployment',
] as const

/** Every kind the change log holds, in the order filters show them. */
export const changeKinds = [
  'configuration',
  ...recordableKinds,
  'definition',
  'access',
  'freeze',
  'owner',
  'environment',
  'integration',
  'suite',
  'maintenance',
  'release',
] as const
export type ChangeKind = (typeof changeKinds)[number]

const safe = z.string().refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'unreadable_text')

/** A change that happened outside the product and is to be remembered. */
export const RecordChangeInput = z.strictObject({
  integrationId: z.uuid(),
  environmentId: z.uuid().nullish(),
  kind: z.enum(recordableKinds),
  summary: safe
    .trim()
    .min(1)
    .max(300)
    .regex(/^[^\p{Cc}]*$/u, 'one_line'),
})

/** What the changes page asks for; all of it comes from the address bar. */
export const ChangeFilter = z.object({
  search: safe.trim().max(200).optional(),
  integrationId: z.uuid().optional(),
  environmentId: z.uuid().optional(),
  kind: z.string().max(40).optional(),
  /** Continues after this row: the `next` of the page before. */
  after: z.uuid().optional(),
})
export type ChangeFilter = z.infer<typeof ChangeFilter>

export const changesPerPage = 50

/** The filter in the parameters of an address. What makes no sense there is left out instead of refused. */
export function readChangeFilter(search: Readonly<Record<string, string | string[] | undefined>>): ChangeFilter {
  const filter: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(ChangeFilter.shape)) {
    const value = schema.safeParse(search[name === 'search' ? 'q' : name])
    if (value.success && value.data) filter[name] = value.data
  }
  return ChangeFilter.parse(filter)
}
