import { z } from 'zod'
import { clockOffset } from '@/lib/core/clock'
import type { Reader } from '@/lib/core/db/client'
import { getConfigurationFacts, listConfigurationChanges } from '@/lib/integrations/configuration'
import { changeAfter, type EvidenceFacts, type EvidenceJudgement, isEvidence, judgeSmokeEvidence, type LaterChange } from './rules'
import { runStates } from './schema'

const RunRow = z.object({
  id: z.uuid(),
  suiteId: z.uuid(),
  environmentId: z.uuid(),
  revision: z.int(),
  state: z.enum(runStates),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  configDigest: z.string().nullable(),
  stepCount: z.int(),
  passedCount: z.int(),
  summary: z.string(),
  requestedByName: z.string(),
  keptFromId: z.uuid().nullable(),
})
/** A run as evidence, boards and strips need it. */
export type LatestRun = z.output<typeof RunRow>

/** What one suite has to say about one environment. */
export type SuiteEvidence = {
  suiteId: string
  key: string
  name: string
  revision: number
  digest: string
  archived: boolean
  stepCount: number
  /** The newest run, whatever it is; null when there never was one. */
  latest: LatestRun | null
  /** The newest run that says something: passed, failed, timed out or errored. */
  speaking: LatestRun | null
  /** The run that is queued or running. */
  underWay: LatestRun | null
  /** The first change `speaking` does not know of: a newer revision, or of the environment's configuration. */
  changed: LaterChange | null
  /** Judged without an age limit; an item with one judges again by `judgeSmokeEvidence`. */
  judged: EvidenceJudgement
  facts: EvidenceFacts
}

/** Later changes that are looked through for the first one after a run. */
const lookedThrough = 200

/**
 * What suites prove for an environment, by suite id, for verdicts, items and boards. Suites that do not exist are left out;
 * archived ones say so.
 */
export async function latestRuns(
  reader: Reader,
  { environmentId, suiteIds }: { environmentId: string; suiteIds: readonly string[] },
): Promise<Map<string, SuiteEvidence>> {
  const places = await latestRunsOf(reader, { environmentIds: [environmentId], suiteIds })
  return places.get(environmentId) ?? new Map()
}

/**
 * The same for several environments at once, by environment id and suite id. One query after another: a page must not take every
 * connection.
 */
export async function latestRunsOf(
  reader: Reader,
  { environmentIds, suiteIds }: { environmentIds: readonly string[]; suiteIds: readonly string[] },
): Promise<Map<string, Map<string, SuiteEvidence>>> {
  const places = new Map<string, Map<string, SuiteEvidence>>()
  if (suiteIds.length === 0) return places
  const ids = [...new Set(suiteIds)]
  const suites = await reader.smokeSuite.findMany({
    where: { id: { in: ids } },
    include: { revisions: { orderBy: { revision: 'desc' }, take: 1 } },
  })
  const rows = await newestRuns(reader, environmentIds, ids)
  const now = await databaseNow(reader)
  for (const environmentId of environmentIds) {
    const here = rows.filter((run) => run.environmentId === environmentId)
    const configuration = await configurationSince(reader, environmentId, here)
    places.set(environmentId, new Map(suites.map((suite) => [suite.id, evidenceOf(suite, here, configuration, now)])))
  }
  return places
}

type SuiteRow = {
  id: string
  key: string
  name: string
  revision: number
  createdAt: Date
  archivedAt: Date | null
  revisions: { digest: string; definition: unknown; plan: unknown; createdAt: Date }[]
}

