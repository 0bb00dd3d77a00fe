import { addEvidence } from '@/lib/checklists/add-evidence'
import { readFacts } from '@/lib/checklists/read-facts'
import { tickItem } from '@/lib/checklists/tick-item'
import { db } from '@/lib/core/db/client'
import { judgeCondition } from '@/lib/templates/condition'
import { parseLimit } from '@/lib/templates/limit'
import { done } from './done'
import type { Cast } from './fill-people'

type Leaf = Awaited<ReturnType<typeof leavesOf>>[number]

/** Who settles an item, by the group it stands in; the others are the on-call engineer's. */
const hands: Record<string, string> = {
  'Code quality': 'mira',
  Performance: 'mira',
  Security: 'mira',
  Staging: 'ayo',
  Configuration: 'tomas',
  Monitoring: 'tomas',
  'Backup and rollback': 'tomas',
  Documentation: 'ines',
}

/** The items of a release's plan that somebody settles by hand: no parents, none that do not apply, none that a suite proves. */
export async function leavesOf(releaseId: string) {
  const { checklist } = await db.release.findUniqueOrThrow({
    where: { id: releaseId },
    select: {
      checklist: { include: { items: { where: { removedAt: null }, orderBy: { position: 'asc' }, include: { children: true } } } },
    },
  })
  const facts = readFacts(checklist.facts)
  const byId = new Map(checklist.items.map((item) => [item.id, item]))
  const applies = (item: { condition: string | null; parentId: string | null }): boolean => {
    if (item.condition !== null && judgeCondition(item.condition, facts) === false) return false
    const parent = item.parentId === null ? undefined : byId.get(item.parentId)
    return parent ? applies(parent) : true
  }
  return checklist.items.filter((item) => item.children.length === 0 && item.kind !== 'smoke' && applies(item))
}

/** Settles items as the people of the demo would: with the evidence each kind asks for. */
export async function workItems(cast: Cast, items: Leaf[]): Promise<void> {
  for (const item of items) {
    const who = cast[hands[item.group] ?? 'sam']!
    const evidence = evidenceFor(item)
    if (evidence) done(await addEvidence(who, { itemId: item.id, tick: true, ...evidence }))
    else done(await tickItem(who, { itemId: item.id }))
  }
}

function evidenceFor(item: Leaf) {
  const params = item.params as { limit?: string; ask?: string }
  if (item.kind === 'number') return { kind: 'number', number: within(params.limit ?? '> 0') }
  if (item.kind === 'link')
    return { kind: 'link', url: `https://docs.example.invalid/evidence/${item.key.replaceAll('_', '-')}`, title: item.text }
  if (item.kind === 'text') return { kind: 'text', text: params.ask ? `${params.ask}: as agreed, see the release notes.` : 'As agreed.' }
  if (item.kind === 'file') {
    return { kind: 'file', file: new File([`Evidence for: ${item.text}\n`], `${item.key}.txt`, { type: 'text/plain' }) }
  }
  return null
}

/** A number that satisfies a limit, a little inside it. */
function within(text: string): number {
  const limit = parseLimit(text)
  if (!limit) return 1
  if (limit.is === '<' || limit.is === '<=') return Number((limit.value * 0.62).toPrecision(3))
  return limit.is === '>' ? Number((limit.value * 1.1).toPrecision(3)) : limit.value
}
