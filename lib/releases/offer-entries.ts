import { itemColumns } from '@/lib/checklists/item-columns'
import type { ChecklistPhase } from '@/lib/checklists/phases'
import type { DifferencePart, Place } from '@/lib/templates/difference'
import type { PlanParts } from '@/lib/templates/parts'
import { listTemplateItems } from '@/lib/templates/rules'
import type { TemplateBody } from '@/lib/templates/schema'
import { expandWatches } from '@/lib/templates/watches'
import type { OfferEntry } from './offer-model'

/** An item of a running plan, as far as a newer template concerns it. */
export type OfferItem = { key: string; parentKey: string | null; phase: string; group: string; text: string; textZh: string } & Record<
  Exclude<(typeof itemColumns)[number], 'text' | 'textZh'>,
  unknown
>

/**
 * Lists beside the items that a plan keeps as they were in its template. Risks are rows of their own: new ones are offered, theirs stay.
 */
export const partLists = {
  metadata: 'metadata',
  metric: 'metrics',
  watch: 'watches',
  communication: 'communications',
  risk: 'risks',
  trigger: 'triggers',
  alert: 'alerts',
  prompt: 'prompts',
} as const satisfies Partial<Record<DifferencePart, keyof PlanParts>>
export type PartName = keyof typeof partLists

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const none: Place = { phase: null, group: null, parent: null }
const whereOf = (phase: string, group: string, parent: string | null) => [phase, group, parent ?? ''].join('\u0000')

/** What an entry of a list goes by: its key, else its name, label or text. */
export function partKey(entry: Readonly<Record<string, unknown>>): string {
  return text(entry.key) || text(entry.name) || text(entry.label) || text(entry.text)
}

function partEntries(parts: Pick<PlanParts, (typeof partLists)[PartName]>): OfferEntry[] {
  return (Object.keys(partLists) as PartName[]).flatMap((part) =>
    (parts[partLists[part]] as readonly Record<string, unknown>[]).map((value) => {
      const key = partKey(value)
      const name = {
        text: text(value.title) || text(value.name) || text(value.label) || text(value.text),
        textZh: text(value.titleZh) || text(value.labelZh) || text(value.textZh),
      }
      return { id: `${part} ${key}`, part, key, name, place: none, where: '', value }
    }),
  )
}

function phaseEntry({ key, title, titleZh, offset }: Pick<ChecklistPhase, 'key' | 'title' | 'titleZh' | 'offset'>): OfferEntry {
  const value = { title, titleZh, offset }
  return { id: `phase ${key}`, part: 'phase', key, name: { text: title, textZh: titleZh }, place: none, where: '', value }
}

type Phases = readonly Pick<ChecklistPhase, 'key' | 'title' | 'titleZh' | 'groups'>[]
type Parent = { key: string; text: string; textZh: string } | null

function placeOf(phases: Phases, phaseKey: string, groupTitle: string, parent: Parent): Place {
  const phase = phases.find((one) => one.key === phaseKey)
  const group = phase?.groups.find((one) => one.title === groupTitle)
  return {
    phase: { key: phaseKey, text: phase?.title ?? phaseKey, textZh: phase?.titleZh ?? '' },
    group: { text: groupTitle, textZh: group?.titleZh ?? '' },
    parent,
  }
}

/**
 * A template's body as entries, its watches written out, dues as a plan would hold them. `suites` are those the plan uses
 * instead of the template's, by the template's key.
 */
export function entriesOfBody(body: TemplateBody, suites: Readonly<Record<string, string>> = {}): OfferEntry[] {
  const whole = expandWatches(body)
  const offsets = new Map(whole.phases.map((phase) => [phase.key, phase.offset]))
  const items = listTemplateItems(whole).map(({ item, parent, phase, group }): OfferEntry => {
    const { items: _parts, key, ...own } = item
    const chosen = item.kind === 'smoke' && typeof item.params.suiteKey === 'string' ? suites[item.params.suiteKey] : undefined
    const params = chosen === undefined ? item.params : { ...item.params, suiteKey: chosen }
    return {
      id: `item ${key}`,
      part: 'item',
      key,
      name: { text: item.text, textZh: item.textZh },
      place: placeOf(whole.phases, phase, group, parent ? { key: parent.key, text: parent.text, textZh: parent.textZh } : null),
      where: whereOf(phase, group, parent?.key ?? null),
      value: { ...own, params, due: item.due ?? offsets.get(phase) ?? null },
    }
  })
  return [...body.phases.map(phaseEntry), ...items, ...partEntries(body)]
}

/** A running plan as entries. `parts.risks` are the plan's own rows. */
export function entriesOfPlan(items: readonly OfferItem[], phases: readonly ChecklistPhase[], parts: PlanParts): OfferEntry[] {
  const byKey = new Map(items.map((item) => [item.key, item]))
  const rows = items.map((item): OfferEntry => {
    const above = item.parentKey === null ? undefined : byKey.get(item.parentKey)
    const parent = above ? { key: above.key, text: above.text, textZh: above.textZh } : null
    return {
      id: `item ${item.key}`,
      part: 'item',
      key: item.key,
      name: { text: item.text, textZh: item.textZh },
      place: placeOf(phases, item.phase, item.group, parent),
      where: whereOf(item.phase, item.group, item.parentKey),
      value: Object.fromEntries(itemColumns.map((field) => [field, item[field] ?? null])),
    }
  })
  return [...phases.map(phaseEntry), ...rows, ...partEntries(parts)]
}

/** Which suites a plan uses instead of its template's: read from the items both have. */
export function chosenSuites(base: TemplateBody, plan: readonly OfferItem[]): Record<string, string> {
  const byKey = new Map(plan.map((item) => [item.key, item]))
  return Object.fromEntries(
    listTemplateItems(base).flatMap(({ item }) => {
      const own = byKey.get(item.key)
      const [asked, used] = [item.params.suiteKey, (own?.params as { suiteKey?: unknown } | undefined)?.suiteKey]
      return item.kind === 'smoke' && own?.kind === 'smoke' && typeof asked === 'string' && typeof used === 'string' && asked !== used
        ? [[asked, used]]
        : []
    }),
  )
}
