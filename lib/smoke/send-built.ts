import type { AddressPolicy } from '@/lib/core/outgoing/address-policy'
import { secretsOfHeaders } from '@/lib/core/outgoing/mask'
import type { ConnectionPool } from '@/lib/core/outgoing/connection-pool'
import type { OutgoingErrorCode } from '@/lib/core/outgoing/outgoing-error'
import type { Resolver } from '@/lib/core/outgoing/resolve-host'
import { type SendResult, sendRequest } from '@/lib/core/outgoing/send-request'
import type { BuiltRequest } from './build-request'
import type { Generators } from './generated-values'
import type { GrowingMasker } from './growing-masker'
import type { Scope } from './interpolate'
import type { StepClock } from './step-clock'

/** What a step is asked in. */
export type StepSurroundings = {
  /** Values of the environment and captures. */
  scope: Scope
  masker: GrowingMasker
  policy: AddressPolicy
  clock: StepClock
  signal?: AbortSignal
  resolve?: Resolver
  /** Keeps connections between checks, for whoever asks the same servers again and again. */
  pool?: ConnectionPool
  send?: typeof sendRequest
  generators: Generators
  /** Milliseconds before the attempt after the n-th. */
  backoffMs?: (attempt: number) => number
}

/** Errors of the network: asking again may help. A refused address or a body too large will be the same again. */
const transient: ReadonlySet<OutgoingErrorCode> = new Set(['dns', 'connect', 'tls', 'timeout', 'reset'])

/** Whether asking again may help. */
export const isTransient = (result: SendResult): boolean => !result.ok && transient.has(result.error.code)

/** One request with what came of it. `masker` knows what the request signs in with, too. */
export type Exchange = { built: BuiltRequest & { ok: true }; result: SendResult; attempts: number; masker: GrowingMasker }
export type Answered = Exchange & { result: { ok: true } }
export type Unanswered = Exchange & { result: { ok: false } }

export const isAnswered = (exchange: Exchange): exchange is Answered => exchange.result.ok

/** Sends a request, again after a network error as often as `retries` says. */
export async function sendBuilt(
  built: BuiltRequest & { ok: true },
  around: StepSurroundings,
  { timeoutMs, retries }: { timeoutMs: number; retries: number },
): Promise<Answered | Unanswered> {
  const { policy, signal, resolve, pool, clock } = around
  const masker = around.masker.grow([...built.secrets, ...secretsOfHeaders(built.request.headers ?? [])])
  const backoff = around.backoffMs ?? ((attempt) => 250 * 2 ** (attempt - 1))
  const send = around.send ?? sendRequest
  for (let attempt = 1; ; attempt++) {
    const result = await send({ ...built.request, timeoutMs }, { policy, signal, resolve, pool, carriesSecret: masker.carriesSecret })
    if (attempt > retries || !isTransient(result)) return { built, result, attempts: attempt, masker } as Answered | Unanswered
    await clock.wait(backoff(attempt), signal)
  }
}
