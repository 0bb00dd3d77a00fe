import type { z } from 'zod'

/** One input of a kind's form. `label`, `hint` and the labels of options are keys below `smoke.assertions`. */
export type AssertionField = {
  name: string
  type: 'text' | 'number' | 'select' | 'boolean' | 'textarea' | 'duration'
  label: string
  hint?: string
  required: boolean
  unit?: string
  mono?: boolean
  placeholder?: string
  options?: readonly { value: string; label: string }[]
}

/** An answer as assertions see it. */
export type Observed = {
  status: number
  headers: readonly (readonly [name: string, value: string])[]
  /** The decoded body as text; null when there is none, or it is no text. */
  body: string | null
  /** Of the whole body, content codings undone. */
  bytes: number
  totalMs: number
  /** From sending to the head of the answer, over all redirects. */
  firstByteMs: number | null
  /** `1.1` or `2`. */
  protocol: string | null
  /** The certificate of the server that answered; null without TLS. Days with one decimal, negative when it has ended. */
  certificate: { daysLeft: number } | null
}

/**
 * What an assertion saw, whole: it is masked and cut afterwards. A missing value is `actual: null` and never passes, unless `op` is `absent`: that
 * nothing is there has been asked for.
 */
export type Judgement = {
  passed: boolean
  /** What was looked at: `status`, `header etag`, `$.data[0].id`. */
  subject: string
  /** How it was compared; a key below `smoke.assertions.ops`. */
  op: string
  expected: string
  actual: string | null
}

/**
 * A kind of assertion. A new one is a file here, a line in the index, its texts and a test. `evaluate` is pure and gets
 * parameters that its own schema has checked, with variables put in.
 */
export type AssertionKind<P = unknown> = {
  kind: string
  /** Key below `smoke.assertions`. */
  label: string
  fields: readonly AssertionField[]
  params: z.ZodType<P>
  evaluate: (params: P, observed: Observed) => Judgement
}

export type AssertionRegistry = ReadonlyMap<string, AssertionKind>

/** Fixes the type of the parameters while a kind is written; the registry holds kinds of every type. */
export function assertionKind<P>(kind: AssertionKind<P>): AssertionKind {
  return kind as unknown as AssertionKind
}

/** Makes a registry. Two kinds of one name would hide each other. */
export function assertionRegistry(kinds: readonly AssertionKind[]): AssertionRegistry {
  const registry = new Map(kinds.map((kind) => [kind.kind, kind]))
  if (registry.size !== kinds.length) throw new Error('Two assertion kinds share a name')
  return registry
}
