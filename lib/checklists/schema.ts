import { z } from 'zod'
import { itemTexts, Key } from '@/lib/templates/schema'

export const itemStates = ['open', 'done', 'failed', 'not_applicable', 'waived'] as const
export type ItemState = (typeof itemStates)[number]

const safe = z.string().refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'unreadable_text')
const id = z.uuid()
const reason = safe.trim().min(1).max(1000)

/** Largest file kept as evidence, in bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024

/** Longest output of a command kept as evidence, in characters. */
export const MAX_OUTPUT = 20_000

export const ItemIdInput = z.strictObject({ itemId: id })
export const FailItemInput = z.strictObject({ itemId: id, reason })
export const NotApplicableInput = z.strictObject({ itemId: id, reason })

export const WaiveItemInput = z.strictObject({
  itemId: id,
  /** Who answers for the exception. */
  ownerId: id,
  reason,
  /** With an offset as it is; without one in the release's zone. */
  endsAt: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/, 'moment'),
})

/** `personId` null: nobody's any more. */
export const AssignItemInput = z.strictObject({ itemId: id, personId: id.nullable() })

/** An empty note takes it away. */
export const NoteItemInput = z.strictObject({ itemId: id, note: safe.trim().max(4000) })

/** Only web pages, and without a password in the address. */
function isWebAddress(text: string): boolean {
  try {
    const url = new URL(text)
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === ''
  } catch {
    return false
  }
}

/** A box of a form sends `on`; everything else sends a boolean. */
const box = z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false)
const evidenceOf = { itemId: id, tick: box }

/** Evidence for an item. With `tick` the item is ticked too, when this is what it waited for. */
export const AddEvidenceInput = z.discriminatedUnion('kind', [
  z.strictObject({
    ...evidenceOf,
    kind: z.literal('link'),
    url: safe.trim().max(2000).refine(isWebAddress, 'web_address'),
    title: safe.trim().max(200).default(''),
  }),
  z.strictObject({ ...evidenceOf, kind: z.literal('number'), number: z.number().min(-1e12).max(1e12) }),
  z.strictObject({ ...evidenceOf, kind: z.literal('text'), text: safe.trim().min(1).max(10_000) }),
  z.strictObject({ ...evidenceOf, kind: z.literal('output'), output: safe.trim().min(1).max(MAX_OUTPUT) }),
  z.strictObject({ ...evidenceOf, kind: z.literal('file'), file: z.file().min(1).max(MAX_FILE_BYTES) }),
])
export type AddEvidenceInput = z.output<typeof AddEvidenceInput>

export const EvidenceIdInput = z.strictObject({ evidenceId: id })

export const ApplySmokeInput = z.strictObject({ runId: id })

/** A new item at the end of a group the plan has, or under an item of it. */
export const AddItemInput = z.strictObject({
  checklistId: id,
  parentId: id.nullable().default(null),
  phase: Key,
  group: safe.trim().min(1).max(120),
  ...itemTexts,
})

/** The item as it is to be from now on. */
export const EditItemInput = z.strictObject({ itemId: id, ...itemTexts })

/** The plan loses it, the record keeps it, with why. */
export const RemoveItemInput = z.strictObject({ itemId: id, reason })
