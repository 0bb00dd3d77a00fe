import { type Actor, mayRead, readableIntegrations } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { type LatestRun, latestRunsOf, type SuiteEvidence } from './evidence-queries'
import { latencyModel } from './latency-model'
import { changeAfter, type EvidenceJudgement } from './rules'
import { readPlan } from './read-plan'
import { StepOutcome } from './schema'
import { SuiteDefinition } from './step-schema'
import { stepTime } from './step-time'
import { unknownNames } from './unknown-names'

/** Runs in the strip and the chart. */
const shownRuns = 30

export type EnvironmentEvidence = {
  environment: { id: string; key: string; name: string; production: boolean }
  /** The newest run, whatever it is. */
  latest: LatestRun | null
  /** The run the judgement speaks of; where none says anything, the newest. */
  shown: LatestRun | null
  underWay: LatestRun | null
  judged: EvidenceJudgement
}

const evidenceOf = (environment: EnvironmentEvidence['environment'], found: SuiteEvidence | undefined): EnvironmentEvidence => ({
  environment,
  latest: found?.latest ?? null,
  shown: found?.speaking ?? found?.latest ?? null,
  underWay: found?.underWay ?? null,
  judged: found?.judged ?? { state: 'missing' },
})

const environmentFields = { id: true, key: true, name: true, production: true } as const

/** Every suite the actor may read, by integration, with what it last said of each environment. */
export async function listSuites(actor: Actor, options: { archived?: boolean } = {}) {
  const readable = readableIntegrations(actor)
  const integrations = await db.integration.findMany({
    where: { ...(readable === 'all' ? {} : { id: { in: readable } }), archivedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      key: true,
      name: true,
      environments: { where: { archivedAt: null }, orderBy: [{ position: 'asc' }, { key: 'asc' }], select: environmentFields },
      suites: { where: { archivedAt: options.archived ? { not: null } : null }, orderBy: [{ name: 'asc' }, { id: 'asc' }] },
    },
  })
  const found = await latestRunsOf(db, {
    environmentIds: integrations.flatMap((integration) =>
      integration.suites.length > 0 ? integration.environments.map(({ id }) => id) : [],
    ),
    suiteIds: integrations.flatMap((integration) => integration.suites.map(({ id }) => id)),
  })
  return integrations.map(({ environments, suites, ...integration }) => ({
    ...integration,
    environments,
    may: { create: can(actor, 'suite.create', integration.id), start: can(actor, 'smoke.start', integration.id) },
    suites: suites.map(({ id, key, name, description, revision, archivedAt }) => ({
      id,
      key,
      name,
      description,
      revision,
      archivedAt,
      stepCount: found.get(environments[0]?.id ?? '')?.get(id)?.stepCount ?? null,
      evidence: environments.map((environment) => evidenceOf(environment, found.get(environment.id)?.get(id))),
    })),
  }))
}
export type ListedSuites = Awaited<ReturnType<typeof listSuites>>

/**
 * Everything the page of one suite shows: its steps now, its revisions, what it says of each environment, and the last
 * runs of one of them (the first unless named) with their latency. Null when it is not there for this actor.
 */
