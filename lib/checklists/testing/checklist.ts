import { db } from '@/lib/core/db/client'
import { integration } from '@/lib/core/testing/makers'
import { TemplateBody, type TemplateItemInput } from '@/lib/templates/schema'
import { instantiateChecklist } from '../instantiate-checklist'

/** The window every test checklist has. */
export const windowStart = new Date('2026-11-22T02:00:00Z')

/** An integration with a checklist for its production, copied from these items. For tests. */
export async function checklistOf(items: TemplateItemInput[], options: { facts?: Record<string, boolean>; timeZone?: string } = {}) {
  const facts = options.facts ?? {}
  const body = TemplateBody.parse({
    facts: Object.keys(facts).map((key) => ({ key, label: key })),
    phases: [{ key: 'plan', title: 'Plan', groups: [{ title: 'All', items }] }],
  })
  const place = await integration()
  const environment = place.environments.find((one) => one.production)!
  const id = await db.$transaction((tx) =>
    instantiateChecklist(tx, body, {
      integrationId: place.id,
      environmentId: environment.id,
      timeZone: options.timeZone ?? 'UTC',
      windowStart,
      windowEnd: new Date('2026-11-22T03:00:00Z'),
      facts,
    }),
  )
  const rows = await db.checklistItem.findMany({ where: { checklistId: id }, orderBy: { position: 'asc' } })
  const idOf = (key: string) => {
    const row = rows.find((one) => one.key === key)
    if (!row) throw new Error(`no item ${key}`)
    return row.id
  }
  return { id, integrationId: place.id, environmentId: environment.id, idOf, rows }
}

/** An item of a test plan. */
export const item = (key: string, more: Partial<TemplateItemInput> = {}): TemplateItemInput => ({
  key,
  text: `Item ${key}`,
  before: 'start',
  ...more,
})
