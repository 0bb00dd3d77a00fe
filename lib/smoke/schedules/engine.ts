import { randomUUIDv7 } from 'node:crypto'
import { steadyMs } from '@/lib/core/clock'
import { listen, missed as mayHaveMissed } from '@/lib/core/live'
import { describeError, log } from '@/lib/core/log'
import { createConnectionPool } from '@/lib/core/outgoing/connection-pool'
import type { sendRequest } from '@/lib/core/outgoing/send-request'
import type { Ending } from '../ending'
import { askSlot } from './ask-slot'
import { claimSlots, slotLeaseMs } from './claim-slots'
import type { SlotClaim } from './held-slot'
import { createDatabaseClock } from './database-clock'
import { giveBackSlots } from './give-back-slots'
import { createHostLimit, perHost } from './host-limit'
import { createResultQueue } from './result-queue'
import { keepBatch, type KeptBy } from './keep-batch'
import type { SlotResult } from './keep-results'
import { renewSlots } from './renew-slots'
import { createRunCache } from './run-cache'
import { slotsNow } from './worker-queries'

/** Milliseconds, and how many slots one worker holds at most. */
export const engineTimes = {
  /** How often slots are leased, and how far ahead: further than the next look, so that leasing is never in a slot's way. */
  claimEvery: 1000,
  ahead: 1700,
  renewEvery: 3000,
  /** An engine that could not renew stops this long before others may take over. */
  margin: 4000,
  mostHeld: 3000,
}

export type EngineParts = Omit<KeptBy, 'owner'> & {
  workerId: string
  send?: typeof sendRequest
  perHost?: number
  /** A clock that only goes forward, in milliseconds. */
  steady?: () => number
}

type Held = {
  claim: SlotClaim
  runId: string
  timer: NodeJS.Timeout | null
  /** On the steady clock: nothing is sent after it. */
  safeUntil: number
  startedAt: Date | null
  stop: AbortController
  ending: Ending | null
  asking: Promise<void> | null
}

/**
 * Asks scheduled slots. It leases those that come due next, all at once, waits for each one's instant, sends for it as long as the lease holds,
 * and hands results over in batches. Any number of workers may run one; every slot has one taker (docs/decisions/2026-11-21-scheduled-checks.md).
 */
