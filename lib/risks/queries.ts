import { listWorkers } from '@/lib/checklists/queries'
import { type Actor, mayRead } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { scoreRisk, weighRisk } from './rules'
import type { RisksView, RiskView } from './view'

/** The risks of a release: what may still happen first, the heaviest first. Null when it is not there for this actor. */
export async function getRisks(actor: Actor, releaseId: string): Promise<RisksView | null> {
  const release = await db.release.findUnique({
    where: { id: releaseId },
    select: { integrationId: true, checklistId: true, checklist: { select: { closedAt: true } } },
  })
  if (!release || !mayRead(actor, release.integrationId)) return null
  const closed = release.checklist.closedAt !== null
  const mayEdit = !closed && can(actor, 'risk.edit', release.integrationId)
  const rows = await db.risk.findMany({ where: { checklistId: release.checklistId, removedAt: null }, orderBy: { position: 'asc' } })
  const ownerIds = rows.flatMap((row) => row.ownerId ?? [])
  const [owners, people] = await Promise.all([
    db.person.findMany({ where: { id: { in: ownerIds } }, select: { id: true, name: true } }),
    mayEdit ? listWorkers(actor, release.checklistId) : [],
  ])
  const risks = rows.map(
    ({ position, ownerId, removedAt: _gone, checklistId: _own, ...risk }): RiskView => ({
      ...risk,
      number: position + 1,
      weight: weighRisk(risk.probability, risk.impact),
      owner: owners.find((owner) => owner.id === ownerId) ?? null,
    }),
  )
  return {
    releaseId,
    risks: risks.toSorted((a, b) => rank(a) - rank(b) || a.number - b.number),
    closed,
    mayEdit,
    mayRemove: !closed && can(actor, 'risk.remove', release.integrationId),
    people: people ?? [],
    readAt: clock().toISOString(),
  }
}

const order = { occurred: 0, open: 1, accepted: 2, closed: 3 } as const
const rank = (risk: RiskView) => order[risk.state] * 10 - scoreRisk(risk.probability, risk.impact)
