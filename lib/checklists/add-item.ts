import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { command } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { notFound, refuse } from '@/lib/core/refusal'
import { resolveDue } from '@/lib/templates/due'
import { MAX_ITEMS } from '@/lib/templates/rules'
import { MAX_DEPTH } from '@/lib/templates/schema'
import { checkItem } from './check-item'
import { phaseOffset } from './instantiate-checklist'
import { auditOf, patchOf, touchedBy } from './lock-item'
import { readPhases } from './phases'
import { AddItemInput } from './schema'

/**
 * Adds an item to a running plan, at the end of its group or of the item it is part of. The plan changes, so what was signed for it is
 * stale.
 */
export const addItem = command({
  name: 'item.add',
  input: AddItemInput,
  integration: async (tx, { checklistId }) => {
    const found = await tx.checklist.findUnique({ where: { id: checklistId }, select: { integrationId: true } })
    return found?.integrationId ?? null
  },
  run: async ({ tx, input, locale }) => {
    const { checklistId, parentId, phase, group, due: ownDue, ...texts } = input
    // Additions to one plan take their turns, so that positions have no doubles and the bound holds.
    await tx.$queryRaw`select id from checklists where id = ${checklistId}::uuid for no key update`
    const checklist = await tx.checklist.findUnique({ where: { id: checklistId }, include: { release: { select: { id: true } } } })
    if (!checklist) throw notFound('checklist')
    if (checklist.closedAt) throw refuse('checklist_closed')
    const place = readPhases(checklist.phases).find((one) => one.key === phase)
    if (!place?.groups.some((one) => one.title === group)) throw refuse('group_unknown', {}, { status: 422, field: 'group' })
    await checkItem(tx, texts, checklist, locale)
    if (parentId !== null) await checkParent(tx, parentId, input)
    const count = await tx.checklistItem.count({ where: { checklistId, removedAt: null } })
    if (count >= MAX_ITEMS) throw refuse('too_many_items', { max: MAX_ITEMS })

    const last = await tx.checklistItem.aggregate({ where: { checklistId }, _max: { position: true } })
    const due = ownDue ?? phaseOffset(checklist.phases, phase)
    const item = await tx.checklistItem.create({
      data: {
        ...texts,
        params: texts.params,
        checklistId,
        parentId,
        phase,
        group,
        key: `added_${randomUUID().slice(0, 8)}`,
        position: (last._max.position ?? -1) + 1,
        due: due ?? undefined,
        dueAt: due ? resolveDue(due, checklist.windowStart, checklist.timeZone).at : null,
      },
    })
    const { integrationId, environmentId } = checklist
    const releaseId = checklist.release?.id ?? null
    return {
      value: patchOf(item),
      audit: auditOf(item, { before: null, after: { ...input, due } }),
      touched: touchedBy(releaseId),
      changes: [
        {
          kind: 'release',
          summary: `Plan: added “${item.text}”`,
          integrationId,
          environmentId,
          releaseId,
          details: { what: 'item_added', item: item.text, itemZh: item.textZh },
        },
      ],
    }
  },
})

/** A part stands where its parent does, belongs to the same step, at most `MAX_DEPTH` levels deep, under an item nobody has settled. */
async function checkParent(tx: Tx, parentId: string, input: z.output<typeof AddItemInput>): Promise<void> {
  await tx.$queryRaw`select id from checklist_items where id = ${parentId}::uuid for update`
  const parent = await tx.checklistItem.findUnique({
    where: { id: parentId },
    include: {
      children: { where: { removedAt: null }, select: { id: true }, take: 1 },
      evidence: { where: { removedAt: null }, select: { id: true }, take: 1 },
    },
  })
  if (!parent || parent.removedAt || parent.checklistId !== input.checklistId)
    throw refuse('bad_reference', {}, { status: 422, field: 'parentId' })
  const same = parent.phase === input.phase && parent.group === input.group && parent.before === input.before
  if (!same) throw refuse('parent_elsewhere', {}, { status: 422, field: 'parentId' })
  if ((await levelOf(tx, parentId)) >= MAX_DEPTH) throw refuse('parent_too_deep', { max: MAX_DEPTH }, { status: 422, field: 'parentId' })
  const used = parent.kind !== 'manual' || parent.state !== 'open' || parent.evidence.length > 0
  if (used && parent.children.length === 0) throw refuse('parent_settled', {}, { status: 422, field: 'parentId' })
}

/** On which level an item stands: 1 in its group, 2 for a part of that, and so on. */
async function levelOf(tx: Tx, itemId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ levels: number }[]>`
    with recursive above as (
      select id, parent_id, 1 as level from checklist_items where id = ${itemId}::uuid
      union all
      select i.id, i.parent_id, a.level + 1 from checklist_items i join above a on i.id = a.parent_id where a.level < ${MAX_DEPTH})
    select max(level)::int as levels from above`
  return row?.levels ?? 1
}
