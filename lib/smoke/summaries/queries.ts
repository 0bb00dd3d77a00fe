import { type Actor, mayRead } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { readPlan } from '../read-plan'
import { rangeShape, type TrendFilter } from './schema'
import { readSummaries } from './summary-queries'
import { trendModel } from './trend-model'

/** Changes that a chart marks, at most: the newest. */
const mostMarks = 100
/** Kinds of change that can make answers different. */
const markedKinds = ['deployment', 'configuration', 'key_rotation', 'content_batch', 'session_strategy', 'retry_policy', 'polling_timeout']

/**
 * How a suite did in an environment over a range: points for charts, figures of every step over the whole of it, and the changes that may explain
 * them. Percentiles come from merged buckets. Null when it is not there for this actor.
 */
export async function getTrend(actor: Actor, { suiteId, environment: key, range, step }: TrendFilter) {
  const suite = await db.smokeSuite.findUnique({
    where: { id: suiteId },
    select: { integrationId: true, revisions: { orderBy: { revision: 'desc' }, take: 1, select: { definition: true, plan: true } } },
  })
  if (!suite || !mayRead(actor, suite.integrationId)) return null
  const { integrationId } = suite
  const environment = await db.environment.findUnique({
    where: { integrationId_key: { integrationId, key } },
    select: { id: true, key: true, name: true },
  })
  if (!environment) return null
  const now = clock()
  const shape = rangeShape[range]
  const from = new Date(Math.floor((now.getTime() / 1000 - shape.seconds) / shape.whole) * shape.whole * 1000)
  const place = { suiteId, environmentId: environment.id }
  const whole = await readSummaries(db, place, from, shape.whole)
  const rows = await readSummaries(db, { ...place, step }, from, shape.level)
  const revision = suite.revisions[0]
  const stepNames = revision ? readPlan(revision).map((planned) => planned.name) : []
  return {
    range,
    environment,
    step,
    ...trendModel({ from, now, pointSeconds: shape.point, rows, whole, stepNames }),
    marks: await changesSince(from, { suiteId, integrationId, environmentId: environment.id }),
  }
}
export type Trend = NonNullable<Awaited<ReturnType<typeof getTrend>>>

async function changesSince(
  from: Date,
  { suiteId, integrationId, environmentId }: { suiteId: string; integrationId: string; environmentId: string },
) {
  const rows = await db.change.findMany({
    where: {
      at: { gte: from },
      integrationId,
      AND: [
        { OR: [{ environmentId }, { environmentId: null }] },
        { OR: [{ kind: { in: markedKinds } }, { kind: 'suite', details: { path: ['suiteId'], equals: suiteId } }] },
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: mostMarks,
    select: { id: true, at: true, kind: true, summary: true, details: true, actorName: true },
  })
  return rows.reverse().map(({ details, ...row }) => ({ ...row, details: details as Record<string, unknown> }))
}
