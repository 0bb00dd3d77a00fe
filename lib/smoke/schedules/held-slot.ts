import { z } from 'zod'
import { safe } from '../step-schema'

/** What one engine calls itself on the slots it holds. */
export const LeaseOwner = z.string().regex(/^[\w:.-]{1,100}$/)

const SlotClaim = z.strictObject({
  scheduleId: z.uuid(),
  suiteId: z.uuid(),
  environmentId: z.uuid(),
  revision: z.int32(),
  dueAt: z.date(),
})
/** A slot that is leased to one engine. */
export type SlotClaim = z.output<typeof SlotClaim>

/** A slot that is, or will be, asked: with what its row says from its beginning on. */
export const HeldSlot = SlotClaim.extend({
  /** The id its row has or will have. */
  runId: z.uuid(),
  /** When its first request went out; null while it waits. */
  startedAt: z.date().nullable(),
  stepCount: z.int32(),
  configDigest: safe.max(100).nullable(),
})
