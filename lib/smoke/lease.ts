import type { Tx } from '@/lib/core/db/client'
import { refuse } from '@/lib/core/refusal'
import { lockRun } from './locks'

/** How long a run is held without a sign of life, in milliseconds. A killed worker's run is interrupted soon after. */
export const leaseMs = 15_000

/** The end of a lease taken or renewed at `now`. */
export const leaseEnd = (now: Date): Date => new Date(now.getTime() + leaseMs)

/** The run, locked, if this execution still holds it. Whoever lost it must send and write nothing more. */
export async function lockHeldRun(tx: Tx, { runId, leaseOwner }: { runId: string; leaseOwner: string }, now: Date) {
  const run = await lockRun(tx, runId)
  const held = run.state === 'running' && run.leaseOwner === leaseOwner && run.leaseUntil !== null && run.leaseUntil > now
  if (!held) throw refuse('run_not_held', {})
  return run
}
