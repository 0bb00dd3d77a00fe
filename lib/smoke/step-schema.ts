import { z } from 'zod'

const wellFormed = (text: string) => text.isWellFormed() && !text.includes('\u0000')
/** Text PostgreSQL can keep: no NUL, no broken surrogates. */
export const safe = z.string().refine(wellFormed, 'unreadable_text')
export const line = (max: number) =>
  safe
    .trim()
    .min(1, 'required')
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'one_line')

/** Methods that forms offer; a step may name any other token but those that make a connection something else. */
export const requestMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

const method = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z][A-Z0-9_-]{0,19}$/, 'method')
  .refine((name) => name !== 'CONNECT' && name !== 'TRACE', 'method')

/** Names HTTP itself sets from the address and the body; a step may not, or it would ask somebody else than it says. */
const ownHeaders = /^(host|content-length|transfer-encoding|connection|keep-alive|upgrade|expect|te|trailer|proxy-connection)$/i

const headerName = z
  .string()
  .trim()
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/, 'header_name')
  .refine((name) => !ownHeaders.test(name), 'header_ours')
const headerValue = safe.max(4000).regex(/^[^\r\n]*$/, 'one_line')
const HeaderInput = z.strictObject({ name: headerName, value: headerValue })
const QueryInput = z.strictObject({ name: line(200), value: safe.max(4000) })

/** One part of a multipart body: a value, or a file that the suite itself carries (as text, or base64 of bytes). */
const PartInput = z.strictObject({
  name: line(200),
  value: safe.max(100_000).optional(),
  /** Of a value, where it has one; a file has its own. */
  type: line(100).optional(),
  file: z
    .strictObject({
      name: line(200),
      type: line(100).default('application/octet-stream'),
      text: safe.max(100_000).optional(),
      base64: z.base64('base64').max(140_000).optional(),
    })
    .refine((file) => (file.text === undefined) !== (file.base64 === undefined), 'part_content')
    .optional(),
})

/**
 * What a request sends. `raw` goes out as it is. `json` puts variables in as JSON has them and says so in `Content-Type` unless a header
 * does; `form` is `application/x-www-form-urlencoded`. A bare text means `raw`.
 */
export const BodyInput = z.preprocess(
  (body) => (typeof body === 'string' ? { kind: 'raw', text: body } : body),
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('raw'), text: safe.max(100_000) }),
    z.strictObject({ kind: z.literal('json'), text: safe.max(100_000) }),
    z.strictObject({ kind: z.literal('form'), fields: z.array(QueryInput).max(100) }),
    z.strictObject({
      kind: z.literal('multipart'),
      parts: z
        .array(PartInput.refine((part) => (part.value === undefined) !== (part.file === undefined), 'part_content'))
        .min(1, 'part_missing')
        .max(50),
    }),
  ]),
)

/** How a request shows who asks. Every text may hold `{{VARIABLE}}`; what is put in is masked wherever it is kept. */
export const AuthInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('basic'), user: safe.max(500), password: safe.max(4000) }),
  z.strictObject({ kind: z.literal('bearer'), token: line(8000) }),
  z.strictObject({ kind: z.literal('api_key'), in: z.enum(['header', 'query']), name: headerName, value: line(4000) }),
])

/**
 * What is asked of TLS. `ca` and the client's certificate are PEM texts, as a rule `{{VARIABLES}}` of the environment.
 * Without `verify` anybody may answer: every result says so.
 */
export const TlsInput = z.strictObject({
  verify: z.boolean().default(true),
  /** Trusted besides the system's certificates. */
  ca: safe.max(20_000).nullable().default(null),
  /** Mutual TLS. */
  certificate: safe.max(20_000).nullable().default(null),
  key: safe.max(20_000).nullable().default(null),
})

/** A request as a step describes it. Every text may hold `{{VARIABLE}}`; query names and values are encoded, the address is not. */
export const RequestInput = z.strictObject({
  method: method.default('GET'),
  url: line(2000),
  headers: z.array(HeaderInput).max(40).default([]),
  query: z.array(QueryInput).max(40).default([]),
  auth: AuthInput.default({ kind: 'none' }),
  body: BodyInput.nullable().default(null),
  /** False takes a redirect as the answer. */
  followRedirects: z.boolean().default(true),
  /** `auto` lets the server choose by ALPN; `2` without TLS is HTTP/2 with prior knowledge. */
  http: z.enum(['auto', '1.1', '2']).default('auto'),
  tls: TlsInput.default({ verify: true, ca: null, certificate: null, key: null }),
})

/** `params` are checked by the kind: an unknown kind is refused when a suite is saved, and fails when it is run. */
export const AssertionInput = z.strictObject({ kind: z.string().min(1).max(60), params: z.record(z.string(), z.unknown()).default({}) })

export const captureSources = ['json', 'header', 'cookie', 'regex', 'body', 'status'] as const

/** Takes a value of the answer for the steps that follow. */
export const CaptureInput = z
  .strictObject({
    name: z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'variable_key'),
    from: z.enum(captureSources),
    /** A JSONPath, the name of a header or cookie, or a regular expression (its first group, else all of it). Empty for body and status. */
    path: safe
      .trim()
      .max(500)
      .regex(/^[^\p{Cc}]*$/u, 'one_line')
      .default(''),
    /** Masked in everything that is kept. */
    secret: z.boolean().default(false),
  })
  .refine((capture) => capture.path !== '' || capture.from === 'body' || capture.from === 'status', { path: ['path'], message: 'required' })

