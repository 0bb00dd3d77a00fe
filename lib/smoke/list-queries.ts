import { z } from 'zod'
import { type Actor, readableIntegrations } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { Prisma } from '@/lib/core/db/generated/client'
import { can } from '@/lib/core/permissions'
import { latestRunsOf, type SuiteEvidence } from './evidence-queries'
import { type SuiteFilter, type SuiteState, suitesPerPage } from './list-filter'
import { changeAfter } from './rules'
import { runStates } from './schema'
import { listSchedules } from './schedules/queries'

/** Runs in the strip of each environment. */
const shownRuns = 12

const SuiteRow = z.object({
  id: z.uuid(),
  key: z.string(),
  name: z.string(),
  revision: z.int(),
  archived: z.boolean(),
  integrationId: z.uuid(),
  total: z.coerce.number().int(),
})

/**
 * One page of the suites an actor may read, by integration and name: what each last said of every environment, its last runs, when it runs by
 * itself and what its alarm says. However many suites and runs there are, a page asks the same few questions.
 */
export async function listSuitePage(actor: Actor, filter: SuiteFilter) {
  const rows = await pageOf(actor, filter)
  const integrations = await db.integration.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.integrationId))] } },
    select: {
      id: true,
      key: true,
      name: true,
      environments: {
        where: { archivedAt: null },
        orderBy: [{ position: 'asc' }, { key: 'asc' }],
        select: { id: true, key: true, name: true, timeZone: true },
      },
    },
  })
  const suiteIds = rows.map((row) => row.id)
  const environmentIds = integrations.flatMap((integration) => integration.environments.map(({ id }) => id))
  const found = await latestRunsOf(db, { environmentIds, suiteIds })
  const strips = await lastRuns(suiteIds, environmentIds)
  const schedules = suiteIds.length > 0 ? await listSchedules(actor, { suiteIds }) : []

  const placeOf = (suite: z.output<typeof SuiteRow>, environment: (typeof integrations)[number]['environments'][number]) => {
    const evidence = found.get(environment.id)?.get(suite.id)
    const schedule = schedules.find((one) => one.suite.id === suite.id && one.environment.id === environment.id)
    return {
      environment,
      shown: evidence?.speaking ?? evidence?.latest ?? null,
      underWay: evidence?.underWay ?? null,
      judged: evidence?.judged ?? { state: 'missing' as const },
      runs: strips
        .filter((run) => run.suiteId === suite.id && run.environmentId === environment.id)
        .map((run) => ({ id: run.id, state: isStale(run, evidence) ? ('stale' as const) : run.state, at: run.createdAt })),
      schedule: schedule ? { ...schedule, nextDueAt: schedule.enabled ? schedule.nextDueAt : null } : null,
    }
  }
  const stepsOf = (suiteId: string) =>
    environmentIds.map((id) => found.get(id)?.get(suiteId)?.stepCount).find((count) => count !== undefined)
  const places = integrations
    .map(({ environments, ...integration }) => ({
      ...integration,
      may: {
        create: can(actor, 'suite.create', integration.id),
        start: can(actor, 'smoke.start', integration.id),
        cancel: can(actor, 'smoke.cancel', integration.id),
      },
      suites: rows
        .filter((row) => row.integrationId === integration.id)
        .map((row) => ({
          id: row.id,
          key: row.key,
          name: row.name,
          revision: row.revision,
          archived: row.archived,
          stepCount: stepsOf(row.id) ?? null,
          places: environments.map((environment) => placeOf(row, environment)),
        })),
    }))
    .toSorted((a, b) => rows.findIndex((row) => row.integrationId === a.id) - rows.findIndex((row) => row.integrationId === b.id))
  return { places, total: rows[0]?.total ?? 0, page: filter.page }
}
export type SuiteList = Awaited<ReturnType<typeof listSuitePage>>

/** The integrations whose suites an actor may read, for the filter; whether there are suites at all; where new ones may be made. */
export async function listSuiteSources(actor: Actor) {
  const readable = readableIntegrations(actor)
  const sources = await db.integration.findMany({
    where: { ...(readable === 'all' ? {} : { id: { in: readable } }), archivedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, key: true, name: true, _count: { select: { suites: { where: { archivedAt: null } } } } },
  })
  return {
    sources: sources.map(({ id: _id, _count, ...source }) => ({ ...source, suites: _count.suites })),
    mayCreate: sources.some((source) => can(actor, 'suite.create', source.id)),
  }
}

