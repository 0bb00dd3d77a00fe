import type { Blocker, Call, Station } from './stations/station'
import type { Step } from './state'
import type { VerdictFacts, Words } from './verdict-facts'

/** Which stations a release is polled by, with their settings as read from the database. */
export interface StationSetup {
  kind: string
  params: unknown
}

/** A station's answer under its name. */
export interface PolledStation {
  kind: string
  label: string
  call: Call
  reason: Words
  blockers: Blocker[]
}

/** May we go? The worst station's call, why, and since when it could be otherwise. */
export interface Verdict {
  step: Step
  call: Call
  stations: PolledStation[]
  /** Worst first. */
  blockers: (Blocker & { station: string })[]
  /** The moment time has cleared what only time clears; null when nothing waits for time. */
  goPossibleAt: Date | null
  /** How many blockers somebody has to clear. */
  toClear: number
  judgedAt: Date
}

/** The setups with every station's own defaults. */
export function defaultSetups(registry: readonly Station[]): StationSetup[] {
  return registry.map((station) => ({ kind: station.kind, params: {} }))
}

/**
 * The verdict for a step from facts and `now`: every station is asked, the worst answer is the verdict. An unknown kind, settings that
 * do not parse, and no stations at all fail closed: HOLD, because what cannot be judged is not GO.
 */
export function judgeVerdict(
  registry: readonly Station[],
  setups: readonly StationSetup[],
  facts: VerdictFacts,
  step: Step,
  now: Date,
): Verdict {
  const polled = setups.map((setup) => poll(registry, setup, facts, step, now))
  if (polled.length === 0) polled.push(closed('none', 'verdict.label', 'verdict.no_stations', {}))
  const found = polled.flatMap((station) => station.blockers.map((blocker) => ({ ...blocker, station: station.kind })))
  const blockers = [...found.filter((blocker) => blocker.call === 'nogo'), ...found.filter((blocker) => blocker.call === 'hold')]
  const timed = blockers.flatMap((blocker) => (blocker.clearsAt ? [blocker.clearsAt.getTime()] : []))
  return {
    step,
    call: polled.some((station) => station.call === 'nogo') ? 'nogo' : polled.some((station) => station.call === 'hold') ? 'hold' : 'go',
    stations: polled,
    blockers,
    goPossibleAt: timed.length > 0 ? new Date(Math.max(...timed)) : null,
    toClear: blockers.length - timed.length,
    judgedAt: now,
  }
}

function poll(registry: readonly Station[], setup: StationSetup, facts: VerdictFacts, step: Step, now: Date): PolledStation {
  const station = registry.find((known) => known.kind === setup.kind)
  if (!station) return closed(setup.kind, 'verdict.unknown_label', 'verdict.unknown_station', { kind: setup.kind })
  const params = station.params.safeParse(setup.params)
  if (!params.success) return closed(station.kind, station.label, 'verdict.bad_settings', { kind: station.kind })
  return { kind: station.kind, label: station.label, ...station.judge(facts, step, now, params.data) }
}

function closed(kind: string, label: string, code: string, params: Record<string, string>): PolledStation {
  const words = { code, params }
  const blocker: Blocker = { id: `station:${kind}`, call: 'hold', words, remedy: { kind: 'wait' } }
  return { kind, label, call: 'hold', reason: { code: `${code}_short`, params }, blockers: [blocker] }
}
