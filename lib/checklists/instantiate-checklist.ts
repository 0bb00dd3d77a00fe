import { randomUUID } from 'node:crypto'
import type { Tx } from '@/lib/core/db/client'
import type { Facts } from '@/lib/templates/condition'
import { resolveDue } from '@/lib/templates/due'
import { listTemplateItems } from '@/lib/templates/rules'
import { PlanParts } from '@/lib/templates/parts'
import { Due, type TemplateBody, type TemplateItem } from '@/lib/templates/schema'
import { expandWatches } from '@/lib/templates/watches'
import { type ChecklistPhase, readPhases } from './phases'

/** Where and when a checklist is worked. */
export interface ChecklistPlace {
  integrationId: string
  environmentId: string
  timeZone: string
  windowStart: Date
  windowEnd: Date
  /** Every fact of the template, with the release's answer. */
  facts: Facts
  /** Smoke suites to use instead of those the template names, by the template's key. */
  suites?: Readonly<Record<string, string>>
}

/**
 * Copies a template's body into a new checklist: texts, kinds, limits, conditions and due times as they are now, its watches as one item a
 * reading, its risks, and what it carries beside its items. Later versions of the template never reach it. Answers its id.
 */
export async function instantiateChecklist(tx: Tx, template: TemplateBody, place: ChecklistPlace): Promise<string> {
  const { suites = {}, ...columns } = place
  const body = expandWatches(template)
  const parts = PlanParts.parse(template)
  const phases: ChecklistPhase[] = body.phases.map(({ groups, ...phase }) => ({
    ...phase,
    groups: groups.map(({ title, titleZh }) => ({ title, titleZh })),
  }))
  const { id } = await tx.checklist.create({ data: { ...columns, phases: phases as object, parts: parts as object }, select: { id: true } })
  const ids = new Map<string, string>()
  const rows = listTemplateItems(body).map(({ item, parent, phase, group }, position) => {
    const { items: _children, ...own } = item
    const itemId = randomUUID()
    ids.set(item.key, itemId)
    const due = item.due ?? body.phases.find((one) => one.key === phase)?.offset ?? null
    return {
      ...own,
      id: itemId,
      checklistId: id,
      parentId: parent ? ids.get(parent.key)! : null,
      phase,
      group,
      position,
      params: bindSuite(item.kind, item.params, suites),
      due,
      dueAt: due ? resolveDue(due, place.windowStart, place.timeZone).at : null,
    }
  })
  await insertItems(tx, rows)
  await tx.risk.createMany({ data: parts.risks.map((risk, position) => ({ ...risk, checklistId: id, position })) })
  return id
}

type NewItem = Omit<TemplateItem, 'items' | 'params'> & {
  params: Record<string, unknown>
  id: string
  checklistId: string
  parentId: string | null
  phase: string
  group: string
  position: number
  dueAt: Date | null
}

/** Inserts items as one JSON value: of two thousand rows by parameters the database client alone would make seconds. */
async function insertItems(tx: Tx, rows: readonly NewItem[]): Promise<void> {
  await tx.$executeRaw`
    insert into checklist_items (
      id, checklist_id, parent_id, key, phase, "group", position, text, text_zh, details, details_zh, kind, params, before, optional,
      condition, due, due_at, estimate_minutes, role_key, max_age_hours)
    select
      "id", "checklistId", "parentId", "key", "phase", "group", "position", "text", "textZh", "details", "detailsZh", "kind", "params", "before",
      "optional", "condition", nullif("due", 'null'::jsonb), "dueAt", "estimateMinutes", "roleKey", "maxAgeHours"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as item (
      "id" uuid, "checklistId" uuid, "parentId" uuid, "key" text, "phase" text, "group" text, "position" int, "text" text, "textZh" text,
      "details" text, "detailsZh" text, "kind" text, "params" jsonb, "before" item_before, "optional" boolean, "condition" text, "due" jsonb,
      "dueAt" timestamptz, "estimateMinutes" int, "roleKey" text, "maxAgeHours" int)`
}

function bindSuite(kind: string, params: Record<string, unknown>, suites: Readonly<Record<string, string>>): Record<string, unknown> {
  const chosen = kind === 'smoke' && typeof params.suiteKey === 'string' ? suites[params.suiteKey] : undefined
  return chosen === undefined ? params : { ...params, suiteKey: chosen }
}

/** Moves a checklist to another window or zone: every due time is counted again from what the plan says. */
export async function rescheduleChecklist(
  tx: Tx,
  checklistId: string,
  window: { windowStart: Date; windowEnd: Date; timeZone: string },
): Promise<void> {
  await tx.checklist.update({ where: { id: checklistId }, data: { ...window, version: { increment: 1 } } })
  const items = await tx.checklistItem.findMany({ where: { checklistId }, select: { id: true, due: true } })
  const dues = items.flatMap(({ id, due }) => {
    const parsed = Due.safeParse(due)
    return parsed.success ? [{ id, at: resolveDue(parsed.data, window.windowStart, window.timeZone).at }] : []
  })
  await tx.$executeRaw`update checklist_items i set due_at = d.at from (
    select unnest(${dues.map((due) => due.id)}::uuid[]) as id, unnest(${dues.map((due) => due.at)}::timestamptz[]) as at) d where i.id = d.id`
}

/** Answers the release's facts anew: conditional items come and go, what was settled in them is kept. */
export async function setChecklistFacts(tx: Tx, checklistId: string, facts: Facts): Promise<void> {
  await tx.checklist.update({ where: { id: checklistId }, data: { facts, version: { increment: 1 } } })
}

/** Closes a checklist for good: the release has ended, nothing in it changes any more. */
export async function closeChecklist(tx: Tx, checklistId: string, at: Date): Promise<void> {
  await tx.checklist.update({ where: { id: checklistId }, data: { closedAt: at, version: { increment: 1 } } })
}

/** The due of an item of a phase that has none of its own. */
export function phaseOffset(phases: unknown, key: string): Due | null {
  return readPhases(phases).find((phase) => phase.key === key)?.offset ?? null
}
