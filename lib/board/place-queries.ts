import { z } from 'zod'
import { db } from '@/lib/core/db/client'
import type { ListedIntegration } from '@/lib/integrations/queries'
import { type LatestRun, latestRunsOf, type SuiteEvidence } from '@/lib/smoke/evidence-queries'
import { type SuiteRun, summariseSmoke } from './rules'
import type { PlaceRow } from './schema'

/** Runs shown as bars. */
const shownRuns = 12

const RecentRun = z.object({ environment_id: z.string(), state: z.string() })

/** Integrations by environment: what all suites prove there, summed up by the worst, and how complete the configuration is. */
export async function listPlaces(integrations: readonly ListedIntegration[]): Promise<PlaceRow[]> {
  const environmentIds = integrations.flatMap((integration) => integration.environments.map((environment) => environment.id))
  const suites = await db.smokeSuite.findMany({
    where: { integrationId: { in: integrations.map((integration) => integration.id) }, archivedAt: null },
    select: { id: true, integrationId: true },
  })
  const [evidence, recent] = await Promise.all([
    latestRunsOf(db, { environmentIds, suiteIds: suites.map((suite) => suite.id) }),
    readRecent(environmentIds),
  ])
  return integrations.flatMap((integration) => {
    const own = suites.filter((suite) => suite.integrationId === integration.id)
    return integration.environments.map((environment): PlaceRow => {
      const here = evidence.get(environment.id)
      return {
        integrationId: integration.id,
        integrationKey: integration.key,
        integrationName: integration.name,
        critical: integration.critical,
        environmentId: environment.id,
        environmentKey: environment.key,
        environmentName: environment.name,
        production: environment.production,
        smoke: smokeOf(own.flatMap((suite) => here?.get(suite.id) ?? [])),
        recent: recent
          .filter((run) => run.environment_id === environment.id)
          .map(outcomeOf)
          .reverse(),
        configuration: {
          set: environment.set,
          required: environment.required,
          blocking: environment.findings.filter((finding) => finding.weight === 'blocks').length,
        },
      }
    })
  })
}

/** The worst of what an environment's suites say, the run that says it, and when the newest of them began or ended. */
function smokeOf(suites: readonly SuiteEvidence[]): PlaceRow['smoke'] {
  const said = suites.flatMap((suite) => {
    const run = shownRun(suite)
    return run ? [{ run, as: asSuiteRun(run, suite.changed !== null) }] : []
  })
  const summary = summariseSmoke(said.map((each) => each.as))
  const behind = said.find((each) => summariseSmoke([each.as]).word === summary.word)?.run ?? null
  const moments = said.map(({ run }) => (run.finishedAt ?? run.startedAt ?? run.createdAt).getTime())
  return { ...summary, runId: behind?.id ?? null, at: moments.length > 0 ? new Date(Math.max(...moments)) : null, suites: suites.length }
}

/** The run a suite is shown by: the one under way, else the last that said something, else one that was stopped. */
const shownRun = (suite: SuiteEvidence): LatestRun | null => suite.underWay ?? suite.speaking ?? suite.latest

function asSuiteRun(run: LatestRun, stale: boolean): SuiteRun {
  return { state: run.state, passed: run.passedCount, steps: run.stepCount, stale }
}

function outcomeOf({ state }: z.output<typeof RecentRun>): PlaceRow['recent'][number] {
  if (state === 'passed') return 'passed'
  return state === 'failed' || state === 'timed_out' ? 'failed' : 'other'
}

/** The last runs that ended, newest first, of every environment. */
async function readRecent(environmentIds: readonly string[]): Promise<z.output<typeof RecentRun>[]> {
  const rows: unknown = await db.$queryRaw`
    select e.id::text as environment_id, r.state::text
    from unnest(${[...environmentIds]}::uuid[]) as e(id)
    cross join lateral (
      select recent.state, recent.created_at
      from environments place join smoke_suites s on s.integration_id = place.integration_id
      cross join lateral (
        select state, created_at from smoke_runs
        where suite_id = s.id and environment_id = place.id and state not in ('queued', 'running')
        order by created_at desc limit ${shownRuns}
      ) recent
      where place.id = e.id order by recent.created_at desc limit ${shownRuns}
    ) r
    order by r.created_at desc`
  return z.array(RecentRun).parse(rows)
}
