import { z } from 'zod'
import { clockOffset } from '@/lib/core/clock'
import type { Reader } from '@/lib/core/db/client'
import { getConfigurationFacts, listConfigurationChanges } from '@/lib/integrations/configuration'
import { changeAfter, type EvidenceFacts, type EvidenceJudgement, judgeSmokeEvidence, type LaterChange, type RunFact } from './rules'
import { runStates } from './schema'

const RunRow = z.object({
  id: z.uuid(),
  suiteId: z.uuid(),
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
  if (suiteIds.length === 0) return new Map()
  const ids = [...new Set(suiteIds)]
  const [suites, rows, configuration, now] = [
    await reader.smokeSuite.findMany({ where: { id: { in: ids } }, include: { revisions: { orderBy: { revision: 'desc' }, take: 1 } } }),
    await newestRuns(reader, environmentId, ids),
    await getConfigurationFacts(reader, environmentId),
    await databaseNow(reader),
  ]
  const oldest = rows.reduce<Date | null>((first, { startedAt }) => (startedAt && (!first || startedAt < first) ? startedAt : first), null)
  const changes = oldest ? await listConfigurationChanges(reader, environmentId, { after: oldest, limit: lookedThrough }) : []
  return new Map(
    suites.map((suite) => {
      const own = rows.filter((run) => run.suiteId === suite.id)
      const find = (states: readonly string[]) => own.find((run) => states.includes(run.state)) ?? null
      const speaking = find(['passed', 'failed', 'timed_out', 'errored'])
      const underWay = find(['queued', 'running'])
      const newest = suite.revisions[0]
      const facts: EvidenceFacts = {
        run: speaking as RunFact | null,
        running: underWay !== null,
        suite: { name: suite.name, revision: suite.revision, revisedAt: newest?.createdAt ?? suite.createdAt },
        configuration: { digest: configuration?.digest ?? '', changes },
        maxAgeMs: null,
      }
      const evidence: SuiteEvidence = {
        suiteId: suite.id,
        key: suite.key,
        name: suite.name,
        revision: suite.revision,
        digest: newest?.digest ?? '',
        archived: suite.archivedAt !== null,
        stepCount: stepsIn(newest?.definition),
        latest: own.reduce<LatestRun | null>((best, run) => (best && best.createdAt >= run.createdAt ? best : run), null),
        speaking,
        underWay,
        changed: speaking ? changeAfter(facts, speaking) : null,
        judged: judgeSmokeEvidence(facts, now),
        facts,
      }
      return [suite.id, evidence]
    }),
  )
}

/** Of each suite the newest run of each sort: under way, saying something, saying nothing. */
async function newestRuns(reader: Reader, environmentId: string, suiteIds: readonly string[]): Promise<LatestRun[]> {
  const rows = await reader.$queryRaw`
    select distinct on (suite_id, sort)
      id::text, suite_id::text as "suiteId", revision, state::text, created_at as "createdAt", started_at as "startedAt",
      finished_at as "finishedAt", config_digest as "configDigest", step_count as "stepCount", passed_count as "passedCount",
      summary, requested_by_name as "requestedByName"
    from smoke_runs,
      lateral (select case when state in ('queued', 'running') then 0 when state in ('cancelled', 'interrupted') then 2 else 1 end as sort) as sorted
    where environment_id = ${environmentId}::uuid and suite_id = any(${[...suiteIds]}::uuid[])
    order by suite_id, sort, created_at desc, id desc`
  return z.array(RunRow).parse(rows)
}

async function databaseNow(reader: Reader): Promise<Date> {
  const [row] = await reader.$queryRaw<{ now: Date }[]>`select now()`
  return new Date((row?.now ?? new Date()).getTime() + clockOffset())
}

function stepsIn(definition: unknown): number {
  const steps = definition && typeof definition === 'object' && 'steps' in definition ? definition.steps : null
  return Array.isArray(steps) ? steps.length : 0
}
