import { applySmoke } from '@/lib/checklists/apply-smoke'
import { readAllFacts } from '@/lib/checklists/read-facts'
import { job, type PersonActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { executeRun } from '@/lib/smoke/execute-run'
import { startRun } from '@/lib/smoke/start-run'
import { judgeCondition } from '@/lib/templates/condition'
import { done } from './done'

const worker = job('demo')

type Place = { suiteId: string; environmentId: string; releaseId?: string }

/** Runs a suite against the demo target here and now, as the worker would, and lets its bound items speak. */
async function runSuite(who: PersonActor, where: Place): Promise<void> {
  const { runId } = done(await startRun(who, where))
  await executeRun(worker, runId, { signal: new AbortController().signal, workerId: 'demo' })
  done(await applySmoke(worker, { runId }))
}

/** Runs the suites that prove items of a release, for that release, all at the same time. */
export async function runReleaseSuites(who: PersonActor, releaseId: string): Promise<void> {
  const { integrationId, environmentId, checklist } = await db.release.findUniqueOrThrow({
    where: { id: releaseId },
    include: { checklist: { include: { items: { where: { kind: 'smoke', removedAt: null } } } } },
  })
  const facts = await readAllFacts(
    db,
    checklist,
    checklist.items.map((item) => item.condition),
  )
  const asked = checklist.items.filter((item) => item.condition === null || judgeCondition(item.condition, facts) !== false)
  const keys = asked.map((item) => (item.params as { suiteKey: string }).suiteKey)
  const suites = await db.smokeSuite.findMany({ where: { integrationId, archivedAt: null, key: { in: keys } } })
  await Promise.all(suites.map((suite) => runSuite(who, { suiteId: suite.id, environmentId, releaseId })))
}

/** Runs every suite in every environment of its integration, all at the same time. */
export async function runEverywhere(who: PersonActor): Promise<void> {
  const suites = await db.smokeSuite.findMany({ include: { integration: { include: { environments: true } } } })
  const places = suites.flatMap((suite) => suite.integration.environments.map(({ id }) => ({ suiteId: suite.id, environmentId: id })))
  await Promise.all(places.map((place) => runSuite(who, place)))
}

/** Runs one suite in production. */
export async function runInProduction(who: PersonActor, suiteKey: string): Promise<void> {
  const suite = await db.smokeSuite.findFirstOrThrow({ where: { key: suiteKey }, select: { id: true, integrationId: true } })
  const environment = await db.environment.findFirstOrThrow({ where: { integrationId: suite.integrationId, production: true } })
  await runSuite(who, { suiteId: suite.id, environmentId: environment.id })
}
