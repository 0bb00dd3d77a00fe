import { z } from 'zod'
import { line, probes, safe, stepPhases, SuiteDefinition } from './step-schema'

const id = z.uuid()

/** How machines and templates name a suite within its integration. */
export const suiteKey = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'suite_key')

export const suiteFields = { name: line(120), description: safe.trim().max(2000).default(''), definition: SuiteDefinition }
export const CreateSuiteInput = z.strictObject({ integrationId: id, key: suiteKey, ...suiteFields })
export const UpdateSuiteInput = z.strictObject({ suiteId: id, ...suiteFields })
export const SuiteIdInput = z.strictObject({ suiteId: id })

export const StartRunInput = z.strictObject({
  suiteId: id,
  environmentId: id,
  /** The release that asks for it, if one does. */
  releaseId: id.nullish(),
  /** A run of this suite, environment and revision that did not pass: what passed in it is kept, and the rest is asked again. */
  fromRunId: id.nullish(),
})
export const RunIdInput = z.strictObject({ runId: id })

export const runStates = ['queued', 'running', 'passed', 'failed', 'errored', 'timed_out', 'cancelled', 'interrupted'] as const
export type RunState = (typeof runStates)[number]
/** What made a run start. */
export const runTriggers = ['person', 'token', 'release', 'schedule', 'deployment', 'value_change', 'key_change'] as const
export type RunTrigger = (typeof runTriggers)[number]
export const stepStates = ['passed', 'failed', 'errored', 'timed_out', 'skipped'] as const
export type StepState = (typeof stepStates)[number]

const milliseconds = z.number().nonnegative().nullable()
/** Milliseconds; null for a phase that did not happen. What is left of the total is reading the body. */
export const StepTimings = z.object({
  dnsMs: milliseconds,
  connectMs: milliseconds,
  tlsMs: milliseconds,
  firstByteMs: milliseconds,
  totalMs: z.number().nonnegative(),
})
export type StepTimings = z.output<typeof StepTimings>

/** What an assertion saw. `op` and `expected` are put into words by the page; `message` is the same in English. */
export const AssertionOutcome = z.object({
  kind: z.string(),
  passed: z.boolean(),
  subject: z.string(),
  op: z.string(),
  expected: z.string(),
  /** Null: there was nothing. */
  actual: z.string().nullable(),
  message: z.string(),
})
export type AssertionOutcome = z.output<typeof AssertionOutcome>

/** Why a step could not ask, or has no usable answer. `code` has a text in the messages; `detail` is what was seen. */
export const StepError = z.object({ code: z.string(), detail: z.string(), reason: z.string().optional() })
export type StepError = z.output<typeof StepError>

const headerPairs = z.array(z.tuple([z.string(), z.string()]))
export const RequestExcerpt = z.object({ method: z.string(), url: z.string(), headers: headerPairs, body: z.string().nullable() })
export type RequestExcerpt = z.output<typeof RequestExcerpt>
export const ResponseExcerpt = z.object({
  status: z.number(),
  headers: headerPairs,
  body: z.string().nullable(),
  /** Decoded bytes of the whole body; the excerpt may be shorter. */
  bytes: z.number(),
  cut: z.boolean(),
  address: z.string(),
  redirects: z.array(z.object({ status: z.number(), from: z.string(), to: z.string() })),
})
export type ResponseExcerpt = z.output<typeof ResponseExcerpt>

/** How a poll went. `lastMismatch` is the first condition that did not hold when last asked; null when all did. */
export const PollOutcome = z.object({
  questions: z.number().int().nonnegative(),
  /** Milliseconds until it was done; null when it never was. */
  completionMs: z.number().nonnegative().nullable(),
  lastMismatch: z.string().nullable(),
})
export type PollOutcome = z.output<typeof PollOutcome>

/** What a result says beside the exchange itself. */
export const StepDetail = z.object({
  phase: z.enum(stepPhases).default('check'),
  probe: z.enum(probes).nullable().default(null),
  /** The cells of its row by column, when the step runs for each row of a table. */
  row: z.record(z.string(), z.string()).nullable().default(null),
  /** The key of the included suite it belongs to. */
  suite: z.string().nullable().default(null),
  poll: PollOutcome.nullable().default(null),
  /** `1.1` or `2`; null when there was no answer. */
  protocol: z.string().nullable().default(null),
  /** The server's certificate, where there was one. `verified` false: it was not checked, so anybody may have answered. */
  certificate: z.object({ subject: z.string(), daysLeft: z.number(), verified: z.boolean() }).nullable().default(null),
  /** The run that this result was kept from, when only the rest was asked again. */
  keptFrom: z.string().nullable().default(null),
})
export type StepDetail = z.output<typeof StepDetail>

/** One step's result as it is kept: every secret is masked already. */
export const StepOutcome = z.object({
  position: z.number().int().nonnegative(),
  name: z.string(),
  state: z.enum(stepStates),
  startedAt: z.coerce.date(),
  /** Requests sent for it; 0 when it was not asked at all. */
  attempts: z.number().int().nonnegative(),
  status: z.number().int().nullable(),
  timings: StepTimings,
  assertions: z.array(AssertionOutcome),
  request: RequestExcerpt,
  response: ResponseExcerpt.nullable(),
  captures: z.record(z.string(), z.string()),
  error: StepError.nullable(),
  detail: StepDetail.prefault({}),
})
export type StepOutcome = z.output<typeof StepOutcome>

/** What the worker says of a run it holds. `leaseOwner` names one execution, not one worker. */
const held = { runId: id, leaseOwner: z.string().regex(/^[\w:.-]{1,100}$/) }
export const TakeRunInput = z.strictObject({
  ...held,
  configDigest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
})
export const HeldRunInput = z.strictObject(held)
export const StoreStepInput = z.strictObject({
  ...held,
  outcome: StepOutcome,
  /** What the run has captured so far, encrypted (`sealCaptures`); left out when it has captured nothing new. */
  keptCaptures: z.base64('base64').nullish(),
})
export const FinishRunInput = z.strictObject({
  ...held,
  state: z.enum(['passed', 'failed', 'errored', 'timed_out', 'cancelled', 'interrupted']),
  summary: safe.max(500),
})
export const InterruptRunsInput = z.strictObject({})
export const ForgetCapturesInput = z.strictObject({})
