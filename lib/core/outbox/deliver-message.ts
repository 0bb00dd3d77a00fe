import { z } from 'zod'
import { channelOf } from '../channels'
import { db } from '../db/client'
import { decryptSecret } from '../secrets'
import { backoff } from './backoff'
import { bodyContext, queueDelivery } from './post-message'

const Input = z.object({ id: z.uuid() })

/**
 * Tries to deliver one message. At least once: when the worker dies between sending and noting it, it is sent again with the same
 * deduplication key. Held without a try while its channel is not set up; wiped of its body when delivered; given up after about two days.
 */
export async function deliverMessage(input: unknown): Promise<'gone' | 'delivered' | 'held' | 'waiting' | 'failed'> {
  const { id } = Input.parse(input)
  const row = await db.outbox.findUnique({ where: { id } })
  if (!row || row.state === 'delivered' || row.state === 'failed' || row.bodyEncrypted === null) return 'gone'
  const channel = channelOf(row.channel)
  const held = channel ? channel.heldBecause() : 'channel_unknown'
  if (!channel || held) {
    await db.outbox.update({ where: { id }, data: { state: 'held', reason: held ?? '' } })
    return 'held'
  }

  const { recipient, subject, dedupKey } = row
  const result = await channel.send({ id, recipient, subject, dedupKey, body: decryptSecret(row.bodyEncrypted, bodyContext(id)) })
  const attempts = row.attempts + 1
  if (result.state === 'delivered') {
    await db.outbox.update({
      where: { id },
      data: { state: 'delivered', reason: '', attempts, deliveredAt: new Date(), bodyEncrypted: null },
    })
    return 'delivered'
  }
  const pause = result.state === 'refused' ? null : backoff(attempts, Math.random())
  if (pause === null) {
    await db.outbox.update({ where: { id }, data: { state: 'failed', reason: result.reason, attempts } })
    return 'failed'
  }
  const nextAt = new Date(Date.now() + pause)
  await db.$transaction(async (tx) => {
    await tx.outbox.update({ where: { id }, data: { state: 'waiting', reason: result.reason, attempts, nextAt } })
    await queueDelivery(tx, id, nextAt)
  })
  return 'waiting'
}
