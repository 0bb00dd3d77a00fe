import { db } from '../db/client'
import { addJob } from '../events'

/**
 * Queues one job for each subscriber of an event, and marks the event dispatched, both or neither: a repeated dispatch does
 * nothing. Each subscriber then succeeds or is tried again on its own.
 */
export async function dispatchEvent(eventId: bigint, subscribersOf: (kind: string) => string[]): Promise<string[]> {
  return db.$transaction(async (tx) => {
    const [event] = await tx.$queryRaw<{ kind: string; dispatched: boolean }[]>`
      select kind, dispatched_at is not null as dispatched from events where id = ${eventId} for update`
    if (!event || event.dispatched) return []
    const subscribers = subscribersOf(event.kind)
    for (const subscriber of subscribers) {
      await addJob(tx, 'react', { eventId: eventId.toString(), subscriber }, { jobKey: `event:${eventId}:${subscriber}` })
    }
    await tx.event.update({ where: { id: eventId }, data: { dispatchedAt: new Date() } })
    return subscribers
  })
}

/** The payload of an event, or null when it is gone. */
export async function readEvent(eventId: bigint): Promise<{ kind: string; payload: unknown } | null> {
  return db.event.findUnique({ where: { id: eventId }, select: { kind: true, payload: true } })
}
