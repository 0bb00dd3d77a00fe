import { z } from 'zod'
import { type PlanMetric, type PlanParts, readParts } from '@/lib/templates/parts'

const Params = z.object({ watch: z.string().optional(), graceMinutes: z.int().min(1).max(10_080).default(30) })

/** What the item of a reading says about itself, with a half-hour's grace where nothing can be read. */
export function readParams(params: unknown): { watch: string | null; graceMinutes: number } {
  const read = Params.safeParse(params)
  return read.success ? { watch: read.data.watch ?? null, graceMinutes: read.data.graceMinutes } : { watch: null, graceMinutes: 30 }
}

/** The metrics a reading asks for: those its watch names, in the plan's order; all of them for a reading of no watch. */
export function metricsOf(parts: PlanParts, watch: string | null): PlanMetric[] {
  const asked = parts.watches.find((one) => one.key === watch)
  if (!asked) return watch === null ? parts.metrics : []
  return parts.metrics.filter((metric) => asked.figures.includes(metric.key))
}

export { readParts }
