import { z } from 'zod'
import { runStates, StepOutcome } from '@/lib/smoke/schema'

const named = z.object({ id: z.string(), key: z.string(), name: z.string() })

/** A suite of the asked name, with where it can run. */
export const SuitePlace = z.object({ ...named.shape, archived: z.boolean(), integration: named, environments: z.array(named) })
export type SuitePlace = z.output<typeof SuitePlace>
export const SuitePlaces = z.object({ suites: z.array(SuitePlace) })

export const StartAnswer = z.object({ value: z.object({ runId: z.string(), already: z.boolean() }) })

/** A run as the server tells it, as far as it is read here; the JSON file holds all of it. */
export const RunAnswer = z.object({
  id: z.string(),
  state: z.enum(runStates),
  suite: named,
  integration: named,
  environment: named,
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  stepCount: z.number(),
  passedCount: z.number(),
  summary: z.string(),
  stepNames: z.array(z.string()),
  steps: z.array(StepOutcome),
})
export type RunAnswer = z.output<typeof RunAnswer>
export type Step = RunAnswer['steps'][number]

/** Whether nothing follows any more. */
export const isOver = (run: RunAnswer): boolean => run.state !== 'queued' && run.state !== 'running'
