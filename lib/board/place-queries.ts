import { z } from 'zod'
import { db } from '@/lib/core/db/client'
import type { ListedIntegration } from '@/lib/integrations/queries'
import { type SuiteRun, summariseSmoke } from './rules'
import type { PlaceRow } from './schema'

/** Runs shown as bars. */
const shownRuns = 12

const LatestRun = z.object({
  suite_id: z.string(),
  environment_id: z.string(),
  id: z.string(),
  state: z.enum(['queued', 'running', 'passed', 'failed', 'errored', 'timed_out', 'cancelled', 'interrupted']),
  passed_count: z.number(),
  step_count: z.number(),
  at: z.date(),
  stale: z.boolean(),
})

const RecentRun = z.object({ environment_id: z.string(), state: z.string() })

/**
 * Integrations by environment: the newest run of every suite, summed up, and how complete the configuration is. A run is stale when
 * a value of the environment was set after it began, or the suite has a newer revision.
 */
export async function listPlaces(integrations: readonly ListedIntegration[]): Promise<PlaceRow[]> {
  const environmentIds = integrations.flatMap((integration) => integration.environments.map((environment) => environment.id))
  const [latest, recent, suites] = await Promise.all([
    readLatest(environmentIds),
    readRecent(environmentIds),
    db.smokeSuite.groupBy({
      by: ['integrationId'],
      where: { integrationId: { in: integrations.map((each) => each.id) }, archivedAt: null },
      _count: true,
    }),
  ])
  const suiteCount = new Map(suites.map((row) => [row.integrationId, row._count]))
  return integrations.flatMap((integration) =>
    integration.environments.map((environment): PlaceRow => {
      const runs = latest.filter((run) => run.environment_id === environment.id)
      const newest = runs.reduce<(typeof runs)[number] | null>((best, run) => (best && best.at >= run.at ? best : run), null)
      const summary = summariseSmoke(runs.map(asSuiteRun))
      // The chip leads to the run it speaks of; among several suites that is the one that made it what it is.
      const speaking = runs.find((run) => summariseSmoke([asSuiteRun(run)]).word === summary.word) ?? newest
      return {
        integrationId: integration.id,
        integrationKey: integration.key,
        integrationName: integration.name,
        critical: integration.critical,
        environmentId: environment.id,
        environmentKey: environment.key,
        environmentName: environment.name,
        production: environment.production,
        smoke: { ...summary, runId: speaking?.id ?? null, at: newest?.at ?? null, suites: suiteCount.get(integration.id) ?? 0 },
        recent: recent
          .filter((run) => run.environment_id === environment.id)
          .map((run) => (run.state === 'passed' ? 'passed' : run.state === 'failed' || run.state === 'timed_out' ? 'failed' : 'other'))
          .reverse(),
        configuration: {
          set: environment.set,
          required: environment.required,
          blocking: environment.findings.filter((finding) => finding.weight === 'blocks').length,
        },
      }
    }),
  )
}

function asSuiteRun(run: z.output<typeof LatestRun>): SuiteRun {
  return { state: run.state, passed: run.passed_count, steps: run.step_count, stale: run.stale }
}

/** The newest run of every suite that is still there, in every environment. */
async function readLatest(environmentIds: readonly string[]): Promise<z.output<typeof LatestRun>[]> {
  const rows: unknown = await db.$queryRaw`
    select distinct on (r.suite_id, r.environment_id)
      r.suite_id::text, r.environment_id::text, r.id::text, r.state::text, r.passed_count, r.step_count,
      coalesce(r.finished_at, r.started_at, r.created_at) as at,
      (r.revision < s.revision
        or exists (select 1 from variable_values v where v.environment_id = r.environment_id and v.set_at > coalesce(r.started_at, r.created_at))) as stale
    from smoke_runs r join smoke_suites s on s.id = r.suite_id
    where r.environment_id = any(${[...environmentIds]}::uuid[]) and s.archived_at is null
    order by r.suite_id, r.environment_id, r.created_at desc`
  return z.array(LatestRun).parse(rows)
}

/** The last runs that ended, newest first, of every environment. */
async function readRecent(environmentIds: readonly string[]): Promise<z.output<typeof RecentRun>[]> {
  const rows: unknown = await db.$queryRaw`
    select e.id::text as environment_id, r.state::text
    from unnest(${[...environmentIds]}::uuid[]) as e(id)
    cross join lateral (
      select state, created_at from smoke_runs
      where environment_id = e.id and state not in ('queued', 'running')
      order by created_at desc limit ${shownRuns}
    ) r
    order by r.created_at desc`
  return z.array(RecentRun).parse(rows)
}
