import { z } from 'zod'
import { line, oneLine, optionalLine, optionalText, safe } from './fields'
import { MAX_DOCUMENT_CHARACTERS } from './import-limits'
import { MAX_PATCH_BYTES, MAX_PATCH_OPERATIONS } from './draft-limits'
import { TemplateBody } from './schema'

const Pointer = safe.max(400).regex(/^(\/(?:[^~/]|~[01])*)*$/, 'json_pointer')

/** One RFC 6902 operation on a body. */
export const PatchOperation = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('add'), path: Pointer, value: z.unknown() }),
  z.strictObject({ op: z.literal('replace'), path: Pointer, value: z.unknown() }),
  z.strictObject({ op: z.literal('test'), path: Pointer, value: z.unknown() }),
  z.strictObject({ op: z.literal('remove'), path: Pointer }),
  z.strictObject({ op: z.literal('move'), from: Pointer, path: Pointer }),
  z.strictObject({ op: z.literal('copy'), from: Pointer, path: Pointer }),
])

/** Operations as plain JSON; what JSON cannot say, or says at too great a length, is refused. */
const Patch = z
  .array(PatchOperation)
  .min(1)
  .max(MAX_PATCH_OPERATIONS)
  .refine((operations) => jsonLength(operations) <= MAX_PATCH_BYTES, 'patch_too_large')

/** What a step did, for the list of steps: a code with a text in messages, and the words it did it to. */
export const StepLabel = z.strictObject({
  what: z.string().regex(/^[a-z][a-z_]{0,63}$/, 'key'),
  text: oneLine(200).optional(),
})
export type StepLabel = z.infer<typeof StepLabel>

/** The document a body was read from, byte for byte, and where its items are in it. */
export const DraftSource = z.strictObject({
  name: line(300),
  text: safe.max(MAX_DOCUMENT_CHARACTERS),
  origins: z.unknown().refine((origins) => jsonLength(origins) <= 4_000_000, 'too_large'),
})
export type DraftSource = z.infer<typeof DraftSource>

/** Words to find a template by: each once, whatever its case. */
export const Tags = z
  .array(line(40))
  .max(12)
  .transform((tags) => tags.filter((tag, index) => tags.findIndex((other) => other.toLowerCase() === tag.toLowerCase()) === index))

const templateId = z.uuid()
const versionId = z.uuid()
const revision = z.int().min(1).max(2_000_000_000)
const number = z.int().min(1).max(100_000)

export const CreateTemplateInput = z.strictObject({
  name: line(120),
  nameZh: optionalLine(120),
  description: optionalText(500),
  descriptionZh: optionalText(500),
  tags: Tags.default([]),
  body: TemplateBody.optional(),
  source: DraftSource.optional(),
})
export const OpenDraftInput = z.strictObject({ templateId, from: number.optional() })
export const EditDraftInput = z.strictObject({ versionId, revision, patch: Patch, label: StepLabel })
export const ReplaceDraftInput = z.strictObject({
  versionId,
  revision,
  body: TemplateBody,
  label: StepLabel,
  /** The document the body was read from, when it was; undone and redone with the body. */
  source: DraftSource.optional(),
})
export const StepDraftInput = z.strictObject({ versionId, revision })
export const PublishDraftInput = z.strictObject({ versionId, revision, note: optionalText(1000) })
export const DiscardDraftInput = z.strictObject({ versionId })
export const DescribeTemplateInput = z.strictObject({
  templateId,
  name: line(120),
  nameZh: optionalLine(120),
  description: optionalText(500),
  descriptionZh: optionalText(500),
  tags: Tags.default([]),
  /** Calendar day of the next review, `YYYY-MM-DD`. */
  nextReviewOn: z.iso
    .date()
    .refine((day) => day >= '2000-01-01', 'too_early')
    .nullable()
    .default(null),
})
export const TemplateIdInput = z.strictObject({ templateId })
export const DuplicateTemplateInput = z.strictObject({ templateId, number: number.optional(), name: line(120), nameZh: optionalLine(120) })

/** Length of a value's JSON in characters; without end when JSON cannot say it. */
function jsonLength(value: unknown): number {
  try {
    return JSON.stringify(value)?.length ?? 0
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
