import { z } from 'zod'
import { command } from '../command'
import { notFound, refuse } from '../refusal'
import { queueDelivery } from './post-message'

const RetryMessageInput = z.strictObject({ id: z.uuid() })

/** Tries a failed or held message again, now. Refuses one that was delivered, or whose body is no longer kept. */
export const retryMessage = command({
  name: 'outbox.retry',
  input: RetryMessageInput,
  run: async ({ tx, input }) => {
    const row = await tx.outbox.findUnique({ where: { id: input.id } })
    if (!row) throw notFound('message')
    if (row.state === 'delivered') throw refuse('outbox.delivered_already', {}, { status: 409 })
    if (row.bodyEncrypted === null) throw refuse('outbox.body_gone', {}, { status: 409 })
    await tx.outbox.update({ where: { id: row.id }, data: { state: 'waiting', reason: '', attempts: 0, nextAt: new Date() } })
    await queueDelivery(tx, row.id)
    return {
      value: { id: row.id },
      audit: {
        entity: { type: 'message', id: row.id, label: row.subject },
        before: { state: row.state, attempts: row.attempts },
        after: { state: 'waiting', attempts: 0 },
      },
      touched: ['outbox'],
    }
  },
})