/** The rows of one page; each knows how many there are in all. */
async function pageOf(actor: Actor, { search, integration, state, archived, page }: SuiteFilter) {
  const readable = readableIntegrations(actor)
  const part = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null
  const rows = await db.$queryRaw`
    select s.id::text, s.key, s.name, s.revision, s.archived_at is not null as archived, s.integration_id::text as "integrationId",
      count(*) over () as total
    from smoke_suites s join integrations i on i.id = s.integration_id
    where i.archived_at is null
      and ${archived ? Prisma.sql`s.archived_at is not null` : Prisma.sql`s.archived_at is null`}
      and ${readable === 'all' ? Prisma.sql`true` : Prisma.sql`i.id = any(${[...readable]}::uuid[])`}
      and ${integration ? Prisma.sql`i.key = ${integration}` : Prisma.sql`true`}
      and ${part ? Prisma.sql`(s.name ilike ${part} or s.key ilike ${part} or i.name ilike ${part} or i.key ilike ${part})` : Prisma.sql`true`}
      and ${state ? conditions[state] : Prisma.sql`true`}
    order by i.name, i.id, s.name, s.id
    limit ${suitesPerPage} offset ${(page - 1) * suitesPerPage}`
  return z.array(SuiteRow).parse(rows)
}

/** What the newest telling run of a suite says in each environment that there is. */
const told = Prisma.sql`
  select newest.state from environments e
  cross join lateral (
    select r.state from smoke_runs r
    where r.suite_id = s.id and r.environment_id = e.id and r.state in ('passed', 'failed', 'timed_out', 'errored')
    order by r.created_at desc limit 1
  ) newest
  where e.integration_id = s.integration_id and e.archived_at is null`
const hasSchedule = (and: Prisma.Sql) => Prisma.sql`exists (
  select from smoke_schedules sc join environments e on e.id = sc.environment_id
  where sc.suite_id = s.id and sc.enabled and e.archived_at is null and ${and})`

const conditions: Record<SuiteState, Prisma.Sql> = {
  failing: Prisma.sql`exists (select from (${told}) as told where told.state <> 'passed')`,
  passing: Prisma.sql`exists (${told}) and not exists (select from (${told}) as told where told.state <> 'passed')`,
  never: Prisma.sql`not exists (select from smoke_runs r where r.suite_id = s.id)`,
  running: Prisma.sql`s.id in (select r.suite_id from smoke_runs r where r.state in ('queued', 'running'))`,
  alarming: hasSchedule(Prisma.sql`sc.alarm = 'alarming'`),
  scheduled: hasSchedule(Prisma.sql`true`),
  unscheduled: Prisma.sql`not ${hasSchedule(Prisma.sql`true`)}`,
}

const StripRow = z.object({
  id: z.uuid(),
  suiteId: z.uuid(),
  environmentId: z.uuid(),
  state: z.enum(runStates),
  revision: z.int(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  configDigest: z.string().nullable(),
})

/** The last runs of each suite in each environment, the newest first. */
async function lastRuns(suiteIds: readonly string[], environmentIds: readonly string[]) {
  if (suiteIds.length === 0) return []
  const rows = await db.$queryRaw`
    select r.* from unnest(${[...suiteIds]}::uuid[]) as s(id) cross join unnest(${[...environmentIds]}::uuid[]) as e(id)
    cross join lateral (
      select id::text, suite_id::text as "suiteId", environment_id::text as "environmentId", state::text, revision, created_at as "createdAt",
        started_at as "startedAt", finished_at as "finishedAt", config_digest as "configDigest"
      from smoke_runs where suite_id = s.id and environment_id = e.id
      order by created_at desc limit ${shownRuns}
    ) r`
  return z.array(StripRow).parse(rows)
}

function isStale(run: z.output<typeof StripRow>, evidence: SuiteEvidence | undefined): boolean {
  return run.state === 'passed' && evidence !== undefined && changeAfter(evidence.facts, run) !== null
}
