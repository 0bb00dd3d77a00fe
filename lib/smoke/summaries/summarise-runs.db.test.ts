import { beforeEach, describe, expect, test } from 'vitest'
import { job } from '@/lib/core/actor'
import { integration, person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { type MadeRun, madeRuns } from '../testing/made-runs'
import { bucketOf, countIn, mergeBuckets, percentile } from './log-buckets'
import { summariseAll } from './summarise-all'
import { summariseRuns } from './summarise-runs'
import { summarisedUntil } from './summarised-until'

const { db, owner } = testDb()
const worker = job('smoke.summarise')
const running = () => new AbortController().signal

let place: { suiteId: string; environmentId: string }
beforeEach(async () => {
  await owner('delete from smoke_summaries')
  await owner('delete from smoke_results')
  await owner('delete from smoke_runs')
  await owner('delete from settings')
  const { id, environments } = await integration()
  const suite = await db.smokeSuite.create({ data: { integrationId: id, key: 'core', name: 'Core' } })
  place = { suiteId: suite.id, environmentId: environments[0]!.id }
})

const minute = 60_000
const ago = (ms: number) => new Date(Date.now() - ms)

const runs = (made: readonly MadeRun[]) => madeRuns(owner, place, made)

type Row = { seconds: number; starts_at: Date; step: string; counts: Record<string, number>; buckets: Record<string, number> }
const rows = (seconds: number, step = '') =>
  owner<Row>('select seconds, starts_at, step, counts, buckets from smoke_summaries where seconds = $1 and step = $2 order by starts_at', [
    seconds,
    step,
  ])
const together = (found: readonly Row[]) => ({
  counts: mergeBuckets(found.map((row) => row.counts)),
  buckets: mergeBuckets(found.map((row) => row.buckets)),
})

describe('summarising', () => {
  test('counts every finished run once, at every level, as one count of all of them would', async () => {
    const made = Array.from({ length: 3000 }, (_, n): MadeRun => {
      const state = n % 50 === 0 ? 'failed' : n % 97 === 0 ? 'timed_out' : n % 131 === 0 ? 'interrupted' : 'passed'
      return { at: ago(10 * minute + n * 30_000), state, ms: [5 + (n % 400), 0.03 * (1 + n)] }
    })
    await runs(made)
    await Promise.all(Array.from({ length: 3 }, () => summariseAll(worker, running())))
    const wanted: Record<string, number> = {}
    for (const { state = '' } of made) wanted[state] = (wanted[state] ?? 0) + 1
    const until = (await summarisedUntil(db))!
    expect(until.getTime()).toBeGreaterThan(Date.now() - 7 * minute)
    for (const step of ['Step 1', 'Step 2']) {
      // The newest hour and day are not over: what is finer has the rest.
      const hours = await rows(3600, step)
      const days = await rows(86_400, step)
      const end = (found: Row[], seconds: number) => (found.at(-1)?.starts_at.getTime() ?? 0) + seconds * 1000
      const whole = together([
        ...days,
        ...hours.filter((row) => row.starts_at.getTime() >= end(days, 86_400)),
        ...(await rows(300, step)).filter((row) => row.starts_at.getTime() >= end(hours, 3600)),
      ])
      const position = step === 'Step 1' ? 0 : 1
      expect(whole.buckets).toEqual(mergeBuckets(made.map((run) => ({ [bucketOf(run.ms![position]!)]: 1 }))))
      expect(countIn(whole.counts)).toBe(3000)
    }
    const hours = await rows(3600)
    const days = await rows(86_400)
    const last = (days.at(-1)?.starts_at.getTime() ?? 0) + 86_400_000
    const lastHour = (hours.at(-1)?.starts_at.getTime() ?? 0) + 3_600_000
    const all = together([
      ...days,
      ...hours.filter((row) => row.starts_at.getTime() >= last),
      ...(await rows(300)).filter((row) => row.starts_at.getTime() >= lastHour),
    ])
    expect(all.counts).toEqual(wanted)
    // Only passes say how long the whole takes.
    expect(countIn(all.buckets)).toBe(wanted.passed)
    expect((await summariseRuns(worker, {})).ok).toBe(true)
    expect(together(await rows(3600)).counts).toEqual(together(hours).counts)
  })

  test('leaves what has only just finished for later, and takes it then', async () => {
    await runs([{ at: ago(0), ms: [10] }])
    await summariseAll(worker, running())
    expect(await rows(300)).toEqual([])
    expect(await summarisedUntil(db)).toBeNull()
    await owner(`update smoke_runs set finished_at = finished_at - interval '7 minutes'`)
    await summariseAll(worker, running())
    expect(together(await rows(300)).counts).toEqual({ passed: 1 })
  })

  test('two workers at once count nothing twice', async () => {
    await runs(Array.from({ length: 300 }, (_, n): MadeRun => ({ at: ago(20 * minute + n * 20_000), ms: [n + 1] })))
    await Promise.all(Array.from({ length: 8 }, () => summariseRuns(worker, {})))
    await summariseAll(worker, running())
    expect(together(await rows(300)).counts).toEqual({ passed: 300 })
    expect(together(await rows(300, 'Step 1')).buckets).toEqual(
      mergeBuckets(Array.from({ length: 300 }, (_, n) => ({ [bucketOf(n + 1)]: 1 }))),
    )
  })

  test('a step kept from an earlier run, and the time of such a run, are not counted again', async () => {
    const [first] = await runs([{ at: ago(30 * minute), state: 'failed', ms: [100] }])
    await runs([{ at: ago(29 * minute), ms: [100], keptFrom: first, detail: { keptFrom: first } }])
    await summariseAll(worker, running())
    expect(together(await rows(300))).toEqual({ counts: { failed: 1, passed: 1 }, buckets: {} })
    expect(together(await rows(300, 'Step 1'))).toEqual({ counts: { failed: 1 }, buckets: { [bucketOf(100)]: 1 } })
  })

  test('a poll counts its time to completion; what got no answer has no time', async () => {
    await runs([{ at: ago(30 * minute), ms: [20], detail: { poll: { questions: 9, completionMs: 4000, lastMismatch: null } } }])
    const [dead] = await runs([{ at: ago(30 * minute), state: 'errored', ms: [3000] }])
    await owner('update smoke_results set status = null where run_id = $1', [dead])
    await summariseAll(worker, running())
    const found = together(await rows(300, 'Step 1'))
    expect(found.buckets).toEqual({ [bucketOf(4000)]: 1 })
    expect(Math.abs(percentile(found.buckets, 50)! - 4000)).toBeLessThanOrEqual(40)
  })

  test('results nobody can read do not stop it', async () => {
    const [odd] = await runs([{ at: ago(30 * minute), ms: [20] }])
    await owner(`update smoke_results set timings = '"x"', detail = '[]' where run_id = $1`, [odd])
    await summariseAll(worker, running())
    expect(together(await rows(300, 'Step 1'))).toEqual({ counts: { passed: 1 }, buckets: {} })
  })

  test('goes over years without runs in one turn, and closes the hour and the day that were open', async () => {
    await runs([
      { at: ago(800 * 86_400_000), ms: [10] },
      { at: ago(20 * minute), ms: [10] },
    ])
    expect(await summariseAll(worker, running())).toMatchObject({ turns: expect.any(Number) })
    expect(together(await rows(86_400)).counts.passed).toBeGreaterThanOrEqual(1)
    // Five-minute rows go after two days and hours after forty; days stay.
    for (const seconds of [300, 3600]) expect((await rows(seconds)).filter((row) => row.starts_at < ago(40 * 86_400_000))).toEqual([])
  })

  test('is the product’s alone', async () => {
    expect(await summariseRuns(await person({ role: 'administrator' }), {})).toMatchObject({
      ok: false,
      refusal: { code: 'denied_job_only' },
    })
  })
})
