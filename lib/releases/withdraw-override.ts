import { command } from '@/lib/core/command'
import { askingPerson } from './asking-person'
import { integrationOfRelease, lockRelease, touchedBy } from './locks'
import { openOverride } from './open-override'
import { changeOf, entityOf, nameOf } from './release-record'
import { OverrideIdInput } from './schema'

/** Takes an override back before it is used, by anybody who may ask for one. It stays visible as withdrawn. */
export const withdrawOverride = command({
  name: 'release.withdraw_override',
  input: OverrideIdInput,
  integration: integrationOfRelease,
  run: async ({ tx, actor, now, input }) => {
    const person = askingPerson(actor)
    const release = await lockRelease(tx, input.releaseId)
    const override = await openOverride(tx, release.id, input.overrideId)
    await tx.override.update({ where: { id: override.id }, data: { withdrawnAt: now } })
    return {
      value: { overrideId: override.id },
      audit: {
        entity: entityOf(release),
        before: { overrideId: override.id, requestedBy: override.requestedByName, confirmedBy: override.confirmedByName },
        after: { overrideId: override.id, withdrawnById: person.id, withdrawnByName: person.name },
      },
      touched: touchedBy(release.id),
      changes: [
        changeOf(release, 'override_withdrawn', `${person.name} withdraws the override of ${nameOf(release)}`, { name: person.name }),
      ],
    }
  },
})
