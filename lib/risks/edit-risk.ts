import { eligiblePerson } from '@/lib/checklists/eligible-person'
import { digestOf } from '@/lib/core/canonical'
import { command } from '@/lib/core/command'
import { integrationOfRisk, lockRisk, riskEntity, tellRisk, touchedBy } from './lock-risk'
import { EditRiskInput } from './schema'

/** Changes a risk: its words, how likely and how bad, its owner, its state. Two editors are told apart by the version they saw. */
export const editRisk = command({
  name: 'risk.edit',
  input: EditRiskInput,
  integration: integrationOfRisk,
  run: async ({ tx, input, expectVersion }) => {
    const { riskId, ...words } = input
    const risk = await lockRisk(tx, riskId)
    const before = tellRisk(risk)
    expectVersion({ version: risk.version, value: before })
    if (digestOf(before) === digestOf(words)) return { value: { riskId, version: risk.version }, audit: null }
    if (words.ownerId && words.ownerId !== risk.ownerId) await eligiblePerson(tx, words.ownerId, risk.checklist.integrationId, 'ownerId')
    const written = await tx.risk.update({ where: { id: riskId }, data: { ...words, version: { increment: 1 } } })
    return {
      value: { riskId, version: written.version },
      audit: { entity: riskEntity(written), before, after: tellRisk(written) },
      touched: touchedBy(risk.checklist.release?.id),
    }
  },
})
