import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { askingPerson } from './asking-person'
import { integrationOfRelease, lockRelease, touchedBy } from './locks'
import { openOverride } from './open-override'
import { changeOf, entityOf, nameOf } from './release-record'
import { OverrideIdInput } from './schema'

/** The second person confirms an override. The one who asked for it cannot. */
export const confirmOverride = command({
  name: 'release.confirm_override',
  input: OverrideIdInput,
  integration: integrationOfRelease,
  run: async ({ tx, actor, now, input }) => {
    const person = askingPerson(actor)
    const release = await lockRelease(tx, input.releaseId)
    const override = await openOverride(tx, release.id, input.overrideId)
    if (override.confirmedAt) throw refuse('override_confirmed', { name: override.confirmedByName ?? '' })
    if (override.requestedById === person.id) throw refuse('override_second_person', {}, { status: 403 })
    await tx.override.update({
      where: { id: override.id },
      data: { confirmedById: person.id, confirmedByName: person.name, confirmedAt: now },
    })
    const said = `${person.name} confirms the override of ${nameOf(release)} that ${override.requestedByName} asked for`
    return {
      value: { overrideId: override.id },
      audit: {
        entity: entityOf(release),
        before: { overrideId: override.id, requestedBy: override.requestedByName, reason: override.reason },
        after: { overrideId: override.id, confirmedById: person.id, confirmedByName: person.name, blockers: override.blockers },
      },
      touched: touchedBy(release.id),
      changes: [
        changeOf(release, 'override_confirmed', said, {
          name: person.name,
          requestedBy: override.requestedByName,
          reason: override.reason,
        }),
      ],
    }
  },
})
