import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { askingPerson } from './asking-person'
import { loadFacts } from './load-facts'
import { integrationOfRelease, lockRelease, touchedBy } from './locks'
import { changeOf, entityOf, nameOf } from './release-record'
import { RequestOverrideInput } from './schema'
import { nextStep } from './state'

/**
 * Asks to take the next step without GO, in an emergency: with a reason, naming the blockers there are. It does nothing until a
 * second person confirms it, and stays visible on the release for good.
 */
export const requestOverride = command({
  name: 'release.request_override',
  input: RequestOverrideInput,
  integration: integrationOfRelease,
  run: async ({ tx, actor, now, input }) => {
    const person = askingPerson(actor)
    const release = await lockRelease(tx, input.releaseId)
    const step = nextStep(release.state)
    if (!step) throw refuse('release_ended', { state: release.state })
    if (release.state !== 'awaiting_sign_off' && release.state !== 'watching') throw refuse('override_too_early', { state: release.state })
    const pending = await tx.override.findFirst({ where: { releaseId: release.id, step, withdrawnAt: null, usedAt: null } })
    if (pending) throw refuse('override_pending', { name: pending.requestedByName })
    const facts = await loadFacts(tx, release.id, now)
    if (!facts?.verdict || facts.verdict.call === 'go') throw refuse('override_not_needed')
    const blockers = facts.verdict.blockers.map(({ id, call, station, words }) => ({
      id,
      call,
      station,
      words: { code: words.code, params: words.params ?? {} },
    }))
    const asked = { step, reason: input.reason, blockers, requestedById: person.id, requestedByName: person.name, requestedAt: now }
    const override = await tx.override.create({ data: { releaseId: release.id, ...asked } })
    return {
      value: { overrideId: override.id },
      audit: { entity: entityOf(release), before: null, after: { overrideId: override.id, ...asked } },
      touched: touchedBy(release.id),
      changes: [
        changeOf(release, 'override_requested', `${person.name} asks to override the verdict of ${nameOf(release)}`, {
          name: person.name,
          reason: input.reason,
          step,
        }),
      ],
    }
  },
})
