import { command } from '@/lib/core/command'
import { integrationOfRisk, lockRisk, riskEntity, tellRisk, touchedBy } from './lock-risk'
import { RiskIdInput } from './schema'

/** Takes a risk off the list; the record keeps what it was. */
export const removeRisk = command({
  name: 'risk.remove',
  input: RiskIdInput,
  integration: integrationOfRisk,
  run: async ({ tx, input, now }) => {
    const risk = await lockRisk(tx, input.riskId)
    await tx.risk.update({ where: { id: risk.id }, data: { removedAt: now, version: { increment: 1 } } })
    return {
      value: { riskId: risk.id },
      audit: { entity: riskEntity(risk), before: tellRisk(risk), after: null },
      touched: touchedBy(risk.checklist.release?.id),
    }
  },
})
