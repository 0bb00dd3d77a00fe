import type { Actor } from '@/lib/core/actor'
import { summariseRuns } from './summarise-runs'

/** Transactions in a row, at most: after a long time without a worker the rest follows in the next minutes. */
const mostTurns = 500
/** Milliseconds it may take, about. */
const longest = 45_000

/** Summarises until nothing is left to count, the time is up, or the worker is asked to stop. */
export async function summariseAll(actor: Actor, signal: AbortSignal): Promise<{ turns: number }> {
  const begun = performance.now()
  for (let turns = 1; turns <= mostTurns; turns++) {
    const answer = await summariseRuns(actor, {})
    if (!answer.ok || !answer.value.more || signal.aborted || performance.now() - begun > longest) return { turns }
  }
  return { turns: mostTurns }
}
