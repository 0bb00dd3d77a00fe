import type { Reader } from '@/lib/core/db/client'
import { type BoundSuite, readAutomaticEvidence } from './automatic-evidence'
import { readAllFacts } from './read-facts'
import { type AutomaticEvidence, type JudgedItem, judgeItems } from './rules'

/**
 * A checklist as it stands at `now`: its items in the order of the plan, each as stored, with its evidence and waivers, and judged
 * (`judged`). For the release's verdict and subject, and for its page. Null when there is none.
 */
export async function readChecklist(reader: Reader, checklistId: string, now: Date) {
  const checklist = await reader.checklist.findUnique({
    where: { id: checklistId },
    include: { release: { select: { id: true, startedAt: true } } },
  })
  if (!checklist) return null
  const rows = await reader.checklistItem.findMany({
    where: { checklistId, removedAt: null },
    orderBy: { position: 'asc' },
    include: {
      evidence: { where: { removedAt: null }, orderBy: { addedAt: 'asc' } },
      waivers: { orderBy: { createdAt: 'asc' } },
    },
  })
  const bound = await readAutomaticEvidence(reader, checklist, rows)
  const facts = await readAllFacts(
    reader,
    checklist,
    rows.map((row) => row.condition),
  )
  const withProof = rows.map((row) => ({ ...row, automatic: bound.get(row.id)?.evidence ?? null, suite: bound.get(row.id)?.suite ?? null }))
  const judged = judgeItems(withProof, facts, now, { startedAt: checklist.release?.startedAt ?? null, closedAt: checklist.closedAt })
  return { checklist, facts, items: withProof.map((row) => ({ ...row, judged: judged.get(row.id)! })) }
}
export type LoadedChecklist = NonNullable<Awaited<ReturnType<typeof readChecklist>>>
export type LoadedItem = LoadedChecklist['items'][number] & {
  judged: JudgedItem
  automatic: AutomaticEvidence | null
  suite: BoundSuite | null
}
