import type { StepState } from '../schema'
import { nextSlot, type SlotPlan } from '../schedules/slots'
import type { Probe } from '../step-schema'

/** The newest outcome of a step that was asked, or of a suite's newest run that says something. */
export type Asked = {
  /** What people call it. */
  name: string
  state: StepState
  /** Whether anything came back at all. */
  answered: boolean
  /** We did not get as far as asking: a refused address, an unknown variable. It says nothing of the service. */
  notAsked: boolean
  /** Milliseconds the answer took; null without one. */
  latencyMs: number | null
  at: Date
  /** Until when it counts (`freshUntil`). */
  freshUntil: Date
}
export type HealthFacts = { probes: readonly (Asked & { probe: Probe })[]; suites: readonly Asked[] }

export type HealthStatus = 'healthy' | 'degraded' | 'down' | 'unknown'
export type HealthReason = { code: 'wrong' | 'unanswered' | 'stale' | 'not_asked' | 'suite' | 'nothing'; name: string; probe: Probe | null }
export type Health = {
  status: HealthStatus
  /** Whether anything fresh was answered; null when nothing fresh was asked. */
  connected: boolean | null
  /** Of the newest fresh answer: readiness before liveness, since it asks what the service needs; a suite where there is no probe. */
  latencyMs: number | null
  /** When anything was last asked; null when nothing ever was. */
  askedAt: Date | null
  /** Why it is not healthy, the worst first; empty when it is. */
  reasons: HealthReason[]
}

/**
 * Whether a service in an environment is well (`REC-1`, `CLY-6`), from what its probes and suites last said. Fresh facts decide, the worst first: a
 * process that is not alive, or nothing that answers, is down; not ready, not counting, or a broken suite is degraded. Without one of those, a probe
 * that is stale or could not be asked makes it unknown: healthy is only what was asked, freshly, and answered well, all of it.
 */
export function judgeHealth({ probes, suites }: HealthFacts, now: Date): Health {
  const isFresh = (one: Asked) => one.freshUntil >= now && !one.notAsked
  const freshProbes = probes.filter(isFresh)
  const freshSuites = suites.filter(isFresh)
  const fresh = [...freshProbes, ...freshSuites]
  const reasons = [
    ...freshProbes
      .filter(isBroken)
      .map((one): HealthReason => ({ code: one.answered ? 'wrong' : 'unanswered', name: one.name, probe: one.probe })),
    ...freshSuites.filter(isBroken).map((one): HealthReason => ({ code: 'suite', name: one.name, probe: null })),
    ...probes
      .filter((one) => !isFresh(one))
      .map((one): HealthReason => ({ code: one.notAsked ? 'not_asked' : 'stale', name: one.name, probe: one.probe })),
    // Where there are probes, suites that ran long ago are no worse than none.
    ...(probes.length === 0 && freshSuites.length === 0
      ? suites.map((one): HealthReason => ({ code: one.notAsked ? 'not_asked' : 'stale', name: one.name, probe: null }))
      : []),
    ...(probes.length === 0 && suites.length === 0 ? [{ code: 'nothing' as const, name: '', probe: null }] : []),
  ]
  return {
    status: statusOf(freshProbes, freshSuites, reasons.length > 0),
    connected: fresh.length === 0 ? null : fresh.some((one) => one.answered),
    latencyMs: latencyOf(freshProbes, freshSuites),
    askedAt: newest([...probes, ...suites])?.at ?? null,
    reasons: reasons.toSorted((a, b) => weight(a) - weight(b)),
  }
}

const isBroken = (one: Asked) => one.state !== 'passed'

function statusOf(probes: HealthFacts['probes'], suites: readonly Asked[], anythingLeft: boolean): HealthStatus {
  const fresh = [...probes, ...suites]
  const alive = probes.some((one) => one.probe === 'liveness' && one.state === 'passed')
  if (probes.some((one) => one.probe === 'liveness' && isBroken(one))) return 'down'
  if (fresh.length > 0 && fresh.every((one) => !one.answered)) return 'down'
  if (!alive && probes.some((one) => one.probe === 'readiness' && !one.answered)) return 'down'
  if (fresh.some(isBroken)) return 'degraded'
  return anythingLeft ? 'unknown' : 'healthy'
}

const order: readonly (Probe | null)[] = ['liveness', 'readiness', 'metrics', null]
const codes: readonly HealthReason['code'][] = ['unanswered', 'wrong', 'suite', 'stale', 'not_asked', 'nothing']
const weight = ({ code, probe }: HealthReason) => codes.indexOf(code) * 10 + order.indexOf(probe)

function latencyOf(probes: HealthFacts['probes'], suites: readonly Asked[]): number | null {
  const answered = (list: readonly Asked[]) => newest(list.filter((one) => one.latencyMs !== null))
  const of = (probe: Probe) => answered(probes.filter((one) => one.probe === probe))
  return (of('readiness') ?? of('liveness') ?? of('metrics') ?? answered(suites))?.latencyMs ?? null
}

const newest = (list: readonly Asked[]) => list.reduce<Asked | null>((best, one) => (best && best.at >= one.at ? best : one), null)

/** What nothing asks again by itself counts for a quarter of an hour. */
const unscheduledMs = 15 * 60_000
/** After a slot, how long an answer may take to be here. */
const graceMs = 60_000
/** Slots that may pass without an answer. */
const slotsMissed = 2

/** Until when an outcome counts: over two missed slots of its schedule, or for a quarter of an hour where it has none. */
export function freshUntil(at: Date, schedule: SlotPlan | null): Date {
  let slot: Date | null = at
  for (let count = 0; schedule && slot && count <= slotsMissed; count++) slot = nextSlot(schedule, slot)
  if (!schedule || !slot) return new Date(at.getTime() + unscheduledMs)
  return new Date(slot.getTime() + graceMs)
}
