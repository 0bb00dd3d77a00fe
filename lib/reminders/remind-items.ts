import { createHash } from 'node:crypto'
import type { Tx } from '@/lib/core/db/client'
import { tell } from '@/lib/notifications/tell'
import { concernedPeople } from '@/lib/releases/concerned-people'
import type { ReleaseFacts } from '@/lib/releases/load-facts'
import { nameOf } from '@/lib/releases/release-record'
import { lateItems } from './rules'

type Item = ReleaseFacts['plan']['checklist']['items'][number]

/** Names of late items that one notice repeats; their number is always told. */
const named = 5

/**
 * Tells whom the newly late items of a release concern, each person once: one item by its name, several as one notice and one mail. Notes
 * with the items that they were told. Answers how many there were.
 */
export async function remindItems(tx: Tx, facts: ReleaseFacts, now: Date): Promise<number> {
  const { release, plan } = facts
  const late = lateItems(plan.checklist.items, release.startedAt !== null)
  if (late.length === 0) return 0
  const byPerson = new Map<string, Item[]>()
  const known = new Map<string, string[]>()
  for (const item of late) {
    const whose = `${item.assigneeId ?? ''} ${item.roleKey ?? ''}`
    const people = known.get(whose) ?? (await concernedPeople(tx, release, item))
    known.set(whose, people)
    for (const person of people) byPerson.set(person, [...(byPerson.get(person) ?? []), item])
  }
  for (const [personId, items] of byPerson) await tellOne(tx, facts, personId, items)
  await tx.checklistItem.updateMany({ where: { id: { in: late.map((item) => item.id) } }, data: { announcedAt: now } })
  return late.length
}

async function tellOne(tx: Tx, { release }: ReleaseFacts, personId: string, items: readonly Item[]): Promise<void> {
  const [first] = items
  if (!first?.dueAt) return
  const where = { personIds: [personId], integrationId: release.integrationId }
  const common = { release: nameOf(release), zone: release.checklist.timeZone }
  if (items.length === 1) {
    await tell(tx, {
      ...where,
      kind: 'item_late',
      params: { ...common, item: first.text, itemZh: first.textZh, dueAt: first.dueAt.toISOString() },
      href: `/releases/${release.id}#item-${first.id}`,
      dedupKey: `item_late:${first.id}:${first.dueAt.toISOString()}`,
    })
    return
  }
  const listed = (textOf: (item: Item) => string, between: string) =>
    `${items
      .slice(0, named)
      .map((item) => textOf(item).slice(0, 120))
      .join(between)}${items.length > named ? ' …' : ''}`
  const which = createHash('sha256')
    .update(
      items
        .map((item) => `${item.id} ${item.dueAt?.toISOString()}`)
        .sort()
        .join('\n'),
    )
    .digest('hex')
  await tell(tx, {
    ...where,
    kind: 'items_late',
    params: {
      ...common,
      count: items.length,
      items: listed((item) => item.text, '; '),
      itemsZh: listed((item) => item.textZh || item.text, '；'),
    },
    href: `/releases/${release.id}#plan`,
    dedupKey: `items_late:${which.slice(0, 32)}`,
  })
}
