import { personIdOf } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { addJob } from '@/lib/core/events'
import { notFound, refuse } from '@/lib/core/refusal'
import { integrationOfSuite, lockActiveSuite, touchedByRun } from './locks'
import { readPlan } from './read-plan'
import { StartRunInput } from './schema'

/** The job that executes a run. */
export const runJob = 'smoke_run'

/**
 * Queues a run of a suite against an environment. One run of a suite and environment at a time: a second start answers
 * with the one that is under way. The worker sends the requests.
 */
export const startRun = command({
  name: 'smoke.start',
  input: StartRunInput,
  integration: integrationOfSuite,
  run: async ({ tx, actor, input, now }) => {
    const suite = await lockActiveSuite(tx, input.suiteId)
    const environment = await tx.environment.findUnique({ where: { id: input.environmentId } })
    if (!environment || environment.integrationId !== suite.integrationId) throw notFound('environment')
    if (environment.archivedAt) throw refuse('environment_archived', { name: environment.name })
    const releaseId = input.releaseId ?? null
    if (releaseId) await requireRelease(tx, releaseId, environment.id)
    const underWay = await tx.smokeRun.findFirst({
      where: { suiteId: suite.id, environmentId: environment.id, state: { in: ['queued', 'running'] } },
      select: { id: true, state: true },
    })
    if (underWay) return { value: { runId: underWay.id, state: underWay.state, already: true }, audit: null }
    const revision = await tx.suiteRevision.findUniqueOrThrow({
      where: { suiteId_revision: { suiteId: suite.id, revision: suite.revision } },
    })
    const run = await tx.smokeRun.create({
      data: {
        suiteId: suite.id,
        revision: suite.revision,
        environmentId: environment.id,
        releaseId,
        requestedById: personIdOf(actor),
        requestedByName: actor.name,
        createdAt: now,
        stepCount: readPlan(revision).length,
      },
    })
    await addJob(tx, runJob, { runId: run.id }, { jobKey: `smoke_run:${run.id}`, maxAttempts: 5 })
    return {
      value: { runId: run.id, state: run.state, already: false },
      audit: {
        entity: { type: 'smoke_run', id: run.id, label: `${suite.name} · ${environment.name}` },
        before: null,
        after: { suiteId: suite.id, revision: suite.revision, environmentId: environment.id, releaseId },
      },
      touched: touchedByRun(run),
    }
  },
})

/** A run asked for by a release belongs to its environment; another release's id must not hang on it. */
async function requireRelease(tx: Tx, releaseId: string, environmentId: string): Promise<void> {
  const release = await tx.release.findUnique({ where: { id: releaseId }, select: { environmentId: true } })
  if (release?.environmentId !== environmentId) throw notFound('release')
}
