import type { Answer } from '@/lib/core/answer'
import type { Wire } from '@/lib/core/wire'
import type { PlaceTriggers, ShownSchedule, SuiteTriggers } from '@/lib/smoke/triggers/queries'

type Meta = { expectedVersion?: number }
/** The server actions that panels of schedules and windows run; pages hand them in. */
export type TriggerActions = {
  save: (input: object, meta?: Meta) => Promise<Answer<unknown>>
  remove: (input: { scheduleId: string }, meta?: Meta) => Promise<Answer<unknown>>
  addWindow: (input: object) => Promise<Answer<unknown>>
  endWindow: (input: { windowId: string }) => Promise<Answer<unknown>>
}

export type WireSchedule = Wire<ShownSchedule>
export type WireWindow = Wire<SuiteTriggers['windows'][number]>
export type WireSuiteTriggers = Wire<SuiteTriggers>
export type WirePlaceTriggers = Wire<PlaceTriggers>
export type TriggerPlace = { id: string; name: string; timeZone: string; production: boolean }
