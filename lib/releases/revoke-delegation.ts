import { holdsRole } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { askingPerson } from './asking-person'
import { integrationOfRelease, lockRelease, touchedBy } from './locks'
import { changeOf, entityOf, nameOf } from './release-record'
import { RevokeDelegationInput } from './schema'

/** Ends a delegation before its time: by who gave it, or by an administrator. What was signed under it stays signed. */
export const revokeDelegation = command({
  name: 'release.revoke_delegation',
  input: RevokeDelegationInput,
  integration: integrationOfRelease,
  run: async ({ tx, actor, now, input }) => {
    const person = askingPerson(actor)
    const release = await lockRelease(tx, input.releaseId)
    const slotIds = release.slots.map((slot) => slot.id)
    const delegation = await tx.delegation.findUnique({ where: { id: input.delegationId }, include: { slot: { select: { name: true } } } })
    if (!delegation || !slotIds.includes(delegation.slotId)) throw notFound('delegation')
    if (delegation.fromId !== person.id && !holdsRole(person.grants, 'administrator', release.integrationId)) {
      throw refuse('delegation_not_yours', { name: delegation.fromName }, { status: 403 })
    }
    if (delegation.revokedAt) throw refuse('delegation_revoked')
    await tx.delegation.update({ where: { id: delegation.id }, data: { revokedAt: now } })
    const { slot, fromName, toName } = delegation
    return {
      value: { delegationId: delegation.id },
      audit: {
        entity: entityOf(release),
        before: { delegationId: delegation.id, slot: slot.name, fromName, toName },
        after: { delegationId: delegation.id, slot: slot.name, fromName, toName, revoked: true },
      },
      touched: touchedBy(release.id),
      changes: [
        changeOf(release, 'delegation_revoked', `${slot.name} for ${nameOf(release)}: ${toName} no longer signs for ${fromName}`, {
          slot: slot.name,
          name: person.name,
          to: toName,
        }),
      ],
    }
  },
})
