import { randomUUID } from 'node:crypto'
import { addJob } from '../events'
import type { Tx } from '../db/client'
import { encryptSecret } from '../secrets'

export type NewMessage = {
  channel: 'mail'
  recipient: string
  subject: string
  /** May hold one-time links: it is stored encrypted and wiped once delivered. */
  body: string
  /** The same key is sent once, however often it is posted. */
  dedupKey: string
}

/**
 * Puts a message into the outbox in the caller's transaction: it leaves the database exactly when the transaction does. Answers its id,
 * or null when the key was posted before.
 */
export async function postMessage(tx: Tx, message: NewMessage): Promise<string | null> {
  const id = randomUUID()
  const { channel, recipient, subject, body, dedupKey } = message
  const bodyEncrypted = encryptSecret(body, bodyContext(id))
  const { count } = await tx.outbox.createMany({
    data: [{ id, channel, recipient, subject, bodyEncrypted, dedupKey }],
    skipDuplicates: true,
  })
  if (count === 0) return null
  await queueDelivery(tx, id)
  return id
}

/** Queues the delivery of a message; a second call before it ran replaces the first. */
export async function queueDelivery(tx: Tx, id: string, runAt?: Date): Promise<void> {
  await addJob(tx, 'deliver_message', { id }, { jobKey: `outbox:${id}`, maxAttempts: 25, ...(runAt ? { runAt } : {}) })
}

/** What a body's encryption is bound to: a ciphertext copied to another message does not open there. */
export function bodyContext(id: string): string {
  return `outbox:${id}`
}
