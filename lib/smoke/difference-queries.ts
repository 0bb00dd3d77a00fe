import { type Actor, mayRead } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { compareRuns } from './compare-runs'
import { readOutcome } from './read-outcome'

/**
 * What a run answered, step by step, against the last one before it that passed in the same place. `good` is null when none did. Null when the run is
 * not there for this actor.
 */
export async function getDifference(actor: Actor, runId: string) {
  const results = { orderBy: { position: 'asc' as const } }
  const run = await db.smokeRun.findUnique({ where: { id: runId }, include: { suite: { select: { integrationId: true } }, results } })
  if (!run || !mayRead(actor, run.suite.integrationId)) return null
  const good = await db.smokeRun.findFirst({
    where: { suiteId: run.suiteId, environmentId: run.environmentId, state: 'passed', createdAt: { lt: run.createdAt } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: { results },
  })
  if (!good) return { good: null, steps: [] }
  return {
    good: { id: good.id, revision: good.revision, finishedAt: good.finishedAt, createdAt: good.createdAt },
    steps: compareRuns(run.results.map(readOutcome), good.results.map(readOutcome)),
  }
}
export type RunDifference = NonNullable<Awaited<ReturnType<typeof getDifference>>>