export function createEngine(parts: EngineParts) {
  const { workerId: owner, actor, steady = steadyMs } = parts
  const held = new Map<string, Held>()
  const cache = createRunCache()
  const clock = createDatabaseClock(steady)
  const pool = createConnectionPool()
  const limit = createHostLimit(parts.perHost ?? perHost)
  let stopping = false
  let rechecking: Promise<void> | null = null
  const letGo = (results: readonly SlotResult[]) => {
    for (const { scheduleId, runId } of results) if (held.get(scheduleId)?.runId === runId) held.delete(scheduleId)
  }
  const queue = createResultQueue<SlotResult>({
    keep: async (results) => {
      await keepBatch({ owner, actor, awaited: parts.awaited }, results)
      letGo(results)
    },
    drop: letGo,
  })

  const holds = (one: Held) => one.ending !== 'lost' && steady() < one.safeUntil
  const end = (one: Held, why: Ending) => {
    one.ending ??= why
    if (one.timer) clearTimeout(one.timer)
    one.stop.abort()
  }
  const drop = (one: Held) => {
    end(one, 'lost')
    if (held.get(one.claim.scheduleId) === one) held.delete(one.claim.scheduleId)
  }

  const ask = (one: Held): Promise<void> => {
    one.timer = null
    one.asking ??= (async () => {
      while (rechecking) await rechecking
      if (stopping || !holds(one)) return drop(one)
      const result = await askSlot({
        claim: one.claim,
        runId: one.runId,
        inputs: cache.find(one.claim),
        signal: one.stop.signal,
        holds: () => holds(one),
        ending: () => one.ending,
        now: clock.now,
        limit,
        pool,
        send: parts.send,
        onSent: (at) => {
          one.startedAt = at
        },
      })
      if (result) queue.add(result)
      else drop(one)
    })().catch((error: unknown) => {
      log.error({ schedule: one.claim.scheduleId, error: describeError(error) }, 'a scheduled check broke off')
      drop(one)
    })
    return one.asking
  }

  /** Leases what comes due next and prepares it. Answers the new ones. */
  const claim = async (): Promise<Held[]> => {
    const room = engineTimes.mostHeld - held.size
    if (room <= 0 || stopping) return []
    const sent = steady()
    const answer = await claimSlots(actor, { owner, aheadMs: engineTimes.ahead, limit: room })
    if (!answer.ok) throw new Error(`claim refused: ${answer.refusal.code}`)
    const { now, seq, claims } = answer.value
    clock.learn(now, sent)
    // Not yet asked and leased again: what was held of it is void.
    const fresh = claims.map((slot): Held => {
      const before = held.get(slot.scheduleId)
      if (before) drop(before)
      const safeUntil = sent + slotLeaseMs - engineTimes.margin
      const one = {
        claim: slot,
        runId: randomUUIDv7(),
        timer: null,
        safeUntil,
        startedAt: null,
        stop: new AbortController(),
        ending: null,
        asking: null,
      }
      held.set(slot.scheduleId, one)
      return one
    })
    await cache.prepare(claims, seq)
    return fresh
  }

  const arm = (one: Held) => {
    if (one.ending === null && !stopping) one.timer = setTimeout(() => void ask(one), Math.max(0, clock.until(one.claim.dueAt)))
  }

  /** Something was decided somewhere: what waits for its instant is asked as things are then. */
  const recheck = async (): Promise<void> => {
    const waiting = [...held.values()].filter((one) => one.asking === null && one.ending === null)
    if (waiting.length === 0) return
    const { seq, slots } = await slotsNow(waiting.map((one) => one.claim.scheduleId))
    for (const one of waiting) {
      const slot = slots.get(one.claim.scheduleId)
      if (slot?.owner !== owner || slot.dueAt?.getTime() !== one.claim.dueAt.getTime() || slot.archived) drop(one)
      else one.claim = { ...one.claim, revision: slot.revision }
    }
    if (seq !== null)
      await cache.prepare(
        waiting.filter((one) => one.ending === null).map((one) => one.claim),
        seq,
      )
  }
  const hear = (topic: string) => {
    if (rechecking || stopping || !(topic === mayHaveMissed || topic === 'settings' || topic.startsWith('integration:'))) return
    rechecking = recheck()
      .catch((error: unknown) => log.warn({ error: describeError(error) }, 'leased checks could not be looked at again'))
      .finally(() => {
        rechecking = null
      })
  }

  const renew = async (): Promise<void> => {
    for (const one of held.values()) if (!holds(one)) drop(one)
    const old = [...held.values()].filter((one) => one.safeUntil - steady() < slotLeaseMs - engineTimes.margin - engineTimes.renewEvery / 2)
    if (old.length === 0) return
    const sent = steady()
    const slots = old.map(({ claim: slot, runId, startedAt }) => {
      const inputs = cache.find(slot)
      return { ...slot, runId, startedAt, stepCount: inputs?.plan.length ?? 0, configDigest: inputs?.environment.configDigest ?? null }
    })
    const answer = await renewSlots(actor, { owner, slots })
    if (!answer.ok) return
    const [kept, cancelled] = [new Set(answer.value.held), new Set(answer.value.cancelled)]
    for (const one of old) {
      if (!kept.has(one.claim.scheduleId)) drop(one)
      else one.safeUntil = sent + slotLeaseMs - engineTimes.margin
      if (cancelled.has(one.claim.scheduleId)) end(one, 'cancelled')
    }
  }

  const loops: { stop: () => void }[] = []
  return {
    claim,
    ask: () => Promise.all([...held.values()].map(ask)),
    flush: queue.flush,
    renew,
    held: () => held.size,
    start: () => {
      loops.push(
        every(engineTimes.claimEvery, async () => (await claim()).forEach(arm)),
        every(engineTimes.renewEvery, renew),
        { stop: listen(hear) },
      )
    },
    /** Cuts what is under way, keeps it as interrupted, gives the rest back. */
    stop: async (): Promise<void> => {
      stopping = true
      for (const loop of loops) loop.stop()
      const all = [...held.values()]
      const waiting = all.filter((one) => one.asking === null)
      for (const one of waiting) drop(one)
      for (const one of all) if (one.asking) end(one, 'interrupted')
      await Promise.all(all.flatMap((one) => (one.asking ? [one.asking] : [])))
      await queue.flush().catch((error: unknown) => log.warn({ error: describeError(error) }, 'results could not be kept'))
      const slots = waiting.map(({ claim: { scheduleId, dueAt } }) => ({ scheduleId, dueAt }))
      if (slots.length > 0) await giveBackSlots(actor, { owner, slots }).catch(() => {})
      pool.close()
    },
  }
}

/** Runs work again and again, never twice at once; what goes wrong is tried again at the next turn. */
function every(ms: number, work: () => Promise<void>): { stop: () => void } {
  let timer: NodeJS.Timeout | null = null
  let stopped = false
  const turn = async () => {
    const begun = performance.now()
    await work().catch((error: unknown) => log.warn({ error: describeError(error) }, 'scheduled checks: a turn failed'))
    if (!stopped) timer = setTimeout(() => void turn(), Math.max(10, ms - (performance.now() - begun)))
  }
  void turn()
  return {
    stop: () => {
      stopped = true
      if (timer) clearTimeout(timer)
    },
  }
}