export async function getSuite(actor: Actor, suiteId: string, environmentKey?: string) {
  const suite = await db.smokeSuite.findUnique({
    where: { id: suiteId },
    include: {
      integration: {
        select: {
          id: true,
          key: true,
          name: true,
          archivedAt: true,
          environments: { where: { archivedAt: null }, orderBy: [{ position: 'asc' }, { key: 'asc' }], select: environmentFields },
          variables: { where: { removedAt: null }, orderBy: { key: 'asc' }, select: { key: true, kind: true, description: true } },
        },
      },
      revisions: { orderBy: { revision: 'desc' }, take: 50 },
    },
  })
  if (!suite || !mayRead(actor, suite.integrationId)) return null
  const { integration, revisions } = suite
  const { environments, variables, ...place } = integration
  const places = await latestRunsOf(db, { environmentIds: environments.map(({ id }) => id), suiteIds: [suiteId] })
  const found = environments.map(({ id }) => places.get(id)?.get(suiteId))
  const definition = SuiteDefinition.parse(revisions[0]?.definition)
  const plan = revisions[0] ? readPlan(revisions[0]) : []
  const stepNames = plan.map((planned) => planned.name)
  const shown = environments.findIndex((environment) => environment.key === environmentKey)
  const index = shown < 0 ? mostTelling(found) : shown
  const environment = environments[index] ?? null
  const keys = definition.steps.flatMap((step) => (step.kind === 'include' ? [step.suite] : []))
  const included =
    keys.length === 0
      ? []
      : await db.smokeSuite.findMany({
          where: { integrationId: suite.integrationId, key: { in: keys } },
          select: { id: true, key: true, name: true, revision: true },
        })
  return {
    id: suite.id,
    key: suite.key,
    name: suite.name,
    description: suite.description,
    revision: suite.revision,
    version: suite.version,
    archivedAt: suite.archivedAt,
    integration: place,
    definition,
    /** The suites it includes. */
    included,
    variables,
    /** Asked for by a step, and supplied by nobody. */
    unknownVariables: unknownNames(
      plan,
      variables.map(({ key }) => key),
    ),
    revisions: revisions.map(({ revision, createdAt, createdByName, digest }) => ({ revision, createdAt, createdByName, digest })),
    environments: environments.map((one, at) => evidenceOf(one, found[at])),
    shown: environment && (await recentRuns(suiteId, environment, found[index], stepNames)),
    may: {
      update: can(actor, 'suite.update', suite.integrationId),
      archive: can(actor, 'suite.archive', suite.integrationId),
      restore: can(actor, 'suite.restore', suite.integrationId),
      start: can(actor, 'smoke.start', suite.integrationId),
      cancel: can(actor, 'smoke.cancel', suite.integrationId),
    },
  }
}
export type SuitePage = NonNullable<Awaited<ReturnType<typeof getSuite>>>

/** The environment whose newest run is the newest of all. */
function mostTelling(found: readonly (SuiteEvidence | undefined)[]): number {
  const times = found.map((one) => one?.latest?.createdAt.getTime() ?? 0)
  return Math.max(0, times.indexOf(Math.max(...times)))
}

async function recentRuns(
  suiteId: string,
  environment: EnvironmentEvidence['environment'],
  evidence: SuiteEvidence | undefined,
  stepNames: readonly string[],
) {
  const rows = await db.smokeRun.findMany({
    where: { suiteId, environmentId: environment.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: shownRuns,
    include: {
      results: { select: { name: true, state: true, timings: true, detail: true, position: true }, orderBy: { position: 'asc' } },
    },
  })
  const runs = rows.map(
    ({
      id,
      state,
      revision,
      createdAt,
      startedAt,
      finishedAt,
      configDigest,
      stepCount,
      passedCount,
      summary,
      requestedByName,
      results,
    }) => ({
      id,
      state,
      revision,
      createdAt,
      startedAt,
      finishedAt,
      stepCount,
      passedCount,
      summary,
      requestedByName,
      stale:
        state === 'passed' &&
        evidence !== undefined &&
        changeAfter(evidence.facts, { state, revision, startedAt, finishedAt, configDigest }) !== null,
      steps: results.map((result) => ({
        name: result.name,
        state: result.state,
        totalMs: result.state === 'skipped' ? null : timeOf(result),
      })),
    }),
  )
  const ended = runs.filter((run) => run.state !== 'queued' && run.state !== 'running')
  const charted = ended.map((run) => ({
    id: run.id,
    state: run.state,
    at: run.startedAt ?? run.createdAt,
    stale: run.stale,
    steps: run.steps,
  }))
  return {
    environment,
    runs: runs.map(({ steps, ...run }) => ({ ...run, askedCount: steps.filter((step) => step.state !== 'skipped').length })),
    latency: latencyModel(charted, stepNames),
  }
}

const Timed = StepOutcome.pick({ timings: true, detail: true })

/** Null where no answer came, or nobody can read it any more. */
function timeOf(result: unknown): number | null {
  const { data } = Timed.safeParse(result)
  return (data && stepTime(data)) || null
}
