import type { Tx } from '@/lib/core/db/client'
import { notFound, refuse } from '@/lib/core/refusal'

/** The suite's row, locked until the transaction ends: its revisions follow one another. */
export async function lockSuite(tx: Tx, suiteId: string) {
  await tx.$queryRaw`select id from smoke_suites where id = ${suiteId}::uuid for no key update`
  const suite = await tx.smokeSuite.findUnique({
    where: { id: suiteId },
    include: { integration: { select: { name: true, archivedAt: true } } },
  })
  if (!suite) throw notFound('suite')
  return suite
}

/** As `lockSuite`, and refuses one that is archived, or whose integration is. */
export async function lockActiveSuite(tx: Tx, suiteId: string) {
  const suite = await lockSuite(tx, suiteId)
  if (suite.integration.archivedAt) throw refuse('integration_archived', { name: suite.integration.name })
  if (suite.archivedAt) throw refuse('suite_archived', { name: suite.name })
  return suite
}

/** The run's row with what names it, locked until the transaction ends. */
export async function lockRun(tx: Tx, runId: string) {
  await tx.$queryRaw`select id from smoke_runs where id = ${runId}::uuid for no key update`
  const run = await tx.smokeRun.findUnique({
    where: { id: runId },
    include: { suite: { select: { name: true, integrationId: true } }, environment: { select: { name: true } } },
  })
  if (!run) throw notFound('run')
  return run
}

/** Which integration a suite belongs to, for the permission table. */
export async function integrationOfSuite(tx: Tx, { suiteId }: { suiteId: string }): Promise<string | null> {
  const found = await tx.smokeSuite.findUnique({ where: { id: suiteId }, select: { integrationId: true } })
  return found?.integrationId ?? null
}

/** Which integration a run belongs to, for the permission table. */
export async function integrationOfRun(tx: Tx, { runId }: { runId: string }): Promise<string | null> {
  const found = await tx.smokeRun.findUnique({ where: { id: runId }, select: { suite: { select: { integrationId: true } } } })
  return found?.suite.integrationId ?? null
}

type Placed = { id: string; suiteId: string; environmentId: string; releaseId: string | null }

/** Live topics that each step of a run touches: those who watch this run, and nobody else. */
export const touchedByStep = (run: Placed): string[] => [`smoke_run:${run.id}`]

/** Live topics that the beginning and the end of a run touch. */
export const touchedByRun = (run: Placed): string[] => [
  `smoke_run:${run.id}`,
  `smoke_suite:${run.suiteId}`,
  `environment:${run.environmentId}`,
  ...(run.releaseId ? [`release:${run.releaseId}`] : []),
  'board',
]

/** Live topics that a change of a suite touches. */
export const touchedBySuite = (suite: { id: string; integrationId: string }): string[] => [
  `smoke_suite:${suite.id}`,
  `integration:${suite.integrationId}`,
  'board',
]

/** What upper floors are told of a finished run. */
export const finishedEvent = (run: Placed, state: string) => ({
  runId: run.id,
  suiteId: run.suiteId,
  environmentId: run.environmentId,
  releaseId: run.releaseId,
  state,
})
