import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { eligiblePerson } from '@/lib/checklists/eligible-person'
import { readMoment } from '@/lib/integrations/moment'
import { readInstanceSettings } from '@/lib/people/instance-settings'
import { askingPerson } from './asking-person'
import { holdingsOf } from './sign-off'
import { findStanding } from './decide-sign'
import { integrationOfRelease, lockRelease, touchedBy } from './locks'
import { changeOf, entityOf, nameOf } from './release-record'
import { DelegateSlotInput } from './schema'
import { isEnded } from './state'

/** The longest a delegation may run, in days: a substitution that long is a role, and roles are given by an administrator. */
const longestDays = 90

/**
 * Somebody who holds a slot's role lets another sign this one slot, from a moment to a moment, with a reason. It is not passed
 * on: a delegate cannot delegate. It ends with its giver's role.
 */
export const delegateSlot = command({
  name: 'release.delegate_slot',
  input: DelegateSlotInput,
  integration: integrationOfRelease,
  run: async ({ tx, actor, now, input }) => {
    const person = askingPerson(actor)
    const release = await lockRelease(tx, input.releaseId)
    const slot = release.slots.find((candidate) => candidate.id === input.slotId)
    if (!slot) throw notFound('slot')
    if (isEnded(release.state)) throw refuse('release_ended', { state: release.state })
    const asked = {
      integrationId: release.integrationId,
      slot: { id: slot.id, role: slot.slotRoleKey, before: slot.before, name: slot.name },
      delegations: [],
    }
    if (!findStanding({ ...asked, person: { id: person.id, holdings: holdingsOf(person.slotRoles) } }, now)) {
      throw refuse('delegate_role_missing', { slot: slot.name }, { status: 403 })
    }
    const startsAt = readMoment(input.startsAt, input.timeZone)
    const endsAt = readMoment(input.endsAt, input.timeZone)
    if (!startsAt) throw refuse('no_such_moment', {}, { status: 400, field: 'startsAt' })
    if (!endsAt) throw refuse('no_such_moment', {}, { status: 400, field: 'endsAt' })
    if (endsAt <= startsAt || endsAt <= now) throw refuse('delegation_end_past', {}, { status: 400, field: 'endsAt' })
    if (endsAt.getTime() - startsAt.getTime() > longestDays * 86_400_000) {
      throw refuse('delegation_too_long', { days: longestDays }, { status: 400, field: 'endsAt' })
    }
    if (input.toId === person.id) throw refuse('delegate_self', {}, { status: 400, field: 'toId' })
    const { requesterMaySign } = await readInstanceSettings(tx)
    if (input.toId === release.requesterId && !requesterMaySign) throw refuse('delegate_requester', {}, { status: 400, field: 'toId' })
    const to = await eligiblePerson(tx, input.toId, release.integrationId, 'toId')
    const given = {
      slotId: slot.id,
      fromId: person.id,
      fromName: person.name,
      toId: input.toId,
      toName: to.name,
      reason: input.reason,
      startsAt,
      endsAt,
    }
    const delegation = await tx.delegation.create({ data: { ...given, createdAt: now } })
    const said = `${slot.name} for ${nameOf(release)}: ${person.name} delegates to ${to.name}`
    return {
      value: { delegationId: delegation.id },
      audit: { entity: entityOf(release), before: null, after: { delegationId: delegation.id, slot: slot.name, ...given } },
      touched: touchedBy(release.id),
      changes: [
        changeOf(release, 'slot_delegated', said, {
          slot: slot.name,
          name: person.name,
          to: to.name,
          reason: input.reason,
          startsAt,
          endsAt,
        }),
      ],
    }
  },
})
