import { applySmoke } from '@/lib/checklists/apply-smoke'
import { job, type PersonActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { executeRun } from '@/lib/smoke/execute-run'
import { startRun } from '@/lib/smoke/start-run'
import { done } from './done'

const worker = job('demo')

/** Runs a suite against the demo target here and now, as the worker would, and lets its bound items speak. */
export async function runSuite(who: PersonActor, where: { suiteId: string; environmentId: string; releaseId?: string }): Promise<void> {
  const { runId } = done(await startRun(who, where))
  await executeRun(worker, runId, { signal: new AbortController().signal, workerId: 'demo' })
  done(await applySmoke(worker, { runId }))
}

/** Runs the suite of a release's integration for that release. */
export async function runReleaseSuite(who: PersonActor, releaseId: string): Promise<void> {
  const { integrationId, environmentId } = await db.release.findUniqueOrThrow({ where: { id: releaseId } })
  const suite = await db.smokeSuite.findFirstOrThrow({ where: { integrationId, archivedAt: null } })
  await runSuite(who, { suiteId: suite.id, environmentId, releaseId })
}

/** Asks every environment of every integration once, all at the same time. */
export async function runEverything(who: PersonActor): Promise<void> {
  const suites = await db.smokeSuite.findMany({ include: { integration: { include: { environments: true } } } })
  const places = suites.flatMap((suite) => suite.integration.environments.map(({ id }) => ({ suiteId: suite.id, environmentId: id })))
  await Promise.all(places.map((place) => runSuite(who, place)))
}
