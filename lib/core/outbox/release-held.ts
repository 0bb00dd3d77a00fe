import { channels } from '../channels'
import { db } from '../db/client'
import { queueDelivery } from './post-message'

/** How long the body of a message that could not be sent is kept, in days; the links in it have long ended by then. */
const keptDays = 30

/**
 * Queues messages whose channel has been set up since they were held, and wipes the bodies of messages nobody will send any more.
 * Answers how many it queued.
 */
export async function releaseHeld(): Promise<number> {
  const open = channels.filter((channel) => channel.heldBecause() === null).map((channel) => channel.kind)
  const held = await db.outbox.findMany({
    where: { state: 'held', channel: { in: open } },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
    take: 500,
  })
  for (const { id } of held) {
    await db.$transaction(async (tx) => {
      const { count } = await tx.outbox.updateMany({
        where: { id, state: 'held' },
        data: { state: 'waiting', reason: '', nextAt: new Date() },
      })
      if (count > 0) await queueDelivery(tx, id)
    })
  }
  await db.$executeRaw`update outbox set body_encrypted = null, state = 'failed', reason = case when state = 'failed' then reason else 'expired' end
    where body_encrypted is not null and state <> 'delivered' and created_at < now() - ${keptDays} * interval '1 day'`
  return held.length
}
