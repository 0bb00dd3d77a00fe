import type { Tx } from './db/client'
import { plain } from './canonical'

/**
 * What a lower floor says has happened, so that upper floors can react. The worker's registry maps
 * each kind to verbs. Payloads carry ids, never secrets.
 */
export type EventKind =
  | 'value.changed'
  | 'environment.changed'
  | 'owner.changed'
  | 'suite.changed'
  | 'deployment.received'
  | 'smoke.queued'
  | 'smoke.finished'
  | 'smoke.alarm_changed'
  | 'checklist.changed'
  | 'release.changed'
  | 'sign_off.requested'
  | 'sign_off.given'

/** Appends an event in the caller's transaction and wakes the worker when it commits. */
export async function emit(tx: Tx, kind: EventKind, payload: Record<string, unknown>): Promise<void> {
  const event = await tx.event.create({ data: { kind, payload: plain(payload) as object }, select: { id: true } })
  await addJob(tx, 'dispatch_event', { eventId: event.id.toString() }, { jobKey: `event:${event.id}` })
}

/** Appends many events of one kind as `emit` does, in two statements. */
export async function emitAll(tx: Tx, kind: EventKind, payloads: readonly Record<string, unknown>[]): Promise<void> {
  if (payloads.length === 0) return
  const events = await tx.event.createManyAndReturn({
    data: payloads.map((payload) => ({ kind, payload: plain(payload) as object })),
    select: { id: true },
  })
  await tx.$executeRaw`select graphile_worker.add_job('dispatch_event', json_build_object('eventId', id), job_key => 'event:' || id, max_attempts => 10)
    from unnest(${events.map(({ id }) => id.toString())}::text[]) as id`
}

export type JobOptions = { jobKey?: string; runAt?: Date; maxAttempts?: number; queue?: string }

/** Puts a job into the queue in the caller's transaction: it exists exactly when the transaction does. */
export async function addJob(tx: Tx, task: string, payload: Record<string, unknown>, options: JobOptions = {}): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job(
    ${task}, ${JSON.stringify(payload)}::json,
    queue_name => ${options.queue ?? null}::text, run_at => ${options.runAt ?? null}::timestamptz,
    max_attempts => ${options.maxAttempts ?? 10}::int, job_key => ${options.jobKey ?? null}::text)`
}
