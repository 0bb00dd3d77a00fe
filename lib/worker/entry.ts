import type { JobActor } from '@/lib/core/actor'
import type { CommandMeta } from '@/lib/core/command'
import type { EventKind } from '@/lib/core/events'

/** What a handler is given beside its input. */
export type JobContext = {
  /** Fires when the worker is asked to stop: long work ends at its next safe point. */
  signal: AbortSignal
  workerId: string
}

/**
 * What runs in the worker. A verb is one as it stands: it takes the actor, the event's payload and an idempotency key that is the same
 * when the job is tried again, so that its effect happens once.
 */
export type Handler = (actor: JobActor, input: unknown, meta: CommandMeta, context: JobContext) => Promise<unknown>

export type Entry =
  | { type: 'event'; kind: EventKind; name: string; run: Handler }
  | { type: 'schedule'; name: string; seconds: number; run: Handler }
  | { type: 'job'; name: string; run: Handler }

/** When an event of this kind happens, run this. `name` is unique and never changes: queued jobs carry it. */
export function on(kind: EventKind, name: string, run: Handler): Entry {
  return { type: 'event', kind, name, run }
}

/** Run this in every slot of so many seconds, once over all workers, never two runs at a time. */
export function every(seconds: number, name: string, run: Handler): Entry {
  return { type: 'schedule', name, seconds, run }
}

/** Run this when somebody queued it by `addJob(tx, name, payload)`. */
export function job(name: string, run: Handler): Entry {
  return { type: 'job', name, run }
}
