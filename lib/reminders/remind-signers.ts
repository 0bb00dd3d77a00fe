import type { Reader, Tx } from '@/lib/core/db/client'
import type { NoticeKind } from '@/lib/notifications/kinds'
import { tell } from '@/lib/notifications/tell'
import { readInstanceSettings } from '@/lib/people/instance-settings'
import { decideEligible } from '@/lib/releases/decide-sign'
import { delegationFacts, type ReleaseFacts } from '@/lib/releases/load-facts'
import { nameOf } from '@/lib/releases/release-record'
import { slotsOpen } from '@/lib/releases/rules'
import { openSignatures } from '@/lib/releases/sign-off'
import { listHolders } from '@/lib/releases/slot-holders'
import { COMPLETION_AGAIN, signMoment } from './rules'

type Judged = ReleaseFacts['slots'][number]
type Slot = { judged: Judged; people: string[] }

/**
 * Tells those who may sign that their signature waits, once at each of these moments: when it is asked for (under the bell; the mail went
 * out with the request), a day and two hours before the window, when a signature they could renew went stale or ended, and for the end of a
 * release when watching begins and a day later. A slot that is signed is asked for no more.
 */
export async function remindSigners(tx: Tx, facts: ReleaseFacts, now: Date): Promise<void> {
  const { release } = facts
  const open: Slot[] = []
  for (const judged of facts.slots) {
    if (judged.fact.worth === 'go' || judged.fact.worth === 'nogo' || !slotsOpen(release.state, judged.slot.before)) continue
    open.push({ judged, people: await maySign(tx, facts, judged, now) })
  }
  if (open.length === 0) return
  const { windowStart, timeZone: zone } = release.checklist
  const start = windowStart.toISOString()
  if (release.state === 'awaiting_sign_off' && release.awaitingAt) {
    const asked = release.awaitingAt
    const fresh = open.filter(({ judged }) => judged.fact.worth === 'open')
    await tellSigners(tx, facts, fresh, 'sign_asked', `sign_asked:${release.id}:${asked.toISOString()}`, {
      requester: release.requesterName,
      startAt: start,
      zone,
    })
    const moment = signMoment(windowStart, asked, now)
    if (moment !== null)
      await tellSigners(tx, facts, open, 'sign_soon', `sign_soon:${release.id}:${start}:${moment}`, { startAt: start, zone })
  }
  if (release.state === 'watching' && release.watchingAt) {
    const since = release.watchingAt
    const again = now.getTime() - since.getTime() >= COMPLETION_AGAIN * 3_600_000
    const fresh = open.filter(({ judged }) => judged.fact.worth === 'open')
    await tellSigners(
      tx,
      facts,
      fresh,
      'sign_completion',
      `sign_completion:${release.id}:${since.toISOString()}${again ? ':again' : ''}`,
      {},
    )
  }
  for (const slot of open) {
    const { standing, fact } = slot.judged
    if (standing && fact.worth !== 'open') await tellSigners(tx, facts, [slot], 'sign_again', `sign_again:${standing.id}`, {})
  }
}

/** Who could sign a slot now: holders of its role and those it is delegated to, as signing itself would decide. */
async function maySign(reader: Reader, facts: ReleaseFacts, { slot }: Judged, now: Date): Promise<string[]> {
  const { release } = facts
  const holders = await listHolders(reader, release.integrationId, [slot.slotRoleKey])
  const held = new Set(holders.map((holder) => holder.personId))
  const { requesterMaySign } = await readInstanceSettings(reader)
  const delegations = delegationFacts(slot, held)
  const people = [...new Set([...held, ...slot.delegations.map((given) => given.toId)])]
  return people.filter((id) => {
    const holdings = held.has(id) ? [{ role: slot.slotRoleKey, integrationId: null }] : []
    return decideEligible(
      {
        state: release.state,
        integrationId: release.integrationId,
        requesterId: release.requesterId,
        requesterMaySign,
        slot: { id: slot.id, role: slot.slotRoleKey, before: slot.before, name: slot.name },
        person: { id, holdings, passwordAt: null },
        delegations,
        open: openSignatures(facts.slots),
      },
      now,
    ).ok
  })
}

/** One notice a person, naming the slots that are theirs to sign. */
async function tellSigners<K extends NoticeKind>(
  tx: Tx,
  { release }: ReleaseFacts,
  slots: readonly Slot[],
  kind: K,
  dedupKey: string,
  more: Record<string, string>,
): Promise<void> {
  const people = [...new Set(slots.flatMap((slot) => slot.people))]
  for (const personId of people) {
    const own = slots.filter((slot) => slot.people.includes(personId)).map(({ judged }) => judged.slot)
    const params = {
      ...more,
      release: nameOf(release),
      slots: own.map((slot) => slot.name).join(', '),
      slotsZh: own.map((slot) => slot.nameZh || slot.name).join('、'),
    }
    await tell(tx, {
      personIds: [personId],
      kind: kind as NoticeKind,
      params: params as never,
      href: `/releases/${release.id}#sign-off`,
      integrationId: release.integrationId,
      dedupKey,
    })
  }
}
