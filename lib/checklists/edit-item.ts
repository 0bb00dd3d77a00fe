import { canonicalJson } from '@/lib/core/canonical'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { resolveDue } from '@/lib/templates/due'
import { checkItem } from './check-item'
import { phaseOffset } from './instantiate-checklist'
import { itemColumns } from './item-columns'
import { changeItem, integrationOfItem, type LockedItem, lockItem, patchOf, tellItem } from './lock-item'
import { EditItemInput } from './schema'
import { unsettled } from './settle'

/**
 * Changes what an item of a running plan says or asks. When its kind or what it asks for changes, it is open again: what was
 * ticked was something else. The plan changes, so what was signed for it is stale.
 */
export const editItem = command({
  name: 'item.edit',
  input: EditItemInput,
  integration: integrationOfItem,
  run: async ({ tx, input, locale, expectVersion }) => {
    const locked = await lockItem(tx, input.itemId)
    const { item, standing, releaseId } = locked
    const { itemId: _id, due: ownDue, ...texts } = input
    const { checklist } = item
    expectVersion({ version: item.version, value: { ...tellItem(item), ...pick(item) } })
    if (standing.closed) throw refuse('checklist_closed')
    await checkItem(tx, texts, checklist, locale)
    checkFamily(locked, texts)

    const due = ownDue ?? phaseOffset(checklist.phases, item.phase)
    const next = { ...texts, due }
    const before = pick(item)
    const after = pick(next)
    const changed = itemColumns.filter((name) => canonicalJson(before[name] ?? null) !== canonicalJson(after[name] ?? null))
    if (changed.length === 0) return { value: patchOf(item), audit: null }
    const asksElse = changed.includes('kind') || changed.includes('params')
    const reopened =
      asksElse && item.state !== 'not_applicable'
        ? { ...unsettled, smokeRunId: null, ...(item.state === 'waived' ? {} : { state: 'open' as const }) }
        : {}
    const dueAt = due ? resolveDue(due, checklist.windowStart, checklist.timeZone).at : null
    const data = { ...texts, params: texts.params, dueAt, ...reopened, ...(due ? { due } : {}) }
    const only = (values: Record<string, unknown>) => Object.fromEntries(changed.map((name) => [name, values[name] ?? null]))
    // Prisma writes a database NULL into a JSON column only by a constant of its client, which verbs do not import.
    if (!due) await tx.$executeRaw`update checklist_items set due = null where id = ${item.id}::uuid`
    const outcome = await changeItem(tx, locked, data, {
      before: { ...only(before), ...('state' in reopened ? { state: item.state } : {}) },
      after: { ...only(after), ...('state' in reopened ? { state: 'open' } : {}) },
    })
    const { integrationId, environmentId } = checklist
    const details = { what: 'item_edited', item: texts.text, itemZh: texts.textZh, changed }
    return {
      ...outcome,
      changes: [{ kind: 'release', summary: `Plan: changed “${texts.text}”`, integrationId, environmentId, releaseId, details }],
    }
  },
})

function pick(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(itemColumns.map((name) => [name, values[name] ?? null]))
}

/** What nests belongs to one step, and a parent asks for nothing of its own. */
function checkFamily({ item, standing }: LockedItem, texts: { kind: string; before: string }): void {
  if (standing.hasParts && texts.kind !== 'manual') throw refuse('parent_settled', {}, { status: 422, field: 'kind' })
  const alone = !standing.hasParts && item.parentId === null
  if (!alone && texts.before !== item.before) throw refuse('before_differs', {}, { status: 422, field: 'before' })
}
