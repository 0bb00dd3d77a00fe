import type { z } from 'zod'
import type { OutgoingErrorCode } from '@/lib/core/outgoing/outgoing-error'
import type { OutgoingRequest, SendResult, sendRequest } from '@/lib/core/outgoing/send-request'
import type { Generators } from '../generated-values'
import { readPlan } from '../read-plan'
import { type RunInputs, runSteps } from '../run-steps'
import type { StepClock } from '../step-clock'
import type { StepInput } from '../step-schema'

export type Answer = { status?: number; headers?: [string, string][]; body?: string; error?: OutgoingErrorCode; tookMs?: number }
export type StepWritten = z.input<typeof StepInput>

/** A clock that only moves when somebody waits or answers, and a service that says what a script says. Nothing sleeps. */
export function scriptedServer(script: (request: OutgoingRequest, nth: number) => Answer) {
  let ms = 0
  const began = Date.parse('2026-11-21T10:00:00Z')
  const waits: number[] = []
  const sent: OutgoingRequest[] = []
  const clock: StepClock = {
    now: () => new Date(began + ms),
    elapsed: () => ms,
    wait: async (span) => {
      waits.push(span)
      ms += span
    },
  }
  const send = async (request: OutgoingRequest, options: Parameters<typeof sendRequest>[1]): Promise<SendResult> => {
    const answer = script(request, sent.length)
    sent.push(request)
    const took = Math.min(answer.tookMs ?? 0, request.timeoutMs ?? Number.POSITIVE_INFINITY)
    ms += took
    const rest = { timings: { dnsMs: null, connectMs: 1, tlsMs: null, firstByteMs: 1, totalMs: took }, redirects: [] }
    const error = options.signal?.aborted ? 'cancelled' : took < (answer.tookMs ?? 0) ? 'timeout' : answer.error
    if (error) return { ok: false, error: { code: error, detail: '' }, ...rest }
    const { status = 200, headers = [], body = '' } = answer
    const spoken = { url: request.url, address: '127.0.0.1', protocol: '1.1' as const, certificate: null }
    return { ok: true, status, headers, body: new TextEncoder().encode(body), ...spoken, ...rest }
  }
  return { clock, send, waits, sent, elapsed: () => ms }
}

/** Generators that count instead of being random. */
export function countingGenerators(now: () => Date): Generators {
  let count = 0
  return {
    now,
    bytes: (length) => new Uint8Array(length).fill(++count),
    uuid: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
  }
}

/** Runs steps against a scripted service. */
export function runScripted(
  steps: StepWritten[],
  script: (request: OutgoingRequest, nth: number) => Answer,
  more: Partial<RunInputs> = {},
) {
  const service = scriptedServer(script)
  const done = runSteps({
    policy: { rules: [], allowLoopback: true, own: [] },
    backoffMs: () => 5,
    variables: [],
    clock: service.clock,
    send: service.send,
    generators: countingGenerators(service.clock.now),
    ...more,
    plan: readPlan({ definition: { steps }, plan: null }),
  })
  return done.then((result) => ({ ...service, ...result }))
}
