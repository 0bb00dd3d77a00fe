import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { job } from '@/lib/core/actor'
import { testDb } from '@/lib/core/testing/test-db'
import { saveSchedule } from '@/lib/smoke/schedules/save-schedule'
import { summariesKey } from '@/lib/smoke/summaries/summarised-until'
import { done, smokePlace } from '@/lib/smoke/testing/smoke-place'
import { pruneAll } from './prune-all'

const { db } = testDb()
const day = 86_400_000
const actor = job('smoke.prune')
const prune = () => pruneAll(actor, new AbortController().signal)
const ago = (days: number) => new Date(Date.now() - days * day)
const summarise = (until: Date) =>
  db.setting.upsert({ where: { key: summariesKey }, create: { key: summariesKey, value: { until } }, update: { value: { until } } })

test('what is too old goes, failed later than passed; pins, what is in no summary, and the newest word stay', async () => {
  const place = await smokePlace('http://127.0.0.1:9')
  const keep = async (state: 'passed' | 'failed' | 'interrupted', days: number, more: object = {}) => {
    const at = ago(days)
    const run = await db.smokeRun.create({
      data: {
        suiteId: place.suite.id,
        environmentId: place.environment.id,
        revision: 1,
        state,
        requestedByName: 'Schedule',
        createdAt: at,
        startedAt: at,
        finishedAt: at,
        ...more,
      },
    })
    const step = { position: 0, name: 'Up', state: 'passed' as const, startedAt: at, timings: {}, assertions: [], request: {} }
    await db.smokeResult.create({ data: { runId: run.id, ...step } })
    return run.id
  }
  const gone = [await keep('passed', 8), await keep('interrupted', 30), await keep('failed', 91)]
  const signed = await keep('passed', 40)
  const kept = [await keep('failed', 60), await keep('passed', 6), await keep('passed', 20, { releaseId: randomUUID() }), signed]
  const other = await keep('passed', 300, { environmentId: place.production.id })
  const left = async () => (await db.smokeRun.findMany({ where: { suiteId: place.suite.id } })).map(({ id }) => id)

  expect(await prune()).toEqual({ pruned: 0 })
  await summarise(ago(35))
  const checklist = await db.checklist.create({
    data: {
      integrationId: place.integration.id,
      environmentId: place.environment.id,
      windowStart: ago(1),
      windowEnd: ago(0),
    },
  })
  await db.checklistItem.create({
    data: {
      checklistId: checklist.id,
      key: 'a',
      text: 'A',
      phase: 'before',
      position: 0,
      kind: 'smoke',
      params: { suiteKey: 'core' },
      smokeRunId: signed,
    },
  })
  expect(await prune()).toEqual({ pruned: 1 })
  expect(await left()).not.toContain(gone[2])
  await summarise(ago(0))
  expect(await prune()).toEqual({ pruned: 2 })
  expect((await left()).toSorted()).toEqual([...kept, other].toSorted())
  expect(await db.smokeResult.count({ where: { runId: { in: gone } } })).toBe(0)
})

test('of one suite and environment at most so many stay', async () => {
  const place = await smokePlace('http://127.0.0.1:9')
  done(await saveSchedule(place.manager, { suiteId: place.suite.id, environmentId: place.environment.id, everySeconds: 60 }))
  const value = (await db.setting.findUniqueOrThrow({ where: { key: 'instance' } })).value as object
  await db.setting.update({ where: { key: 'instance' }, data: { value: { ...value, smokePassedRuns: 100 } } })
  await summarise(ago(0))
  await db.$executeRaw`insert into smoke_runs (id, suite_id, revision, environment_id, state, requested_by_name, created_at, started_at, finished_at)
    select gen_random_uuid(), ${place.suite.id}::uuid, 1, ${place.environment.id}::uuid, 'passed', 'Schedule', at, at, at
    from generate_series(1, 130) n cross join lateral (select now() - n * interval '1 minute' as at) t`
  const { shiftClock } = await import('@/lib/core/clock')
  // Each schedule is counted in one minute of an hour.
  for (let minute = 0; minute < 60; minute++) {
    shiftClock(minute * 60_000)
    await prune()
  }
  shiftClock(0)
  expect(await db.smokeRun.count({ where: { suiteId: place.suite.id } })).toBe(100)
})
