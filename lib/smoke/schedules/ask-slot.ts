import type { ConnectionPool } from '@/lib/core/outgoing/connection-pool'
import { sendRequest } from '@/lib/core/outgoing/send-request'
import { cutShort, type Ending, secretUnreadable } from '../ending'
import { runSteps } from '../run-steps'
import { summarise } from '../rules'
import { stepClock } from '../step-clock'
import type { SlotClaim } from './held-slot'
import type { HostLimit } from './host-limit'
import type { SlotResult } from './keep-results'
import { leanSteps } from './lean-steps'
import type { SlotInputs } from './run-cache'

export type AskedSlot = {
  claim: SlotClaim
  runId: string
  inputs: SlotInputs | null
  /** Cuts what is under way. */
  signal: AbortSignal
  /** Whether the lease still holds: asked before every request. */
  holds: () => boolean
  ending: () => Ending | null
  /** Database time. */
  now: () => Date
  limit: HostLimit
  pool: ConnectionPool
  send?: typeof sendRequest
  /** Called with the moment the first request goes out. */
  onSent?: (at: Date) => void
}

/** Asks the steps of a slot and answers what is to be kept. Null: the lease is lost, so somebody else accounts for it. */
export async function askSlot(slot: AskedSlot): Promise<SlotResult | null> {
  const { claim, inputs, signal, now } = slot
  const base = {
    ...claim,
    runId: slot.runId,
    startedAt: null as Date | null,
    configDigest: null,
    stepCount: 0,
    passedCount: 0,
    steps: [],
    awaited: false,
  }
  if (!inputs) return { ...base, state: 'errored', finishedAt: now(), startedAt: now(), summary: 'What it needs could not be read' }
  const { plan, environment, own } = inputs
  const known = { ...base, configDigest: environment.configDigest, stepCount: plan.length }
  if (!environment.variables) {
    return { ...known, state: 'errored', startedAt: now(), finishedAt: now(), summary: secretUnreadable }
  }
  const { variables, rules, allowLoopback } = environment
  const result = await runSteps({
    plan,
    variables,
    policy: { rules, allowLoopback, own },
    signal,
    clock: { ...stepClock, now },
    pool: slot.pool,
    send: boundedSend(slot, known),
  })
  const begun = known.startedAt ?? now()
  const ending = slot.ending()
  if (ending === 'lost' || !slot.holds()) return null
  const why = ending ?? 'interrupted'
  const ended =
    result.state === 'cancelled' ? { state: why, summary: cutShort[why] } : { state: result.state, summary: summarise(result.steps) }
  return {
    ...known,
    ...ended,
    startedAt: begun,
    finishedAt: now(),
    passedCount: result.steps.filter((step) => step.state === 'passed').length,
    steps: leanSteps(result.steps, result.state === 'passed'),
  }
}

/** Sends when the host has room and the lease still holds. The wait counts as lateness of the slot, not as time of the answer. */
function boundedSend(
  { claim, limit, send = sendRequest, holds, now, onSent }: AskedSlot,
  known: { startedAt: Date | null },
): typeof sendRequest {
  return async (request, options) => {
    const host = URL.parse(request.url)?.host ?? ''
    const leave = await limit(host, claim.suiteId, options.signal).catch(() => null)
    if (!leave) return stopped
    try {
      if (!holds()) return stopped
      if (!known.startedAt) {
        known.startedAt = now()
        onSent?.(known.startedAt)
      }
      return await send(request, options)
    } finally {
      leave()
    }
  }
}

const stopped: Awaited<ReturnType<typeof sendRequest>> = {
  ok: false,
  error: { code: 'cancelled', detail: '' },
  timings: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 },
  redirects: [],
}
