import { addEvidence } from '@/lib/checklists/add-evidence'
import { readAllFacts } from '@/lib/checklists/read-facts'
import { tickItem } from '@/lib/checklists/tick-item'
import { askedFields } from '@/lib/communications/fill-text'
import { keepCopy } from '@/lib/communications/keep-copy'
import type { PersonActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { metricsOf, readParams } from '@/lib/readings/read-params'
import { recordReading } from '@/lib/readings/record-reading'
import { judgeCondition } from '@/lib/templates/condition'
import { parseLimit } from '@/lib/templates/limit'
import { type PlanMetric, readParts } from '@/lib/templates/parts'
import { done } from './done'
import type { Cast } from './fill-people'
import { words, written } from './words'

export type Leaf = Awaited<ReturnType<typeof leavesOf>>[number]

/** Who settles an item, by the role it is expected from or else by the group it stands in; the others are the on-call engineer's. */
const hands: Record<string, string> = {
  tech_lead: 'mira',
  devops: 'tomas',
  qa_lead: 'ayo',
  product_owner: 'ines',
  deployment_lead: 'lena',
  on_call_engineer: 'sam',
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
  const conditions = checklist.items.map((item) => item.condition)
  const facts = await readAllFacts(db, checklist, conditions)
  const byId = new Map(checklist.items.map((item) => [item.id, item]))
  const applies = (item: { condition: string | null; parentId: string | null }): boolean => {
    if (item.condition !== null && judgeCondition(item.condition, facts) === false) return false
    const parent = item.parentId === null ? undefined : byId.get(item.parentId)
    return parent ? applies(parent) : true
  }
  const parts = readParts(checklist.parts)
  return checklist.items
    .filter((item) => item.children.length === 0 && item.kind !== 'smoke' && applies(item))
    .map((item) => ({ ...item, releaseId, parts }))
}

/** Settles items as the people of the demo would: with the evidence each kind asks for. */
export async function workItems(cast: Cast, items: readonly Leaf[]): Promise<void> {
  const sent = new Set<string>()
  for (const item of items) {
    const who = cast[hands[item.roleKey ?? ''] ?? hands[item.group] ?? 'sam'] ?? cast.sam!
    const { communication } = item.params as { communication?: string }
    if (item.kind === 'reading') await read(who, item)
    else if (item.kind === 'communication' && communication) {
      // One text may settle several items.
      if (!sent.has(communication)) await post(who, item, communication)
      sent.add(communication)
    } else await settle(who, item)
  }
}

async function settle(who: PersonActor, item: Leaf): Promise<void> {
  const evidence = evidenceFor(item)
  if (evidence) done(await addEvidence(who, { itemId: item.id, tick: true, ...evidence }))
  else done(await tickItem(who, { itemId: item.id }))
}

function evidenceFor(item: Leaf) {
  const params = item.params as { limit?: string; command?: string; expected?: string }
  if (item.kind === 'number') return { kind: 'number', number: within(params.limit ?? '> 0') }
  if (item.kind === 'link')
    return { kind: 'link', url: `https://docs.example.invalid/evidence/${item.key.replaceAll('_', '-')}`, title: item.text }
  if (item.kind === 'text') return { kind: 'text', text: written[item.key] ?? 'As agreed, see the release notes.' }
  if (item.kind === 'command') return { kind: 'output', output: `$ ${params.command ?? ''}\n${params.expected ?? 'ok'}` }
  if (item.kind === 'file') {
    return { kind: 'file', file: new File([`Evidence for: ${item.text}\n`], `${item.key}.txt`, { type: 'text/plain' }) }
  }
  return null
}

/** Enters the figures of a reading, each as it should be. */
async function read(who: PersonActor, item: Leaf): Promise<void> {
  const metrics = metricsOf(item.parts, readParams(item.params).watch)
  const figures = Object.fromEntries(metrics.map((metric) => [metric.key, figureOf(metric)]))
  done(await recordReading(who, { itemId: item.id, figures, note: metrics.length > 0 ? '' : 'Nothing unusual.' }))
}

const figureOf = (metric: PlanMetric): number => (parseLimit(metric.target) ? within(metric.target) : 42)

/** Copies a text of the plan to post it: mail of the demo goes nowhere. */
async function post(who: PersonActor, item: Leaf, key: string): Promise<void> {
  const communication = item.parts.communications.find((one) => one.key === key)
  const asked = communication ? askedFields(communication).filter((field) => field.value === '') : []
  const fields = Object.fromEntries(asked.map((field) => [field.key, words[field.key] ?? 'As agreed']))
  done(await keepCopy(who, { releaseId: item.releaseId, key, language: 'en', fields }))
}

/** A number that satisfies a limit, a little inside it. */
function within(text: string): number {
  const limit = parseLimit(text)
  if (!limit) return 1
  if (limit.is === '<' || limit.is === '<=') return Number((limit.value * 0.62).toPrecision(3))
  return limit.is === '>' ? Number((limit.value * 1.1).toPrecision(3)) : limit.value
}
