import { z } from 'zod'

const wellFormed = (text: string) => text.isWellFormed() && !text.includes('\u0000')
/** Text PostgreSQL can keep: no NUL, no broken surrogates. */
const safe = z.string().refine(wellFormed, 'unreadable_text')
const line = (max: number) =>
  safe
    .trim()
    .min(1, 'required')
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'one_line')

const id = z.uuid()

export const requestMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** Names HTTP itself sets from the address and the body; a step may not, or it would ask somebody else than it says. */
const ownHeaders = /^(host|content-length|transfer-encoding|connection|keep-alive|upgrade|expect|te|trailer|proxy-connection)$/i

const HeaderInput = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/, 'header_name')
    .refine((name) => !ownHeaders.test(name), 'header_ours'),
  value: safe.max(4000).regex(/^[^\r\n]*$/, 'one_line'),
})
const QueryInput = z.strictObject({ name: line(200), value: safe.max(4000) })

/** A request as a step describes it. Every text may hold `{{VARIABLE}}`; query names and values are encoded, the address is not. */
export const RequestInput = z.strictObject({
  method: z.enum(requestMethods).default('GET'),
  url: line(2000),
  headers: z.array(HeaderInput).max(40).default([]),
  query: z.array(QueryInput).max(40).default([]),
  body: safe.max(100_000).nullable().default(null),
  /** False takes a redirect as the answer. */
  followRedirects: z.boolean().default(true),
})

/** `params` are checked by the kind: an unknown kind is refused when a suite is saved, and fails when it is run. */
export const AssertionInput = z.strictObject({ kind: z.string().min(1).max(60), params: z.record(z.string(), z.unknown()).default({}) })

/** Takes a value of the answer for the steps that follow. */
export const CaptureInput = z.strictObject({
  name: z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'variable_key'),
  from: z.enum(['json', 'header']),
  /** A JSONPath, or the name of a header. */
  path: line(500),
  /** Masked in everything that is kept. */
  secret: z.boolean().default(false),
})

export const StepInput = z.strictObject({
  name: line(120),
  request: RequestInput,
  /** At least one: a step that asks for nothing would pass on any answer. */
  assertions: z.array(AssertionInput).min(1, 'assertion_missing').max(40),
  captures: z.array(CaptureInput).max(20).default([]),
  /** Runs even after a step has failed, to clean up for instance. */
  always: z.boolean().default(false),
  /** For one attempt, redirects included, in milliseconds. */
  timeoutMs: z.coerce.number<number>('number_expected').int().min(100).max(60_000).default(10_000),
  /** Further attempts after a network error, never after a wrong answer. */
  retries: z.coerce.number<number>('number_expected').int().min(0).max(5).default(0),
})

/** Steps in order. What a suite is, for its digest. */
export const SuiteDefinition = z
  .strictObject({ steps: z.array(StepInput).min(1, 'step_missing').max(50) })
  .superRefine(({ steps }, context) => {
    const names = new Set<string>()
    for (const [index, step] of steps.entries()) {
      if (names.has(step.name)) context.addIssue({ code: 'custom', path: ['steps', index, 'name'], message: 'step_twice' })
      names.add(step.name)
    }
  })

/** How machines and templates name a suite within its integration. */
const suiteKey = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'suite_key')

const suiteFields = { name: line(120), description: safe.trim().max(2000).default(''), definition: SuiteDefinition }
export const CreateSuiteInput = z.strictObject({ integrationId: id, key: suiteKey, ...suiteFields })
export const UpdateSuiteInput = z.strictObject({ suiteId: id, ...suiteFields })
export const SuiteIdInput = z.strictObject({ suiteId: id })

export const StartRunInput = z.strictObject({
  suiteId: id,
  environmentId: id,
  /** The release that asks for it, if one does. */
  releaseId: id.nullish(),
})
export const RunIdInput = z.strictObject({ runId: id })

export type SuiteDefinition = z.output<typeof SuiteDefinition>
/** A definition as it is written, before defaults. */
export type SuiteDefinitionInput = z.input<typeof SuiteDefinition>
export type Step = z.output<typeof StepInput>
export type StepRequest = z.output<typeof RequestInput>
export type Assertion = z.output<typeof AssertionInput>
export type Capture = z.output<typeof CaptureInput>

export const runStates = ['queued', 'running', 'passed', 'failed', 'errored', 'timed_out', 'cancelled', 'interrupted'] as const
export type RunState = (typeof runStates)[number]
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
export const StoreStepInput = z.strictObject({ ...held, outcome: StepOutcome })
export const FinishRunInput = z.strictObject({
  ...held,
  state: z.enum(['passed', 'failed', 'errored', 'timed_out', 'cancelled', 'interrupted']),
  summary: safe.max(500),
})
export const InterruptRunsInput = z.strictObject({})
