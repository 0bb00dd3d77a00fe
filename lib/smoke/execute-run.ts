import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/core/actor'
import { env } from '@/lib/core/env'
import { describeError, log } from '@/lib/core/log'
import { ownEndpoints } from '@/lib/core/outgoing/own-endpoints'
import { cutShort, type Ending, secretUnreadable } from './ending'
import { finishRun } from './finish-run'
import { interruptRuns } from './interrupt-runs'
import { sealCaptures } from './kept-captures'
import { leaseMs } from './lease'
import { renewLease } from './renew-lease'
import { summarise } from './rules'
import { runSteps } from './run-steps'
import { storeStep } from './store-step'
import { takeRun } from './take-run'
import { loadRunInputs } from './worker-queries'

/** How often a lease is renewed, and a wish to cancel is heard. */
const renewEveryMs = 1000
/** An execution that could not renew stops this long before others may call it dead. */
const marginMs = 4000

/**
 * Executes a queued run: takes it, sends its requests, keeps each step as it ends, and ends it. One execution at a time
 * holds a run; a second delivery of the same job finds it taken and does nothing. `signal` is the worker being stopped.
 */
export async function executeRun(
  actor: Actor,
  runId: string,
  { signal, workerId }: { signal: AbortSignal; workerId: string },
): Promise<void> {
  const inputs = await loadRunInputs(runId)
  if (!inputs) {
    // Delivered again because its worker died: what that one left is ended now rather than at the next look.
    await interruptRuns(actor, {})
    return
  }
  const holder = { runId, leaseOwner: `${workerId}:${randomUUID()}` }
  const taken = await takeRun(actor, { ...holder, configDigest: inputs.configDigest })
  if (!taken.ok || !taken.value.taken) return
  const { plan, variables, rules, allowLoopback, kept, keptDigest } = inputs
  if (!variables) {
    await finishRun(actor, { ...holder, state: 'errored', summary: secretUnreadable })
    return
  }
  if (keptDigest !== undefined && keptDigest !== inputs.configDigest) {
    await finishRun(actor, {
      ...holder,
      state: 'errored',
      summary: 'The configuration has changed since what was kept; run the whole suite',
    })
    return
  }

  const captured = [...inputs.captured]
  let sealed = 0
  const stop = new AbortController()
  let ending: Ending | null = null
  const end = (why: Ending) => {
    ending ??= why
    stop.abort()
  }
  const stopped = () => end('interrupted')
  if (signal.aborted) stopped()
  signal.addEventListener('abort', stopped, { once: true })
  const lease = keepLease(actor, holder, end)
  try {
    const own = await ownEndpoints([env().DATABASE_URL])
    const result = await runSteps({
      plan,
      variables,
      policy: { rules, allowLoopback, own },
      signal: stop.signal,
      kept,
      captured: inputs.captured,
      onStep: async (outcome, taken) => {
        if (ending === 'lost') return
        if (outcome.state === 'passed') captured.push(...taken.map((one) => ({ position: outcome.position, ...one })))
        const keptCaptures = captured.length > sealed ? sealCaptures(runId, captured) : null
        sealed = captured.length
        const stored = await storeStep(actor, { ...holder, outcome, keptCaptures })
        if (!stored.ok) end('lost')
      },
    })
    const why = ending as Ending | null
    if (why === 'lost') return
    const ended =
      result.state === 'cancelled' && why !== null
        ? { state: why, summary: cutShort[why] }
        : { state: result.state, summary: summarise(result.steps) }
    await finishRun(actor, { ...holder, ...ended })
  } finally {
    clearInterval(lease)
    signal.removeEventListener('abort', stopped)
  }
}

/** Renews the lease until it is cleared; ends the execution when it is lost, cannot be renewed in time, or is to be cancelled. */
function keepLease(actor: Actor, holder: { runId: string; leaseOwner: string }, end: (why: Ending) => void): NodeJS.Timeout {
  let last = performance.now()
  let busy = false
  return setInterval(async () => {
    if (performance.now() - last > leaseMs - marginMs) return end('lost')
    if (busy) return
    busy = true
    // Counted from before it is sent: the database's time of it is later, so we give up before others take over.
    const sent = performance.now()
    try {
      const answer = await renewLease(actor, holder)
      if (!answer.ok) return
      if (!answer.value.held) return end('lost')
      last = sent
      if (answer.value.cancel) end('cancelled')
    } catch (error) {
      log.warn({ run: holder.runId, error: describeError(error) }, 'a lease could not be renewed')
    } finally {
      busy = false
    }
  }, renewEveryMs)
}
