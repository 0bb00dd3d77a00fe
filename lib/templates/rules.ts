import { parseCondition } from './condition'
import { type KindRegistry, kindRegistry } from './kinds'
import type { TemplateBody, TemplateItem } from './schema'
import { expandWatches } from './watches'

/** Something a template's body may not be published with: where, and which text of `templates.problems` says it. */
export interface TemplateProblem {
  path: string
  code:
    | 'duplicate_key'
    | 'unknown_kind'
    | 'bad_params'
    | 'bad_condition'
    | 'unknown_fact'
    | 'parent_settled'
    | 'before_differs'
    | 'too_many_items'
    | 'duplicate_group'
    | 'unknown_phase'
    | 'unknown_metric'
    | 'unknown_communication'
  params: Record<string, string | number>
}

/** Far beyond the largest plan seen (about 150), small enough that a page of it stays quick (2,000 are measured by the bench). */
export const MAX_ITEMS = 2500

/** An item of a body with where it stands. */
export interface PlacedItem {
  item: TemplateItem
  parent: TemplateItem | null
  phase: string
  group: string
  path: string
}

/** Every item of a body in reading order, parents before their children. */
export function listTemplateItems(body: Pick<TemplateBody, 'phases'>): PlacedItem[] {
  const placed: PlacedItem[] = []
  const walk = (items: readonly TemplateItem[], parent: TemplateItem | null, phase: string, group: string, path: string) => {
    for (const [index, item] of items.entries()) {
      const here = `${path}.${index}`
      placed.push({ item, parent, phase, group, path: here })
      walk(item.items, item, phase, group, `${here}.items`)
    }
  }
  for (const [p, phase] of body.phases.entries()) {
    for (const [g, group] of phase.groups.entries()) walk(group.items, null, phase.key, group.title, `phases.${p}.groups.${g}.items`)
  }
  return placed
}

/**
 * What is wrong with a body beyond its shape: keys that occur twice, unknown kinds or wrong parameters, conditions that do not
 * parse or name a fact the template does not declare, parents with a kind of their own. Empty means it can be published.
 */
export function judgeTemplate(body: TemplateBody, kinds: KindRegistry = kindRegistry): TemplateProblem[] {
  const placed = listTemplateItems(expandWatches(body))
  const facts = new Set(body.facts.map((fact) => fact.key))
  return [
    ...duplicates(body.facts.map((fact, index) => [fact.key, `facts.${index}.key`])),
    ...duplicates(body.phases.map((phase, index) => [phase.key, `phases.${index}.key`])),
    ...duplicates(placed.map(({ item, path }) => [item.key, `${path}.key`])),
    ...duplicateGroups(body),
    ...(placed.length > MAX_ITEMS
      ? [{ path: 'phases', code: 'too_many_items' as const, params: { count: placed.length, max: MAX_ITEMS } }]
      : []),
    ...placed.flatMap((entry) => judgeItemShape(entry, facts, kinds)),
    ...judgeParts(body, placed),
  ]
}

/**
 * What is wrong with the parts beside the items: keys that occur twice, and names of phases, metrics and communications that are not there.
 */
function judgeParts(body: TemplateBody, placed: readonly PlacedItem[]): TemplateProblem[] {
  const phases = new Set(body.phases.map((phase) => phase.key))
  const metrics = new Set(body.metrics.map((metric) => metric.key))
  const communications = new Set(body.communications.map((communication) => communication.key))
  return [
    ...duplicates(body.metrics.map((metric, index) => [metric.key, `metrics.${index}.key`])),
    ...duplicates(body.watches.map((watch, index) => [watch.key, `watches.${index}.key`])),
    ...duplicates(body.communications.map((communication, index) => [communication.key, `communications.${index}.key`])),
    ...duplicates(body.prompts.map((prompt, index) => [prompt.key, `prompts.${index}.key`])),
    ...body.watches.flatMap((watch, index): TemplateProblem[] => [
      ...(phases.has(watch.phase)
        ? []
        : [{ path: `watches.${index}.phase`, code: 'unknown_phase' as const, params: { phase: watch.phase } }]),
      ...watch.figures
        .filter((metric) => !metrics.has(metric))
        .map((metric) => ({ path: `watches.${index}.figures`, code: 'unknown_metric' as const, params: { metric } })),
    ]),
    ...placed.flatMap(({ item, path }): TemplateProblem[] => {
      const named = item.kind === 'communication' ? item.params.communication : undefined
      if (typeof named !== 'string' || communications.has(named)) return []
      return [{ path: `${path}.params.communication`, code: 'unknown_communication', params: { communication: named } }]
    }),
  ]
}

function judgeItemShape({ item, parent, path }: PlacedItem, facts: ReadonlySet<string>, kinds: KindRegistry): TemplateProblem[] {
  const problems = judgeItem(item, facts, kinds).map((problem) => ({ ...problem, path: `${path}.${problem.path}` }))
  // A parent is done when its children are, so a kind that asks for something of its own would never be asked.
  if (item.items.length > 0 && item.kind !== 'manual')
    problems.push({ path: `${path}.kind`, code: 'parent_settled', params: { key: item.key } })
  if (parent && parent.before !== item.before) problems.push({ path: `${path}.before`, code: 'before_differs', params: { key: item.key } })
  return problems
}

/** What is wrong with one item by itself: its kind, its parameters, its condition. Paths are the item's own. */
export function judgeItem(
  item: Pick<TemplateItem, 'kind' | 'params' | 'condition'>,
  facts: ReadonlySet<string>,
  kinds: KindRegistry = kindRegistry,
): TemplateProblem[] {
  const problems: TemplateProblem[] = []
  const kind = kinds.get(item.kind)
  if (!kind) problems.push({ path: 'kind', code: 'unknown_kind', params: { kind: item.kind } })
  const bad = kind?.params.safeParse(item.params).error?.issues[0]
  if (bad) problems.push({ path: ['params', ...bad.path].join('.'), code: 'bad_params', params: { kind: item.kind, message: bad.message } })
  if (item.condition === null) return problems
  const parsed = parseCondition(item.condition)
  if (!parsed.ok) return [...problems, { path: 'condition', code: 'bad_condition', params: { at: parsed.at + 1, found: parsed.found } }]
  const unknown = parsed.facts.filter((fact) => !facts.has(fact))
  return [...problems, ...unknown.map((fact) => ({ path: 'condition', code: 'unknown_fact' as const, params: { fact } }))]
}

function duplicates(entries: readonly (readonly [string, string])[]): TemplateProblem[] {
  const seen = new Set<string>()
  return entries.flatMap(([key, path]) => {
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    return [{ path, code: 'duplicate_key' as const, params: { key } }]
  })
}

/** Items name their group by its title within the phase. */
function duplicateGroups(body: TemplateBody): TemplateProblem[] {
  return body.phases.flatMap((phase, p) =>
    duplicates(phase.groups.map((group, g) => [group.title, `phases.${p}.groups.${g}.title`])).map((problem) => ({
      ...problem,
      code: 'duplicate_group' as const,
    })),
  )
}
