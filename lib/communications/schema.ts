import { z } from 'zod'
import { Key, safe } from '@/lib/templates/fields'

/** Most addresses of one sending. A longer list is a newsletter, and belongs to what sends those. */
export const MAX_RECIPIENTS = 200

const field = safe.max(4000)
const what = {
  releaseId: z.uuid(),
  /** Which of the plan's communications. */
  key: Key,
  language: z.enum(['en', 'zh']),
  /** What the release does not fill, by field. */
  fields: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'field_name'), field)
    .refine((fields) => Object.keys(fields).length <= 60, 'too_many')
    .default({}),
}

/** `recipients`: addresses as a list, or as people type them: parted by commas, semicolons, blanks or lines. */
export const SendCommunicationInput = z.strictObject({
  ...what,
  recipients: z.union([safe.max(60_000), z.array(safe.max(300)).max(2000)]),
})

export const KeepCopyInput = z.strictObject(what)
export type KeepCopyInput = z.infer<typeof KeepCopyInput>
