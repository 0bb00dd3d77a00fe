import { readPhases } from '@/lib/checklists/phases'
import type { Reader } from '@/lib/core/db/client'
import { type PlanParts, readParts } from '@/lib/templates/parts'
import { itemColumns } from '@/lib/checklists/item-columns'
import { TemplateBody } from '@/lib/templates/schema'
import { sameValue } from '@/lib/templates/compare-fields'
import { chosenSuites, entriesOfBody, entriesOfPlan, type OfferItem } from './offer-entries'
import { offerChanges } from './offer-model'

type Asked = { checklistId: string; templateVersionId: string; templateNumber: number; offerSettled: number | null }

/**
 * The newest published version of a release's template that is newer than what it was made from and what was settled; null when there is
 * none.
 */
export async function findNewer(reader: Reader, release: Asked) {
  const made = await reader.templateVersion.findUnique({
    where: { id: release.templateVersionId },
    select: { templateId: true, template: { select: { retiredAt: true } } },
  })
  if (!made || made.template.retiredAt) return null
  const base = Math.max(release.templateNumber, release.offerSettled ?? 0)
  const newest = await reader.templateVersion.findFirst({
    where: { templateId: made.templateId, state: 'published', number: { gt: base } },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, note: true, publishedByName: true, publishedAt: true },
  })
  return newest && { ...newest, templateId: made.templateId, base }
}

/** A plan's item with what taking a change needs to know of its row. */
export type OfferRow = OfferItem & {
  id: string
  parentId: string | null
  state: string
  position: number
  removed: boolean
  version: number
}

/** A risk of the plan is worked on here, so only new ones are offered; phases come with their items and go with the last of them. */
const isOffered = (part: string, change: string) => (part !== 'risk' || change === 'added') && (part !== 'phase' || change === 'changed')

/** What the newest version of its template offers a release, read from one moment. Null when there is nothing newer. */
export async function loadOffer(reader: Reader, release: Asked) {
  const newer = await findNewer(reader, release)
  if (!newer) return null
  const bodies = await reader.templateVersion.findMany({
    where: { templateId: newer.templateId, number: { in: [newer.base, newer.number] } },
    select: { number: true, body: true },
  })
  const bodyOf = (number: number) => TemplateBody.parse(bodies.find((one) => one.number === number)?.body)
  const [base, next] = [bodyOf(newer.base), bodyOf(newer.number)]
  const checklist = await reader.checklist.findUniqueOrThrow({
    where: { id: release.checklistId },
    include: { risks: true, items: { orderBy: { position: 'asc' } } },
  })
  const keys = new Map(checklist.items.map((item) => [item.id, item.key]))
  const removed = new Set(checklist.items.filter((item) => item.removedAt !== null).map((item) => item.id))
  const rows: OfferRow[] = checklist.items.map((item) => ({
    ...(Object.fromEntries(itemColumns.map((field) => [field, item[field] ?? null])) as OfferItem),
    id: item.id,
    key: item.key,
    text: item.text,
    textZh: item.textZh,
    phase: item.phase,
    group: item.group,
    parentId: item.parentId,
    parentKey: item.parentId === null || removed.has(item.parentId) ? null : (keys.get(item.parentId) ?? null),
    state: item.state,
    position: item.position,
    removed: item.removedAt !== null,
    version: item.version,
  }))
  const active = rows.filter((row) => !row.removed)
  const phases = readPhases(checklist.phases)
  const parts: PlanParts = {
    ...readParts(checklist.parts),
    risks: checklist.risks.map(({ text, textZh, probability, impact, mitigation, mitigationZh }) => ({
      text,
      textZh,
      probability,
      impact,
      mitigation,
      mitigationZh,
    })),
  }
  const suites = chosenSuites(base, active)
  const offers = offerChanges(entriesOfBody(base, suites), entriesOfBody(next, suites), entriesOfPlan(active, phases, parts)).filter(
    ({ difference }) => isOffered(difference.part, difference.change),
  )
  return { newer, base, next, checklist, rows, phases, parts, suites, offers, slotsDiffer: !sameValue(base.slots, next.slots) }
}
export type LoadedOffer = NonNullable<Awaited<ReturnType<typeof loadOffer>>>
