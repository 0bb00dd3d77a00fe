/** Where a need comes from: one release, as a row names it. */
export interface NeedRelease {
  id: string
  number: number
  title: string
  version: string
  integrationName: string
  environmentName: string
  windowStart: Date
  timeZone: string
}

/** A text below `releases.stations` with what fills it, as stations give it. */
export interface NeedWords {
  code: string
  params?: Record<string, string | number>
}

/** Something one person has to do, with why it is theirs. */
export type Need =
  | {
      kind: 'sign'
      release: NeedRelease
      slotId: string
      slotName: string
      slotNameZh: string
      /** Why the slot asks: nobody signed, what was signed changed, or the signature ended. */
      why: 'open' | 'stale' | 'expired'
      /** Parts that changed, for a stale one. */
      parts: string[]
    }
  | {
      kind: 'item'
      release: NeedRelease
      itemId: string
      text: string
      textZh: string
      state: 'open' | 'failed'
      dueAt: Date | null
      late: boolean
    }
  | {
      kind: 'reading'
      release: NeedRelease
      itemId: string
      text: string
      textZh: string
      state: 'due' | 'missed'
      dueAt: Date | null
      /** How many other readings were missed. */
      more: number
    }
  /** What followed from a retrospective; `dueOn` is a day. */
  | { kind: 'action'; release: NeedRelease; actionId: string; text: string; dueOn: string; late: boolean }
  | { kind: 'blocker'; release: NeedRelease; call: 'hold' | 'nogo'; station: string; words: NeedWords; more: number }
  | { kind: 'override'; release: NeedRelease; overrideId: string; requestedByName: string; reason: string; requestedAt: Date }

/** How urgent a need is: lower comes first. A failure or a NO-GO before what is late, that before signatures, that before the rest. */
export function rankNeed(need: Need): number {
  switch (need.kind) {
    case 'override':
      return 0
    case 'blocker':
      return need.call === 'nogo' ? 1 : 5
    case 'item':
      return need.state === 'failed' ? 2 : need.late ? 3 : 6
    case 'reading':
      return 3
    case 'action':
      return need.late ? 3 : 6
    case 'sign':
      return 4
  }
}

/** The moment a need is about: the due time of an item, a reading or an action, else the start of the release's window. */
function momentOf(need: Need): number {
  if (need.kind === 'action') return Date.parse(`${need.dueOn}T00:00:00Z`)
  return ((need.kind === 'item' || need.kind === 'reading') && need.dueAt ? need.dueAt : need.release.windowStart).getTime()
}

/** Needs in the order they are shown: most urgent first, then the soonest, then by release. */
export function orderNeeds(needs: readonly Need[]): Need[] {
  return [...needs].sort((a, b) => rankNeed(a) - rankNeed(b) || momentOf(a) - momentOf(b) || a.release.number - b.release.number)
}

/** An item due before now that is still open is late; one without a due time never is. */
export function isLate(dueAt: Date | null, now: Date): boolean {
  return dueAt !== null && dueAt.getTime() < now.getTime()
}

/** What is known of the newest run of one suite in one environment. */
export interface SuiteRun {
  state: 'queued' | 'running' | 'passed' | 'failed' | 'errored' | 'timed_out' | 'cancelled' | 'interrupted'
  passed: number
  steps: number
  /** A value of the environment or the suite changed after it. */
  stale: boolean
}

export type SmokeSummary = {
  tone: 'go' | 'hold' | 'nogo' | 'idle'
  word: 'passed' | 'stale' | 'failed' | 'errored' | 'timed_out' | 'running' | 'stopped' | 'none'
  passed: number
  steps: number
}

/** What a cell of the board says about all suites of an environment: the worst of their newest runs. No run is never good news. */
export function summariseSmoke(runs: readonly SuiteRun[]): SmokeSummary {
  const said = runs.map(summariseRun)
  const worst = (['nogo', 'hold', 'idle', 'go'] as const).flatMap((tone) => said.filter((each) => each.tone === tone))[0]
  return worst ?? { tone: 'idle', word: 'none', passed: 0, steps: 0 }
}

function summariseRun({ state, passed, steps, stale }: SuiteRun): SmokeSummary {
  const counts = { passed, steps }
  switch (state) {
    case 'passed':
      return stale ? { tone: 'hold', word: 'stale', ...counts } : { tone: 'go', word: 'passed', ...counts }
    case 'failed':
    case 'timed_out':
      return { tone: 'nogo', word: state, ...counts }
    case 'errored':
      return { tone: 'hold', word: 'errored', ...counts }
    case 'queued':
    case 'running':
      return { tone: 'idle', word: 'running', ...counts }
    case 'cancelled':
    case 'interrupted':
      return { tone: 'hold', word: 'stopped', ...counts }
  }
}
