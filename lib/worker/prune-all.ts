import type { Actor } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { readInstanceSettings } from '@/lib/people/instance-settings'
import { listPinnedRuns } from '@/lib/releases/pinned-queries'
import { listTooMany, listTooOld, type Prunable, type PruneKind } from '@/lib/smoke/schedules/prunable-queries'
import { pruneRuns } from '@/lib/smoke/schedules/prune-runs'
import { summarisedUntil } from '@/lib/smoke/summaries/summarised-until'

/** Runs removed in one transaction. */
const batch = 500
/** Milliseconds it may take, about: the rest follows in the next minute. */
const longest = 20_000
/** A schedule's runs are counted once in so many minutes. */
const parts = 60
const day = 86_400_000

/**
 * Removes runs past their keeping, by age and by count, in small batches until nothing is left, the time is up or the worker is asked to stop. Never
 * what a release or a signature rests on, never what is in no summary yet, never the newest word of a suite on an environment.
 */
export async function pruneAll(actor: Actor, signal: AbortSignal): Promise<{ pruned: number }> {
  const until = await summarisedUntil(db)
  if (until === null) return { pruned: 0 }
  const settings = await readInstanceSettings(db)
  const now = clock()
  const part = Math.floor(now.getTime() / 60_000) % parts
  const begun = performance.now()
  const over = () => signal.aborted || performance.now() - begun > longest
  let pruned = 0
  const remove = async (found: readonly Prunable[]): Promise<void> => {
    for (let from = 0; from < found.length && !over(); from += batch) {
      const ids = found.slice(from, from + batch).map(({ id }) => id)
      const pinned = await listPinnedRuns(ids)
      const answer = await pruneRuns(actor, { runIds: ids.filter((id) => !pinned.has(id)) })
      if (answer.ok) pruned += answer.value.pruned
    }
  }
  const keeping: { kind: PruneKind; days: number; keep: number }[] = [
    { kind: 'passed', days: settings.smokePassedDays, keep: settings.smokePassedRuns },
    { kind: 'failed', days: settings.smokeFailedDays, keep: settings.smokeFailedRuns },
  ]
  for (const { kind, days, keep } of keeping) {
    const before = new Date(now.getTime() - days * day)
    // What is pinned stays where it is: the next look begins after it.
    for (let from: Date | null = null; !over(); ) {
      const found = await listTooOld({ kind, until, before, from, limit: batch })
      await remove(found)
      const last = found.at(-1)
      if (found.length < batch || !last || last.at.getTime() === from?.getTime()) break
      from = last.at
    }
    if (!over()) await remove(await listTooMany({ kind, until, keep, part, parts, limit: 20 * batch }))
  }
  return { pruned }
}