function evidenceOf(suite: SuiteRow, here: readonly LatestRun[], configuration: EvidenceFacts['configuration'], now: Date): SuiteEvidence {
  const own = here.filter((run) => run.suiteId === suite.id)
  const find = (states: readonly string[]) => own.find((run) => states.includes(run.state)) ?? null
  const speaking = find(['passed', 'failed', 'timed_out', 'errored'])
  const underWay = find(['queued', 'running'])
  const newest = suite.revisions[0]
  const facts: EvidenceFacts = {
    run: speaking,
    running: underWay !== null,
    suite: { name: suite.name, revision: suite.revision, revisedAt: newest?.createdAt ?? suite.createdAt },
    configuration,
    maxAgeMs: null,
  }
  return {
    suiteId: suite.id,
    key: suite.key,
    name: suite.name,
    revision: suite.revision,
    digest: newest?.digest ?? '',
    archived: suite.archivedAt !== null,
    stepCount: stepsIn(newest),
    latest: own.reduce<LatestRun | null>((best, run) => (best && best.createdAt >= run.createdAt ? best : run), null),
    speaking,
    underWay,
    changed: speaking ? changeAfter(facts, speaking) : null,
    judged: judgeSmokeEvidence(facts, now),
    facts,
  }
}

/** The configuration of an environment now and what changed in it since the oldest of these runs; not asked where no run says anything. */
async function configurationSince(
  reader: Reader,
  environmentId: string,
  runs: readonly LatestRun[],
): Promise<EvidenceFacts['configuration']> {
  const since = runs.flatMap(({ state, startedAt }) => (isEvidence(state) && startedAt ? [startedAt.getTime()] : []))
  if (since.length === 0) return { digest: '', changes: [] }
  const configuration = await getConfigurationFacts(reader, environmentId)
  const changes = await listConfigurationChanges(reader, environmentId, { after: new Date(Math.min(...since)), limit: lookedThrough })
  return { digest: configuration?.digest ?? '', changes }
}

/**
 * Of each suite and environment the newest run under way, the newest that says something, and the newest of all. Each is one step into an index,
 * however many runs there are: a schedule leaves millions.
 */
async function newestRuns(reader: Reader, environmentIds: readonly string[], suiteIds: readonly string[]): Promise<LatestRun[]> {
  const rows = await reader.$queryRaw`
    select distinct on (r.id)
      r.id::text, r.suite_id::text as "suiteId", r.environment_id::text as "environmentId", r.revision, r.state::text, r.created_at as "createdAt",
      r.started_at as "startedAt", r.finished_at as "finishedAt", r.config_digest as "configDigest", r.step_count as "stepCount",
      r.passed_count as "passedCount", r.summary, r.requested_by_name as "requestedByName", r.kept_from_id::text as "keptFromId"
    from smoke_suites s join environments e on e.integration_id = s.integration_id
    cross join lateral (
      (select * from smoke_runs where suite_id = s.id and environment_id = e.id and state in ('queued', 'running')
        order by created_at desc, id desc limit 1)
      union all
      (select * from smoke_runs where suite_id = s.id and environment_id = e.id and state in ('passed', 'failed', 'timed_out', 'errored')
        order by created_at desc, id desc limit 1)
      union all
      (select * from smoke_runs where suite_id = s.id and environment_id = e.id order by created_at desc, id desc limit 1)
    ) r
    where e.id = any(${[...environmentIds]}::uuid[]) and s.id = any(${[...suiteIds]}::uuid[])`
  return z
    .array(RunRow)
    .parse(rows)
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
}

async function databaseNow(reader: Reader): Promise<Date> {
  const [row] = await reader.$queryRaw<{ now: Date }[]>`select now()`
  return new Date((row?.now ?? new Date()).getTime() + clockOffset())
}

/** Requests of a revision, rows and included suites counted. */
function stepsIn(revision: { definition: unknown; plan: unknown } | undefined): number {
  if (Array.isArray(revision?.plan)) return revision.plan.length
  const counted = Counted.safeParse(revision?.definition)
  return counted.success ? counted.data.steps.reduce((sum, { rows }) => sum + (rows?.rows.length ?? 1), 0) : 0
}

const Counted = z.object({ steps: z.array(z.object({ rows: z.object({ rows: z.array(z.unknown()) }).nullish() })) })