const milliseconds = (min: number, max: number) => z.coerce.number<number>('number_expected').int().min(min).max(max)

/** A request that is sent once before a step begins to ask: it submits what the step waits for. */
const SubmitInput = z.strictObject({
  request: RequestInput,
  assertions: z.array(AssertionInput).min(1, 'assertion_missing').max(40),
  captures: z.array(CaptureInput).max(20).default([]),
})

/**
 * Asks a step's request again and again until `doneWhen` holds as a whole; one of `failWhen` ends it early. The step's own assertions and captures
 * look at the last answer. Time to completion counts from sending `submit`, or from the first question.
 */
export const PollInput = z.strictObject({
  submit: SubmitInput.nullable().default(null),
  doneWhen: z.array(AssertionInput).min(1, 'assertion_missing').max(10),
  failWhen: z.array(AssertionInput).max(10).default([]),
  /** Between two questions; a longer `Retry-After` is kept to. */
  intervalMs: milliseconds(100, 300_000).default(2000),
  /** For all of it. */
  windowMs: milliseconds(500, 1_800_000).default(60_000),
})

/** A small table: the step runs once for each row, with its cells as variables. */
export const RowsInput = z.strictObject({
  columns: z
    .array(z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'variable_key'))
    .min(1)
    .max(12),
  rows: z
    .array(z.array(safe.max(2000)).max(12))
    .min(1, 'row_missing')
    .max(50),
})

/** `setup` comes first and `cleanup` last, whatever happened; a failed setup leaves only the cleanup. */
export const stepPhases = ['setup', 'check', 'cleanup'] as const
/** What a step tells of a service (`REC-1`): is the process up, may it be asked, does it count. */
export const probes = ['liveness', 'readiness', 'metrics'] as const

export const StepInput = z
  .strictObject({
    kind: z.literal('request').optional(),
    name: line(120),
    phase: z.enum(stepPhases).default('check'),
    request: RequestInput,
    /** At least one, here or in `poll`: a step that asks for nothing would pass on any answer. */
    assertions: z.array(AssertionInput).max(40).default([]),
    captures: z.array(CaptureInput).max(20).default([]),
    /** Runs even after a step has failed. A cleanup does in any case. */
    always: z.boolean().default(false),
    /** For one attempt, redirects included, in milliseconds. */
    timeoutMs: milliseconds(100, 60_000).default(10_000),
    /** Further attempts after a network error, never after a wrong answer. */
    retries: z.coerce.number<number>('number_expected').int().min(0).max(5).default(0),
    poll: PollInput.nullable().default(null),
    rows: RowsInput.nullable().default(null),
    probe: z.enum(probes).nullable().default(null),
  })
  .superRefine((step, context) => {
    if (step.assertions.length === 0 && !step.poll) context.addIssue({ code: 'custom', path: ['assertions'], message: 'assertion_missing' })
    for (const [index, row] of (step.rows?.rows ?? []).entries()) {
      if (row.length !== step.rows?.columns.length)
        context.addIssue({ code: 'custom', path: ['rows', 'rows', index], message: 'row_length' })
    }
  })

/** Stands for the steps of another suite of the same integration, by its key. */
export const IncludeInput = z.strictObject({
  kind: z.literal('include'),
  suite: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'suite_key'),
})

/** Steps in order. What a suite is, for its digest. */
export const SuiteDefinition = z
  .strictObject({
    steps: z
      .array(z.discriminatedUnion('kind', [StepInput, IncludeInput]))
      .min(1, 'step_missing')
      .max(50),
  })
  .superRefine(({ steps }, context) => {
    const names = new Set<string>()
    for (const [index, step] of steps.entries()) {
      const name = step.kind === 'include' ? `include ${step.suite}` : step.name
      if (names.has(name)) context.addIssue({ code: 'custom', path: ['steps', index, 'name'], message: 'step_twice' })
      names.add(name)
    }
  })

/** One request of a plan: a step, with the row it is for and the suite it comes from when that is another. */
export const PlannedStep = z.object({
  step: StepInput,
  /** Unique within the plan: `Included suite › Step [row 2]`. */
  name: z.string(),
  /** The cells of its row by column. */
  row: z.record(z.string(), z.string()).nullable(),
  /** The key of the included suite it belongs to. */
  suite: z.string().nullable(),
})

export type SuiteDefinition = z.output<typeof SuiteDefinition>
/** A definition as it is written, before defaults. */
export type SuiteDefinitionInput = z.input<typeof SuiteDefinition>
export type Step = z.output<typeof StepInput>
export type Include = z.output<typeof IncludeInput>
export type Poll = z.output<typeof PollInput>
export type StepRequest = z.output<typeof RequestInput>
export type StepBody = z.output<typeof BodyInput>
export type StepAuth = z.output<typeof AuthInput>
export type StepTls = z.output<typeof TlsInput>
export type Assertion = z.output<typeof AssertionInput>
export type Capture = z.output<typeof CaptureInput>
export type PlannedStep = z.output<typeof PlannedStep>
export type Probe = (typeof probes)[number]
