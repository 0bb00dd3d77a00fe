import type { PersonActor } from '@/lib/core/actor'
import { can } from '@/lib/core/permissions'
import { decideEligible } from '@/lib/releases/decide-sign'
import { delegationFacts, type ReleaseFacts } from '@/lib/releases/load-facts'
import { holdingsOf, openSignatures } from '@/lib/releases/sign-off'
import type { Holder } from '@/lib/releases/slot-holders'
import type { Need, NeedRelease } from './rules'

/** How a row of the board names a release. */
export function releaseOf({ release }: ReleaseFacts): NeedRelease {
  return {
    id: release.id,
    number: release.number,
    title: release.title,
    version: release.releaseVersion,
    integrationName: release.integration.name,
    environmentName: release.environment.name,
    windowStart: release.checklist.windowStart,
    timeZone: release.checklist.timeZone,
  }
}

type Around = { now: Date; holders: readonly Holder[]; requesterMaySign: boolean }

/**
 * What one release asks of one person: slots they may sign that are open, stale or ended; what stands in the way where they
 * manage it (the worst blocker, with the number of others); an emergency override that waits for a second person.
 */
export function needsOfRelease(facts: ReleaseFacts, actor: PersonActor, around: Around): Need[] {
  return [...slotNeeds(facts, actor, around), ...blockerNeeds(facts, actor), ...overrideNeeds(facts, actor)]
}

function slotNeeds(facts: ReleaseFacts, actor: PersonActor, { now, holders, requesterMaySign }: Around): Need[] {
  const { release } = facts
  const person = { id: actor.id, holdings: holdingsOf(actor.slotRoles), passwordAt: actor.passwordAt }
  const open = openSignatures(facts.slots)
  return facts.slots.flatMap(({ slot, fact }): Need[] => {
    if (fact.worth === 'go' || fact.worth === 'nogo') return []
    const holding = new Set(holders.filter((holder) => holder.role === slot.slotRoleKey).map((holder) => holder.personId))
    const ruling = decideEligible(
      {
        state: release.state,
        integrationId: release.integrationId,
        requesterId: release.requesterId,
        requesterMaySign,
        slot: { id: slot.id, role: slot.slotRoleKey, before: slot.before, name: slot.name },
        person,
        delegations: delegationFacts(slot, holding),
        open,
      },
      now,
    )
    if (!ruling.ok) return []
    return [
      {
        kind: 'sign',
        release: releaseOf(facts),
        slotId: slot.id,
        slotName: slot.name,
        slotNameZh: slot.nameZh,
        why: fact.worth,
        parts: fact.parts,
      },
    ]
  })
}

function blockerNeeds(facts: ReleaseFacts, actor: PersonActor): Need[] {
  const { release, verdict } = facts
  const worst = verdict?.blockers[0]
  if (!verdict || !worst || release.managerId !== actor.id) return []
  return [
    {
      kind: 'blocker',
      release: releaseOf(facts),
      call: worst.call,
      station: worst.station,
      words: worst.words,
      more: verdict.blockers.length - 1,
    },
  ]
}

function overrideNeeds(facts: ReleaseFacts, actor: PersonActor): Need[] {
  const { release } = facts
  if (!can(actor, 'release.confirm_override', release.integrationId)) return []
  return release.overrides
    .filter((override) => !override.confirmedAt && !override.withdrawnAt && override.requestedById !== actor.id)
    .map((override) => ({
      kind: 'override' as const,
      release: releaseOf(facts),
      overrideId: override.id,
      requestedByName: override.requestedByName,
      reason: override.reason,
      requestedAt: override.requestedAt,
    }))
}
