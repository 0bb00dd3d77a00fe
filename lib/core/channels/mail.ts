import { createHash } from 'node:crypto'
import { createTransport, type TransportOptions } from 'nodemailer'
import { env } from '../env'
import type { Channel, Delivery, Message } from './channel'

/** How long a mail server may take for each part of the conversation, in milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/**
 * Mail by SMTP, plain text. `SMTP_URL` says through which server (smtp:// with STARTTLS where offered, smtps:// from the first byte),
 * `MAIL_FROM` who it comes from.
 */
export const mail: Channel = {
  kind: 'mail',
  heldBecause: () => {
    const { SMTP_URL, MAIL_FROM } = env()
    if (!SMTP_URL) return 'smtp_not_configured'
    if (!/^smtps?:\/\/[^/]+/.test(SMTP_URL)) return 'smtp_url_invalid'
    return MAIL_FROM ? null : 'mail_from_not_configured'
  },
  send: async (message) => {
    const { SMTP_URL, MAIL_FROM } = env()
    const transport = createTransport(SMTP_URL, { ...patience, disableFileAccess: true, disableUrlAccess: true } as TransportOptions)
    try {
      await transport.sendMail({
        from: MAIL_FROM,
        to: { name: '', address: message.recipient },
        subject: message.subject,
        text: message.body,
        messageId: messageIdOf(message, MAIL_FROM ?? ''),
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return { state: 'delivered' }
    } catch (error) {
      return judge(error)
    } finally {
      transport.close()
    }
  },
}

/** The same message has the same Message-ID however often it is sent, so that mail servers and readers can drop a second copy. */
export function messageIdOf(message: Pick<Message, 'dedupKey'>, from: string): string {
  const domain = /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'gonogo.invalid'
  return `<${createHash('sha256').update(message.dedupKey).digest('hex').slice(0, 40)}@${domain}>`
}

/** Sorts a failed try: a 5xx answer about this message is final (RFC 5321, 4.2.1); everything else may pass. */
function judge(error: unknown): Delivery {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  if (code === 'EAUTH') return { state: 'retry', reason: 'smtp_sign_in_refused' }
  if (responseCode !== undefined && responseCode >= 500) {
    return code === 'EENVELOPE' || code === 'EMESSAGE'
      ? { state: 'refused', reason: 'smtp_refused_message' }
      : { state: 'retry', reason: 'smtp_refused' }
  }
  if (code === 'EENVELOPE' && responseCode === undefined) return { state: 'refused', reason: 'smtp_bad_address' }
  if (code === 'ETLS') return { state: 'retry', reason: 'smtp_tls_failed' }
  if (responseCode !== undefined) return { state: 'retry', reason: 'smtp_busy' }
  return { state: 'retry', reason: 'smtp_unreachable' }
}
