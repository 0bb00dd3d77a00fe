import { z } from 'zod'
import { moment } from '@/lib/integrations/schema'
import { line } from '../step-schema'

const id = z.uuid()

/** A span of time in which alarms of an environment, or of one suite in it, are muted. Times without an offset are the environment's. */
export const AddWindowInput = z.strictObject({
  environmentId: id,
  /** Null: every suite of the environment. */
  suiteId: id.nullish(),
  startsAt: moment,
  endsAt: moment,
  reason: line(300),
})
export const WindowIdInput = z.strictObject({ windowId: id })
