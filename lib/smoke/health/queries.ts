import { type Actor, readableIntegrations } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { readPlan } from '../read-plan'
import type { SlotPlan } from '../schedules/slots'
import { probes } from '../step-schema'
import { type ProbeRow, readNewestRuns, readProbes, type SuiteRow } from './health-rows-queries'
import { type Asked, freshUntil, judgeHealth } from './judge-health'

/** What of a step's history a strip shows. */
const strip = 30
/** Errors of ours: the service was not asked. */
const ours = new Set(['refused_address', 'bad_url', 'bad_request', 'unknown_variable', 'cancelled', 'unreadable'])

const suiteFields = {
  id: true,
  key: true,
  name: true,
  revisions: { orderBy: { revision: 'desc' as const }, take: 1, select: { definition: true, plan: true } },
} as const
type Suite = { id: string; key: string; name: string; revisions: readonly { definition: unknown; plan: unknown }[] }
type Schedules = ReadonlyMap<string, SlotPlan>
const placeOf = (row: { environmentId: string; suiteId: string }) => `${row.environmentId} ${row.suiteId}`

/**
 * How the services of an integration are in each environment, by what its probes and suites last said: status, connected or not, latency, when last
 * asked, and every probe with its last outcomes. Null when it is not there for this actor.
 */
export async function getHealth(actor: Actor, integrationId: string) {
  return (await readHealth(actor, integrationId))[0] ?? null
}
export type HealthPage = NonNullable<Awaited<ReturnType<typeof getHealth>>>

/** The same of everything the actor may read, in short, a line an environment. */
export async function listHealth(actor: Actor) {
  const places = await readHealth(actor, null)
  return places.flatMap(({ environments, ...integration }) =>
    environments.map(({ environment, health }) => ({ integration, environment, ...health })),
  )
}

async function readHealth(actor: Actor, integrationId: string | null) {
  const readable = readableIntegrations(actor)
  const at = clock()
  const integrations = await db.integration.findMany({
    where: {
      AND: [readable === 'all' ? {} : { id: { in: readable } }, integrationId === null ? { archivedAt: null } : { id: integrationId }],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      key: true,
      name: true,
      environments: {
        where: { archivedAt: null },
        orderBy: [{ position: 'asc' }, { key: 'asc' }],
        select: { id: true, key: true, name: true, production: true },
      },
      suites: { where: { archivedAt: null }, orderBy: [{ name: 'asc' }, { id: 'asc' }], select: suiteFields },
    },
  })
  const found = []
  // One after another: a page must not take every connection.
  for (const { environments, suites, ...integration } of integrations) {
    const places = [environments.map(({ id }) => id), suites.map(({ id }) => id)] as const
    const [probeRows, suiteRows, schedules] = [await readProbes(...places), await readNewestRuns(...places), await schedulesOf(places[1])]
    found.push({
      ...integration,
      environments: environments.map((environment) => ({
        environment,
        ...healthOf(
          suites,
          probeRows.filter((row) => row.environmentId === environment.id),
          suiteRows.filter((row) => row.environmentId === environment.id),
          schedules,
          at,
        ),
      })),
    })
  }
  return found
}

async function schedulesOf(suiteIds: readonly string[]): Promise<Schedules> {
  const rows = await db.smokeSchedule.findMany({
    where: { suiteId: { in: [...suiteIds] } },
    select: { id: true, suiteId: true, environmentId: true, enabled: true, everySeconds: true, cron: true, timeZone: true },
  })
  return new Map(rows.map((row) => [placeOf(row), row]))
}

function healthOf(
  suites: readonly Suite[],
  probeRows: readonly ProbeRow[],
  suiteRows: readonly SuiteRow[],
  schedules: Schedules,
  now: Date,
) {
  // A step that was renamed or taken out is asked no more: what it said is no stale probe.
  const planned = new Set(suites.flatMap(({ id, revisions }) => revisions.flatMap(readPlan).map(({ name }) => `${id} ${name}`)))
  const asked = probeRows.filter(({ suiteId, name }) => planned.has(`${suiteId} ${name}`))
  const grouped = [...Map.groupBy(asked, (row) => sourceOf(row, suites)).values()]
  const checks = grouped.flatMap((rows) => {
    const newest = rows[0]
    if (!newest) return []
    // Whoever asked last: it is asked again by any of the suites that hold it.
    const until = [...new Set(rows.map(placeOf))].map((place) => freshUntil(newest.at, schedules.get(place) ?? null).getTime())
    const check = { ...askedOf(newest, ownName(newest), schedules), freshUntil: new Date(Math.max(...until)) }
    return [
      {
        ...check,
        probe: newest.probe,
        status: newest.status,
        runId: newest.runId,
        suite: { id: newest.suiteId, name: suites.find(({ id }) => id === newest.suiteId)?.name ?? '' },
        fresh: check.freshUntil >= now,
        history: rows
          .slice(0, strip)
          .reverse()
          .map(({ runId, state, at, ms }) => ({ runId, state, at, ms })),
      },
    ]
  })
  const runs = suiteRows.map((row) => ({
    ...askedOf({ ...row, status: row.answers > 0 ? 200 : null }, suites.find(({ id }) => id === row.suiteId)?.name ?? '', schedules),
    runId: row.runId,
    suiteId: row.suiteId,
  }))
  return {
    health: judgeHealth({ probes: checks, suites: runs }, now),
    probes: checks.toSorted((a, b) => probes.indexOf(a.probe) - probes.indexOf(b.probe)),
    suites: runs.map((run) => ({ ...run, fresh: run.freshUntil >= now })),
  }
}

/** The step as its own suite names it, without those that include it. */
const ownName = ({ name, included }: ProbeRow) =>
  included === null ? name : name.slice(name.lastIndexOf(' › ') + (name.includes(' › ') ? 3 : 0))

/** The step that is asked, wherever it is included: one probe, however many suites ask it. */
const sourceOf = (row: ProbeRow, suites: readonly Suite[]) =>
  `${row.included ?? suites.find(({ id }) => id === row.suiteId)?.key ?? ''} ${ownName(row)}`

type Row = {
  environmentId: string
  suiteId: string
  state: Asked['state']
  status: number | null
  error: string | null
  ms: number | null
  at: Date
}

function askedOf(row: Row, name: string, schedules: Schedules): Asked {
  const answered = row.status !== null
  return {
    name,
    state: row.state,
    answered,
    notAsked: !answered && ours.has(codeOf(row.error)),
    latencyMs: answered ? row.ms : null,
    at: row.at,
    freshUntil: freshUntil(row.at, schedules.get(placeOf(row)) ?? null),
  }
}

function codeOf(error: string | null): string {
  try {
    const { code } = JSON.parse(error ?? '{}') as { code?: unknown }
    return typeof code === 'string' ? code : ''
  } catch {
    return ''
  }
}
