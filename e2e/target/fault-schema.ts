import { z } from 'zod'

const headers = z.record(
  z.string().regex(/^[A-Za-z0-9-]{1,60}$/),
  z
    .string()
    .max(500)
    .regex(/^[\x20-\x7e]*$/),
)

/**
 * Faults that a system plays itself: an asynchronous chat of Uppzy that runs for ever, or ends as failed; a manifest of recsys from nine days
 * ago; recsys not ready (503); Clay degraded.
 */
export const systemFaults = ['async_never_ends', 'async_fails', 'stale_manifest', 'not_ready', 'degraded'] as const

const fault = z.discriminatedUnion('kind', [
  /** Answers with this status (and body, headers) instead of asking the system. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    body: z.string().max(100_000).optional(),
    headers: headers.optional(),
  }),
  /** Waits before anything else happens; adds to other faults that match. */
  z.strictObject({ kind: z.literal('latency_ms'), ms: z.int().min(0).max(120_000) }),
  /** Takes the request and never answers. */
  z.strictObject({ kind: z.literal('timeout') }),
  /** Resets the connection instead of answering. */
  z.strictObject({ kind: z.literal('drop') }),
  /** Announces the whole body, sends half of it, closes the connection. */
  z.strictObject({ kind: z.literal('half_body') }),
  /** 200 with a body that is not what was asked for. */
  z.strictObject({ kind: z.literal('wrong_body'), body: z.string().max(100_000).optional() }),
  /** 200 and a body that goes on until the caller hangs up. */
  z.strictObject({ kind: z.literal('endless_body') }),
  /** 200 and `megabytes` of zeros packed into about a thousandth of that by gzip. */
  z.strictObject({ kind: z.literal('gzip_bomb'), megabytes: z.int().min(1).max(512).default(200) }),
  /** Redirects to an address, or round and round (`loop`). */
  z.strictObject({
    kind: z.literal('redirect'),
    to: z.union([z.literal('loop'), z.string().regex(/^[\x21-\x7e]{1,2000}$/)]),
    status: z.union([z.literal(301), z.literal(302), z.literal(303), z.literal(307), z.literal(308)]).default(302),
  }),
  /** The right body, announced as HTML. */
  z.strictObject({ kind: z.literal('wrong_type') }),
  /** 200 with no body at all. */
  z.strictObject({ kind: z.literal('empty') }),
  /** The right document with every list in it emptied: a success that says nothing. */
  z.strictObject({ kind: z.literal('empty_lists') }),
  ...systemFaults.map((kind) => z.strictObject({ kind: z.literal(kind) })),
])

/**
 * What `POST /_faults` takes. `match` names the requests: `path` is a prefix, compared with and without
 * the environment segment; `key` is the name of a demo key; what is left out matches all. `count` is
 * how many requests the fault lasts (left out: until it is removed).
 */
export const FaultInput = z.strictObject({
  match: z
    .strictObject({
      path: z.string().startsWith('/').max(500).optional(),
      method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']).optional(),
      key: z.string().min(1).max(100).optional(),
      environment: z.enum(['staging', 'production']).optional(),
    })
    .default({}),
  fault,
  count: z.int().min(1).max(1_000_000).optional(),
})

export type FaultInput = z.input<typeof FaultInput>
export type Fault = z.output<typeof FaultInput>['fault']
export type FaultMatch = z.output<typeof FaultInput>['match']
