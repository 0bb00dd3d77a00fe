import type { Tx } from '@/lib/core/db/client'
import { publicUrl } from '@/lib/core/env'
import { postMessage } from '@/lib/core/outbox/post-message'
import { newToken } from '@/lib/core/secrets'
import { tokenDigest } from '@/lib/core/session-row'
import { asLocale, text } from '@/lib/core/texts'
import { type LinkPurpose, linkLifeMs } from './rules'

/** A one-time link as it is shown, once, to the administrator who made it. */
export type IssuedLink = { url: string; expiresAt: Date; purpose: LinkPurpose }

/**
 * Makes a one-time link for a person and ends every earlier one. Only its digest is kept. The same link leaves by mail; without a mail
 * server that message is held, and the administrator hands the link over.
 */
export async function issueLink(
  tx: Tx,
  person: { id: string; email: string; name: string; locale: string; passwordHash: string | null },
  by: { id: string; name: string },
  now: Date,
): Promise<IssuedLink & { id: string }> {
  await revokeLinks(tx, person.id, now)
  const purpose: LinkPurpose = person.passwordHash === null ? 'invite' : 'reset'
  const token = newToken()
  const expiresAt = new Date(now.getTime() + linkLifeMs[purpose])
  const made = await tx.invitation.create({
    data: { personId: person.id, purpose, tokenHash: tokenDigest(token), createdById: by.id, createdAt: now, expiresAt },
  })
  const url = `${publicUrl()}/invite/${token}`
  const locale = asLocale(person.locale)
  const hours = linkLifeMs[purpose] / 3_600_000
  await postMessage(tx, {
    channel: 'mail',
    recipient: person.email,
    subject: text(locale, `mail.${purpose}.subject`),
    body: text(locale, `mail.${purpose}.body`, { name: person.name, by: by.name, url, hours }),
    dedupKey: `link:${made.id}`,
  })
  return { id: made.id, url, expiresAt, purpose }
}

/** Ends the links of a person that are still open. Answers how many. */
export async function revokeLinks(tx: Tx, personId: string, now: Date): Promise<number> {
  const { count } = await tx.invitation.updateMany({
    where: { personId, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { revokedAt: now },
  })
  return count
}
