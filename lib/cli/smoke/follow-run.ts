import { setTimeout as sleep } from 'node:timers/promises'
import { askServer, SmokeProblem } from './ask-server'
import type { Server } from './read-arguments'
import { isOver, RunAnswer } from './run-answer'
import { sayStep } from './run-lines'
import { z } from 'zod'

/** How often the run is asked for, and how long a server that does not answer is waited for. */
const askEveryMs = 700
const outageMs = 60_000

export type Following = {
  server: Server
  runId: string
  /** Ends the waiting: the time is over, or somebody pressed Ctrl-C. */
  stop: AbortSignal
  say: (line: string) => void
}

/** The run with everything the server said of it, for the JSON file. */
export type FollowedRun = { run: RunAnswer; whole: unknown }

/**
 * Says each step as it ends, until the run is over or the waiting is; answers the run as it last was. A server that is away for a moment is
 * waited for: the run goes on without us.
 */
export async function followRun({ server, runId, stop, say }: Following): Promise<FollowedRun> {
  const said = new Set<number>()
  let answeredAt = Date.now()
  let known: FollowedRun | null = null
  for (;;) {
    try {
      known = await readRun(server, runId)
      answeredAt = Date.now()
      for (const step of known.run.steps) {
        if (said.has(step.position)) continue
        said.add(step.position)
        say(sayStep(step, known.run.stepCount))
      }
      if (isOver(known.run) || stop.aborted) return known
    } catch (error) {
      const away = error instanceof SmokeProblem && error.passing
      if (!away || Date.now() - answeredAt > outageMs) throw error
      if (stop.aborted) {
        if (known) return known
        throw error
      }
    }
    await sleep(askEveryMs, undefined, { signal: stop }).catch(() => {})
  }
}

/** The run as it is now. */
export async function readRun(server: Server, runId: string): Promise<FollowedRun> {
  const whole = await askServer(server, `/runs/${runId}`, { answer: z.record(z.string(), z.unknown()) })
  const parsed = RunAnswer.safeParse(whole)
  if (!parsed.success) throw new SmokeProblem('Gonogo tells of the run in a way that this version does not understand.', 3)
  return { run: parsed.data, whole }
}
