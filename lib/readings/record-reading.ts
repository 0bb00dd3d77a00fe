import { attachTo } from '@/lib/checklists/attach-evidence'
import { integrationOfItem, lockItem } from '@/lib/checklists/lock-item'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { text } from '@/lib/core/texts'
import type { PlanMetric } from '@/lib/templates/parts'
import type { z } from 'zod'
import type { KeptFigure, KeptReading } from './figures'
import { metricsOf, readParams, readParts } from './read-params'
import { judgeFigure, missedAfter, unitOf } from './rules'
import { RecordReadingInput } from './schema'

/**
 * Enters the figures of a reading: each metric of its watch a number or "no data", kept as evidence beside their limits, and the item is
 * done. After its grace it says that it was entered late. Entering again keeps both; the last one counts. A figure left out
 * or one the watch does not ask for is refused at its field.
 */
export const recordReading = command({
  name: 'reading.record',
  input: RecordReadingInput,
  integration: integrationOfItem,
  run: async ({ tx, actor, input, now, locale }) => {
    const locked = await lockItem(tx, input.itemId)
    const { item } = locked
    if (item.kind !== 'reading') throw refuse('reading_expected', {}, { status: 422 })
    const { watch, graceMinutes } = readParams(item.params)
    const metrics = metricsOf(readParts(item.checklist.parts), watch)
    refuseFields(metrics, input, (key) => text(locale, `refusals.${key}`))
    const figures = metrics.map((metric) => keep(metric, input.figures[metric.key]))
    const end = missedAfter({ dueAt: item.dueAt, graceMinutes })
    const value: KeptReading = { figures, note: input.note, late: end !== null && now > end }
    const outcome = await attachTo(tx, { actor, now }, locked, { kind: 'figures', value: { ...value }, tick: true })
    return { ...outcome, value: { ...outcome.value, late: value.late, outside: figures.filter(isOutside).length } }
  },
})

function refuseFields(metrics: readonly PlanMetric[], input: z.output<typeof RecordReadingInput>, say: (code: string) => string): void {
  const asked = new Set(metrics.map((metric) => metric.key))
  const missing = metrics.filter((metric) => input.figures[metric.key] === undefined).map((metric) => metric.key)
  const unknown = Object.keys(input.figures).filter((key) => !asked.has(key))
  const fields = Object.fromEntries([
    ...missing.map((key) => [`figures.${key}`, say('figure_missing')]),
    ...unknown.map((key) => [`figures.${key}`, say('figure_unknown')]),
  ]) as Record<string, string>
  const [field] = Object.keys(fields)
  if (field) throw refuse('bad_input', { count: Object.keys(fields).length }, { status: 400, field, fields })
  if (metrics.length === 0 && input.note === '') throw refuse('reading_empty', {}, { status: 400, field: 'note' })
}

function keep(metric: PlanMetric, given: number | 'no_data' | undefined): KeptFigure {
  const { key, title, titleZh, target, threshold } = metric
  const value = typeof given === 'number' ? given : null
  return { key, title, titleZh, unit: unitOf(metric), target, threshold, value, worth: judgeFigure(metric, value) }
}

const isOutside = ({ worth }: KeptFigure) => worth === 'alarm' || worth === 'off_target'
