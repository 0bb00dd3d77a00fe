import { z } from 'zod'
import { Before, Key, line, optionalLine, optionalText, text } from './fields'

/** Roman or Chinese text of one thing: the Chinese one may be missing, and a page says so. */
const title = { title: line(160), titleZh: optionalLine(160) }

/** A fact of the document the plan was written in: `Last updated: 2025-01-10` (HST-1). */
export const PlanMetadata = z.strictObject({ label: line(120), labelZh: optionalLine(120), value: optionalLine(400) })
export type PlanMetadata = z.infer<typeof PlanMetadata>

/**
 * A figure the plan watches, with what is wanted and what alarms, as people write it: `< 0.1 %`, `> 5 %`, `rising` (HST-6). A written limit
 * that `parseLimit` reads is compared; anything else is shown.
 */
export const PlanMetric = z.strictObject({
  key: Key,
  ...title,
  unit: optionalLine(20),
  target: optionalLine(60),
  threshold: optionalLine(60),
})
export type PlanMetric = z.infer<typeof PlanMetric>

/**
 * A watch cadence (HST-7): from `fromMinutes` to `toMinutes` after the window's start, a reading every `everyMinutes`, the first one
 * interval after the beginning. A reading not entered `graceMinutes` after its time is missed. Becomes items of kind `reading` in its
 * phase.
 */
export const PlanWatch = z
  .strictObject({
    key: Key,
    ...title,
    phase: Key,
    fromMinutes: z
      .int()
      .min(0)
      .max(60 * 24 * 60),
    toMinutes: z
      .int()
      .min(1)
      .max(60 * 24 * 60),
    everyMinutes: z
      .int()
      .min(1)
      .max(60 * 24 * 30),
    graceMinutes: z
      .int()
      .min(1)
      .max(60 * 24 * 7)
      .default(30),
    /** Keys of metrics whose figures a reading asks for. */
    figures: z.array(Key).max(30).default([]),
    before: Before.default('completion'),
    /** An optional reading never holds a step; missing it still shows. */
    optional: z.boolean().default(true),
  })
  .refine((watch) => watch.toMinutes > watch.fromMinutes, { path: ['toMinutes'], message: 'ends_before_start' })
export type PlanWatch = z.infer<typeof PlanWatch>

/** Where a communication goes. Mail can be sent by the product; the rest is copied and posted by a person. */
export const CHANNELS = ['mail', 'portal', 'status_page', 'chat', 'other'] as const

/**
 * A text to be sent or posted (HST-5), with `{{field}}` in subject and text. Fields of the release fill themselves: `title`, `version`,
 * `integration`, `environment`, `window_start`, `window_end`, `time_zone`, `manager`; those listed here are asked for, and a missing one is
 * refused.
 */
export const PlanCommunication = z.strictObject({
  key: Key,
  ...title,
  channel: z.enum(CHANNELS),
  audience: optionalLine(160),
  subject: optionalLine(300),
  subjectZh: optionalLine(300),
  text: text(8000),
  textZh: optionalText(8000),
  fields: z
    .array(z.strictObject({ key: Key, label: line(120), labelZh: optionalLine(120), value: optionalText(2000) }))
    .max(30)
    .default([]),
})
export type PlanCommunication = z.infer<typeof PlanCommunication>

export const RISK_LEVELS = ['low', 'medium', 'high'] as const

/** A risk with what is done about it (HST-13). */
export const PlanRisk = z.strictObject({
  text: line(300),
  textZh: optionalLine(300),
  probability: z.enum(RISK_LEVELS),
  impact: z.enum(RISK_LEVELS),
  mitigation: optionalText(1000),
  mitigationZh: optionalText(1000),
})
export type PlanRisk = z.infer<typeof PlanRisk>

/** What makes one roll back (HST-9). Kept for the rollback part; shown on the release. */
export const PlanTrigger = z.strictObject({ text: line(300), textZh: optionalLine(300) })
export type PlanTrigger = z.infer<typeof PlanTrigger>

/** An alert rule as a document states it (HST-12). Kept for the alerting part; shown on the release. */
export const PlanAlert = z.strictObject({
  name: line(120),
  condition: line(300),
  for: optionalLine(40),
  severity: optionalLine(40),
  action: optionalLine(160),
})
export type PlanAlert = z.infer<typeof PlanAlert>

/** A question of the retrospective (HST-15): a section that lessons are written under. */
export const PlanPrompt = z.strictObject({ key: Key, ...title })
export type PlanPrompt = z.infer<typeof PlanPrompt>

/** What a plan carries beside its items and slots. Every part has a default, so that a body written before it existed still reads. */
export const planParts = {
  metadata: z.array(PlanMetadata).max(50).default([]),
  metrics: z.array(PlanMetric).max(50).default([]),
  watches: z.array(PlanWatch).max(30).default([]),
  communications: z.array(PlanCommunication).max(50).default([]),
  risks: z.array(PlanRisk).max(100).default([]),
  triggers: z.array(PlanTrigger).max(50).default([]),
  alerts: z.array(PlanAlert).max(100).default([]),
  prompts: z.array(PlanPrompt).max(20).default([]),
}

/** The parts as a checklist keeps its copy of them. */
export const PlanParts = z.object(planParts)
export type PlanParts = z.infer<typeof PlanParts>

/** A checklist's parts as stored; what cannot be read is as if it were not there. */
export function readParts(stored: unknown): PlanParts {
  const whole = PlanParts.safeParse(stored)
  if (whole.success) return whole.data
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const readable = Object.entries(planParts).filter(([name, schema]) => schema.safeParse(given[name]).success)
  return PlanParts.parse(Object.fromEntries(readable.map(([name]) => [name, given[name]])))
}
