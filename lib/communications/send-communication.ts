import { command } from '@/lib/core/command'
import { postMessage } from '@/lib/core/outbox/post-message'
import { refuse } from '@/lib/core/refusal'
import { integrationOfRelease } from '@/lib/releases/locks'
import { compose } from './compose'
import { keepCommunication } from './keep-communication'
import { readRecipients } from './rules'
import { MAX_RECIPIENTS, SendCommunicationInput } from './schema'

/** Most wrong addresses a refusal repeats. */
const shown = 5

/**
 * Sends a communication of the plan by mail: one message an address, through the outbox, in the transaction that keeps it for good.
 * Refuses addresses that are none, more than the most, a channel that is not mail, and fields that are missing or not known. A second
 * call with the same idempotency key sends nothing.
 */
export const sendCommunication = command({
  name: 'communication.send',
  input: SendCommunicationInput,
  integration: integrationOfRelease,
  run: async ({ tx, actor, input, now, locale }) => {
    const { recipients: given, ...what } = input
    const composed = await compose(tx, what, locale)
    if (composed.communication.channel !== 'mail') throw refuse('communication_not_mail', {}, { status: 422 })
    if (composed.subject === '') throw refuse('communication_no_subject', {}, { status: 422 })
    const { recipients, invalid } = readRecipients(given)
    if (invalid.length > 0) {
      const addresses = invalid.slice(0, shown).map((word) => word.slice(0, 80))
      throw refuse('communication_address', { count: invalid.length, addresses: addresses.join(' ') }, { status: 400, field: 'recipients' })
    }
    if (recipients.length === 0) throw refuse('communication_nobody', {}, { status: 400, field: 'recipients' })
    if (recipients.length > MAX_RECIPIENTS)
      throw refuse('communication_too_many', { max: MAX_RECIPIENTS, count: recipients.length }, { status: 400, field: 'recipients' })
    const { communicationId, audit, touched } = await keepCommunication(tx, { actor, now }, composed, {
      mode: 'mail',
      language: input.language,
      recipients,
    })
    for (const recipient of recipients) {
      await postMessage(tx, {
        channel: 'mail',
        recipient,
        subject: composed.subject,
        body: composed.body,
        dedupKey: `communication:${communicationId}:${recipient}`,
      })
    }
    return { value: { communicationId, sent: recipients.length }, audit, touched }
  },
})
