import { setTimeout as wait } from 'node:timers/promises'
import { createMasker, type Masker, type Secret, secretsOfHeaders } from '@/lib/core/outgoing/mask'
import type { AddressPolicy } from '@/lib/core/outgoing/address-policy'
import type { OutgoingErrorCode } from '@/lib/core/outgoing/outgoing-error'
import type { Resolver } from '@/lib/core/outgoing/resolve-host'
import { type OutgoingRequest, type SendResult, type SendTimings, sendRequest } from '@/lib/core/outgoing/send-request'
import type { AssertionRegistry, Observed } from './assertions/kind'
import { buildRequest } from './build-request'
import { evaluateAssertion, messageOf, missingCapture } from './evaluate-assertion'
import { excerptOf, keepableDeep, textOf } from './excerpt'
import { interpolateDeep, type Scope } from './interpolate'
import { type AssertionOutcome, StepDetail, type StepError, type StepOutcome, type StepTimings } from './schema'
import type { Step } from './step-schema'
import { type Captured, takeCaptures } from './take-captures'

export type StepSurroundings = {
  scope: Scope
  secrets: readonly Secret[]
  policy: AddressPolicy
  kinds: AssertionRegistry
  signal?: AbortSignal
  resolve?: Resolver
  send?: typeof sendRequest
  now?: () => Date
  /** Milliseconds before the attempt after the n-th. */
  backoffMs?: (attempt: number) => number
}

/** Errors of the network: asking again may help. A refused address or a body too large will be the same again. */
const transient: ReadonlySet<OutgoingErrorCode> = new Set(['dns', 'connect', 'tls', 'timeout', 'reset'])

const noTime: StepTimings = { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 }

/**
 * Asks one step and judges the answer. What it returns may be kept: every known secret, secret header and secret capture
 * in it is masked. `captured` holds the values themselves, for the steps that follow.
 */
export async function runStep(
  step: Step,
  position: number,
  around: StepSurroundings,
): Promise<{ outcome: StepOutcome; captured: Captured[] }> {
  const startedAt = (around.now ?? (() => new Date()))()
  const known = createMasker([...around.secrets])
  const base = {
    position,
    name: step.name,
    startedAt,
    attempts: 0,
    status: null,
    timings: noTime,
    assertions: [],
    response: null,
    captures: {},
    detail: StepDetail.parse({ phase: step.phase, probe: step.probe }),
  }
  const built = buildRequest(step, around.scope)
  const expected = interpolateDeep(step.assertions, around.scope)
  if (!built.ok || !expected.ok) {
    const names = [...new Set([built, expected].flatMap((answer) => (answer.ok ? [] : answer.unknown)))]
    const error = { code: 'unknown_variable', detail: names.join(', ') }
    return {
      captured: [],
      outcome: keepableDeep({
        ...base,
        state: 'errored' as const,
        error,
        request: excerptOfRequest({ ...step.request, body: null }, known),
      }),
    }
  }
  const { request } = built
  const { result, attempts } = await ask(request, step.retries, around, known)
  const masker = known.with(secretsOfHeaders(request.headers ?? []))
  const asked = {
    ...base,
    attempts,
    timings: rounded(result.timings),
    request: excerptOfRequest({ ...request, headers: request.headers ?? [] }, masker),
  }
  if (!result.ok) {
    const error: StepError = { ...result.error, detail: masker.mask(result.error.detail) }
    const state = result.error.code === 'cancelled' ? 'skipped' : 'errored'
    return { captured: [], outcome: keepableDeep({ ...asked, state, error }) }
  }
  return judge(step, asked, result, expected.value as Step['assertions'], around.kinds, masker)
}

