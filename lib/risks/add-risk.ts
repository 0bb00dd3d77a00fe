import { eligiblePerson } from '@/lib/checklists/eligible-person'
import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { integrationOfRelease } from '@/lib/releases/locks'
import { MAX_RISKS, riskEntity, tellRisk, touchedBy } from './lock-risk'
import { AddRiskInput } from './schema'

/** Adds a risk to a release that has not ended. An owner is somebody who works on the integration. */
export const addRisk = command({
  name: 'risk.add',
  input: AddRiskInput,
  integration: integrationOfRelease,
  run: async ({ tx, input }) => {
    const { releaseId, ...words } = input
    const release = await tx.release.findUnique({
      where: { id: releaseId },
      select: { checklistId: true, integrationId: true, checklist: { select: { closedAt: true } } },
    })
    if (!release) throw notFound('release')
    if (release.checklist.closedAt) throw refuse('checklist_closed')
    if (words.ownerId) await eligiblePerson(tx, words.ownerId, release.integrationId, 'ownerId')
    // One after another: two at once would take the same place.
    await tx.$queryRaw`select id from checklists where id = ${release.checklistId}::uuid for no key update`
    const { checklistId } = release
    const held = await tx.risk.aggregate({ where: { checklistId }, _max: { position: true }, _count: true })
    if (held._count >= MAX_RISKS) throw refuse('too_many_risks', { max: MAX_RISKS })
    const risk = await tx.risk.create({ data: { ...words, checklistId, position: (held._max.position ?? -1) + 1 } })
    return {
      value: { riskId: risk.id, version: risk.version },
      audit: { entity: riskEntity(risk), before: null, after: { ...tellRisk(risk), releaseId } },
      touched: touchedBy(releaseId),
    }
  },
})
