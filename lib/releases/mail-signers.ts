import type { Tx } from '@/lib/core/db/client'
import { publicUrl } from '@/lib/core/env'
import { postMessage } from '@/lib/core/outbox/post-message'
import { asLocale, text } from '@/lib/core/texts'
import { readInstanceSettings } from '@/lib/people/instance-settings'
import type { LockedRelease } from './locks'
import { nameOf } from './release-record'
import { listHolders } from './slot-holders'

/**
 * Puts one mail a person into the outbox for everybody who may sign a slot of before, in their language. `round` tells one request
 * from the next, so that asking again mails again and a retry of the same request does not.
 */
export async function mailSigners(tx: Tx, release: LockedRelease, round: number): Promise<void> {
  const slots = release.slots.filter((slot) => slot.before === 'start')
  const { requesterMaySign } = await readInstanceSettings(tx)
  const holders = await listHolders(
    tx,
    release.integrationId,
    slots.map((slot) => slot.slotRoleKey),
  )
  const people = new Map(
    holders.filter((holder) => requesterMaySign || holder.personId !== release.requesterId).map((holder) => [holder.personId, holder]),
  )
  for (const person of people.values()) {
    const locale = asLocale(person.locale)
    const own = slots.filter((slot) => holders.some((holder) => holder.personId === person.personId && holder.role === slot.slotRoleKey))
    const params = {
      name: person.name,
      release: nameOf(release),
      integration: release.integration.name,
      requester: release.requesterName,
      slots: own.map((slot) => (locale === 'zh' && slot.nameZh ? slot.nameZh : slot.name)).join(locale === 'zh' ? '、' : ', '),
      until: `${release.checklist.windowEnd.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
      link: `${publicUrl()}/releases/${release.id}#sign-off`,
    }
    await postMessage(tx, {
      channel: 'mail',
      recipient: person.email,
      subject: text(locale, 'mail.sign_off.subject', params),
      body: text(locale, 'mail.sign_off.body', params),
      dedupKey: `sign_off_requested:${release.id}:${round}:${person.personId}`,
    })
  }
}