async function ask(
  request: OutgoingRequest,
  retries: number,
  around: StepSurroundings,
  known: Masker,
): Promise<{ result: SendResult; attempts: number }> {
  const { policy, signal, resolve } = around
  const backoff = around.backoffMs ?? ((attempt) => 250 * 2 ** (attempt - 1))
  for (let attempt = 1; ; attempt++) {
    const result = await (around.send ?? sendRequest)(request, { policy, signal, resolve, carriesSecret: known.carriesSecret })
    if (result.ok || attempt > retries || !transient.has(result.error.code)) return { result, attempts: attempt }
    await wait(backoff(attempt), undefined, { signal }).catch(() => {})
  }
}

type Asked = Omit<StepOutcome, 'state' | 'error'>

function judge(
  step: Step,
  asked: Asked,
  result: SendResult & { ok: true },
  assertions: Step['assertions'],
  kinds: AssertionRegistry,
  sent: Masker,
): { outcome: StepOutcome; captured: Captured[] } {
  const observed: Observed = { status: result.status, headers: result.headers, body: textOf(result.body), totalMs: result.timings.totalMs }
  const { taken, missing } = takeCaptures(step.captures, observed)
  const secrets = taken.filter((one) => one.secret)
  const masker = sent.with([...secretsOfHeaders(result.headers), ...secrets])
  const judged: AssertionOutcome[] = [
    ...assertions.map((assertion) => evaluateAssertion(assertion, observed, kinds)),
    ...missing.map(({ name, path }) => missingCapture(name, path)),
  ]
  const body = observed.body === null ? null : excerptOf(observed.body, masker)
  const outcome: StepOutcome = {
    ...asked,
    request: masker.maskDeep(asked.request),
    state: judged.every((one) => one.passed) ? 'passed' : 'failed',
    status: result.status,
    assertions: judged.map((one) => maskOutcome(one, masker)),
    captures: Object.fromEntries(taken.map(({ name, value, secret }) => [name, secret ? '[masked]' : excerptOf(value, masker, 300).text])),
    error: null,
    response: {
      status: result.status,
      headers: masker.maskHeaders(result.headers).map(([name, value]) => [name, excerptOf(value, masker, 2000).text]),
      body: body?.text ?? null,
      bytes: result.body.length,
      cut: body?.cut ?? false,
      address: result.address,
      redirects: masker.maskDeep(result.redirects),
    },
  }
  return { outcome: keepableDeep(outcome), captured: taken }
}

/** Masked whole and cut then, so that no half of a secret is left at the cut. */
function maskOutcome(outcome: AssertionOutcome, masker: Masker): AssertionOutcome {
  const short = (text: string, length: number) => {
    const excerpt = excerptOf(text, masker, length)
    return excerpt.cut ? `${excerpt.text}…` : excerpt.text
  }
  const kept = {
    ...outcome,
    subject: short(outcome.subject, 300),
    expected: short(outcome.expected, 300),
    actual: outcome.actual === null ? null : short(outcome.actual, 300),
  }
  return { ...kept, message: messageOf(kept) }
}

function excerptOfRequest(
  request: {
    method: string
    url: string
    headers: readonly (readonly [string, string] | { name: string; value: string })[]
    body?: string | Uint8Array | null
  },
  masker: Masker,
): StepOutcome['request'] {
  const headers = request.headers.map((header): [string, string] =>
    'name' in header ? [header.name, header.value] : [header[0], header[1]],
  )
  return {
    method: request.method,
    url: excerptOf(request.url, masker, 4000).text,
    headers: masker.maskHeaders(headers),
    body: typeof request.body === 'string' ? excerptOf(request.body, masker).text : null,
  }
}

function rounded(timings: SendTimings): StepTimings {
  const tenth = (ms: number | null) => (ms === null ? null : Math.round(ms * 10) / 10)
  return {
    dnsMs: tenth(timings.dnsMs),
    connectMs: tenth(timings.connectMs),
    tlsMs: tenth(timings.tlsMs),
    firstByteMs: tenth(timings.firstByteMs),
    totalMs: tenth(timings.totalMs) ?? 0,
  }
}
