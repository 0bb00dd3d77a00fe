import type { Tx } from '@/lib/core/db/client'
import { addJob } from '@/lib/core/events'
import { notFound, refuse } from '@/lib/core/refusal'
import { lockActiveSuite } from './locks'
import { readPlan } from './read-plan'
import { copyKept, rerunOf } from './rerun-of'
import type { RunTrigger } from './schema'

/** The job that executes a run. */
export const runJob = 'smoke_run'

/** A run that somebody or something wants. */
export type RunWish = {
  suiteId: string
  environmentId: string
  trigger: RunTrigger
  /** Who it is for: a person's id and name, or null and the name of what asked (`GitHub deployment 4711`). */
  by: { id: string | null; name: string }
  now: Date
  releaseId?: string | null
  scheduleId?: string | null
  /** The slot of its schedule. */
  dueAt?: Date | null
  /** Keeps what passed in that run and asks the rest again; refused where that would not be one proof. */
  fromRunId?: string | null
}

/** These ask because something has changed just now: a run that is already sending does not know of it. */
const afterChange: readonly RunTrigger[] = ['deployment', 'value_change', 'key_change']

/**
 * Queues a run in the caller's transaction; the worker sends its requests. Locks the suite: of one suite and environment one run is
 * under way at a time, and a second wish answers with it (`already`). After a change a run that has begun does not count: another waits for
 * its end. Refused: an archived suite, integration or environment, an environment or release of something else.
 */
export async function queueRun(tx: Tx, wish: RunWish) {
  const suite = await lockActiveSuite(tx, wish.suiteId)
  const environment = await tx.environment.findUnique({ where: { id: wish.environmentId } })
  if (!environment || environment.integrationId !== suite.integrationId) throw notFound('environment')
  if (environment.archivedAt) throw refuse('environment_archived', { name: environment.name })
  const releaseId = wish.releaseId ?? null
  if (releaseId) await requireRelease(tx, releaseId, environment.id)
  const underWay = await tx.smokeRun.findFirst({
    where: {
      suiteId: suite.id,
      environmentId: environment.id,
      state: { in: afterChange.includes(wish.trigger) ? ['queued'] : ['queued', 'running'] },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  if (underWay) return { run: underWay, suite, environment, already: true }
  const revision = await tx.suiteRevision.findUniqueOrThrow({
    where: { suiteId_revision: { suiteId: suite.id, revision: suite.revision } },
  })
  const plan = readPlan(revision)
  const kept = wish.fromRunId ? await rerunOf(tx, { ...wish, fromRunId: wish.fromRunId, revision: suite.revision, plan }) : null
  const run = await tx.smokeRun.create({
    data: {
      suiteId: suite.id,
      revision: suite.revision,
      environmentId: environment.id,
      releaseId,
      requestedById: wish.by.id,
      requestedByName: wish.by.name,
      createdAt: wish.now,
      stepCount: plan.length,
      trigger: wish.trigger,
      scheduleId: wish.scheduleId ?? null,
      dueAt: wish.dueAt ?? null,
      ...(kept ? { keptFromId: kept.runId, passedCount: kept.keep.length } : {}),
    },
  })
  if (kept) await copyKept(tx, { runId: run.id, from: kept.runId, keep: kept.keep })
  await addJob(tx, runJob, { runId: run.id }, { jobKey: `smoke_run:${run.id}`, maxAttempts: 5 })
  return { run, suite, environment, already: false }
}

/** A run asked for by a release belongs to its environment; another release's id must not hang on it. */
async function requireRelease(tx: Tx, releaseId: string, environmentId: string): Promise<void> {
  const release = await tx.release.findUnique({ where: { id: releaseId }, select: { environmentId: true } })
  if (release?.environmentId !== environmentId) throw notFound('release')
}
