import type { AuditEntity } from '@/lib/core/audit/append'
import type { Tx } from '@/lib/core/db/client'
import { notFound, refuse } from '@/lib/core/refusal'

/** Most risks a release may hold. */
export const MAX_RISKS = 200

/**
 * A risk with its checklist, its row locked until the transaction ends. Refuses one that was removed, and one of a release that has ended.
 */
export async function lockRisk(tx: Tx, riskId: string) {
  await tx.$queryRaw`select id from risks where id = ${riskId}::uuid for update`
  const risk = await tx.risk.findUnique({
    where: { id: riskId },
    include: { checklist: { select: { integrationId: true, closedAt: true, release: { select: { id: true } } } } },
  })
  if (!risk) throw notFound('risk')
  if (risk.removedAt) throw refuse('risk_removed')
  if (risk.checklist.closedAt) throw refuse('checklist_closed')
  return risk
}
export type LockedRisk = Awaited<ReturnType<typeof lockRisk>>

/** Which integration a risk belongs to, for the permission table. */
export async function integrationOfRisk(tx: Tx, { riskId }: { riskId: string }): Promise<string | null> {
  const found = await tx.risk.findUnique({ where: { id: riskId }, select: { checklist: { select: { integrationId: true } } } })
  return found?.checklist.integrationId ?? null
}

type Told = Pick<LockedRisk, 'text' | 'textZh' | 'probability' | 'impact' | 'mitigation' | 'mitigationZh' | 'ownerId' | 'state' | 'note'>

/** What is told of a risk in the record of a change and when two people meet. */
export function tellRisk({ text, textZh, probability, impact, mitigation, mitigationZh, ownerId, state, note }: Told): Told {
  return { text, textZh, probability, impact, mitigation, mitigationZh, ownerId, state, note }
}

/** A risk as the audit chain names it. */
export const riskEntity = ({ id, text }: { id: string; text: string }): AuditEntity => ({ type: 'risk', id, label: text.slice(0, 200) })

/** The live topic that a change of a release's risks touches. */
export const touchedBy = (releaseId: string | undefined): string[] => (releaseId ? [`release:${releaseId}`] : [])
