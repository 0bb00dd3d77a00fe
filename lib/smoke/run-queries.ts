import { type Actor, mayRead } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { latestRuns } from './evidence-queries'
import { releasesPinning } from './pinned-queries'
import { readOutcome } from './read-outcome'
import { changeAfter, isOver } from './rules'
import { readPlan } from './read-plan'
import { judgeRerun } from './rerun-of'

const environmentFields = { id: true, key: true, name: true, production: true } as const

/** One run with every step as it was kept. Null when it is not there for this actor. */
export async function getRun(actor: Actor, runId: string) {
  const run = await db.smokeRun.findUnique({
    where: { id: runId },
    include: {
      suite: {
        select: {
          id: true,
          key: true,
          name: true,
          revision: true,
          archivedAt: true,
          integration: { select: { id: true, key: true, name: true } },
        },
      },
      environment: { select: { ...environmentFields, archivedAt: true } },
      results: { orderBy: { position: 'asc' } },
    },
  })
  if (!run || !mayRead(actor, run.suite.integration.id)) return null
  const [evidence, stored, release] = await Promise.all([
    latestRuns(db, { environmentId: run.environmentId, suiteIds: [run.suiteId] }),
    db.suiteRevision.findUnique({
      where: { suiteId_revision: { suiteId: run.suiteId, revision: run.revision } },
      select: { definition: true, plan: true },
    }),
    run.releaseId ? db.release.findUnique({ where: { id: run.releaseId }, select: { id: true, title: true, releaseVersion: true } }) : null,
  ])
  const facts = evidence.get(run.suiteId)?.facts
  const { integration, ...suite } = run.suite
  const { archivedAt: environmentArchived, ...environment } = run.environment
  const runnable = suite.archivedAt === null && environmentArchived === null
  return {
    id: run.id,
    state: run.state,
    revision: run.revision,
    suite,
    integration,
    environment,
    release,
    requestedByName: run.requestedByName,
    createdAt: run.createdAt,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    cancelRequestedAt: run.cancelRequestedAt,
    configDigest: run.configDigest,
    stepCount: run.stepCount,
    passedCount: run.passedCount,
    summary: run.summary,
    /** Names of the steps as they were asked for, to show those still to come. */
    stepNames: stored ? readPlan(stored).map(({ name }) => name) : [],
    /** What started it. */
    trigger: run.trigger,
    /** The run it took up again: results that say so in their `detail.keptFrom` were seen then. */
    keptFromId: run.keptFromId,
    /** What this run's pass does not know of. */
    changed: run.state === 'passed' && facts ? changeAfter(facts, run) : null,
    steps: run.results.map(readOutcome),
    /** Releases it is evidence for. */
    pinnedTo: await releasesPinning(db, run.id),
    may: {
      start: runnable && can(actor, 'smoke.start', integration.id),
      /** Where it can be taken up again, and how many results stay; null when it has to be run whole. `startRun` takes it by `fromRunId`. */
      rerunFrom: runnable && can(actor, 'smoke.start', integration.id) ? await rerunFrom(run, suite.revision, stored) : null,
      cancel: can(actor, 'smoke.cancel', integration.id),
    },
  }
}

type Stored = { definition: unknown; plan: unknown } | null

async function rerunFrom(
  run: Parameters<typeof judgeRerun>[1],
  revision: number,
  stored: Stored,
): Promise<{ position: number; kept: number } | null> {
  if (!stored || !isOver(run.state) || run.state === 'passed') return null
  const { suiteId, environmentId } = run
  const decision = await judgeRerun(db, run, { suiteId, environmentId, revision, plan: readPlan(stored), now: now() })
  return decision.ok ? { position: decision.from, kept: decision.keep.length } : null
}

export type RunPage = NonNullable<Awaited<ReturnType<typeof getRun>>>
