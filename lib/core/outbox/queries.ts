import type { Actor } from '../actor'
import { db } from '../db/client'
import { can } from '../permissions'

export type OutboxRow = {
  id: string
  channel: string
  recipient: string
  subject: string
  state: 'waiting' | 'held' | 'delivered' | 'failed'
  /** A code with a text in `outbox.reasons`; empty when there is nothing to say. */
  reason: string
  attempts: number
  createdAt: Date
  nextAt: Date
  deliveredAt: Date | null
}

/** The newest messages of the outbox, without their bodies; nothing for whoever may not try them again. */
export async function listOutbox(actor: Actor, limit = 100): Promise<OutboxRow[]> {
  if (!can(actor, 'outbox.retry')) return []
  return db.outbox.findMany({
    orderBy: { createdAt: 'desc' },
    take: limit,
    select: {
      id: true,
      channel: true,
      recipient: true,
      subject: true,
      state: true,
      reason: true,
      attempts: true,
      createdAt: true,
      nextAt: true,
      deliveredAt: true,
    },
  })
}
