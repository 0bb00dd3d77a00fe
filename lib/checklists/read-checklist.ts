import type { Reader } from '@/lib/core/db/client'
import { type BoundSuite, readAutomaticEvidence } from './automatic-evidence'
import { readAllFacts } from './read-facts'
import { type AutomaticEvidence, type JudgedItem, judgeItems } from './rules'

/**
 * A checklist as it stands at `now`: its items in the order of the plan, each as stored, with its evidence and waivers, and judged
 * (`judged`). For the release's verdict and subject, and for its page. With `only` just those items; their family must be among them
 * for them to be judged right. Null when there is none. One query for each kind of thing, whatever the number of items.
 */
export async function readChecklist(reader: Reader, checklistId: string, now: Date, only?: readonly string[]) {
  const checklist = await reader.checklist.findUnique({
    where: { id: checklistId },
    include: { release: { select: { id: true, startedAt: true } } },
  })
  if (!checklist) return null
  const which = { checklistId, removedAt: null, ...(only ? { id: { in: [...only] } } : {}) }
  // One after another: a transaction is one connection, and takes one question at a time.
  const rows = await reader.checklistItem.findMany({ where: which, orderBy: { position: 'asc' } })
  const evidence = await reader.evidence.findMany({ where: { removedAt: null, item: which }, orderBy: { addedAt: 'asc' } })
  const waivers = await reader.waiver.findMany({ where: { item: which }, orderBy: { createdAt: 'asc' } })
  const evidenceOf = Map.groupBy(evidence, (entry) => entry.itemId)
  const waiversOf = Map.groupBy(waivers, (waiver) => waiver.itemId)
  const bound = await readAutomaticEvidence(reader, checklist, rows)
  const conditions = rows.map((row) => row.condition)
  const facts = await readAllFacts(reader, checklist, conditions)
  const withProof = rows.map((row) => ({
    ...row,
    evidence: evidenceOf.get(row.id) ?? [],
    waivers: waiversOf.get(row.id) ?? [],
    automatic: bound.get(row.id)?.evidence ?? null,
    suite: bound.get(row.id)?.suite ?? null,
  }))
  const moments = { startedAt: checklist.release?.startedAt ?? null, closedAt: checklist.closedAt }
  const judged = judgeItems(withProof, facts, now, moments)
  return { checklist, facts, items: withProof.map((row) => ({ ...row, judged: judged.get(row.id)! })) }
}
export type LoadedChecklist = NonNullable<Awaited<ReturnType<typeof readChecklist>>>
export type LoadedItem = LoadedChecklist['items'][number] & {
  judged: JudgedItem
  automatic: AutomaticEvidence | null
  suite: BoundSuite | null
}
