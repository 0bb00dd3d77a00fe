import { describe, expect, it } from 'vitest'
import { job } from '@/lib/core/actor'
import { integration, person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { clearValue } from '@/lib/integrations/clear-value'
import { defineVariable } from '@/lib/integrations/define-variable'
import { setValue } from '@/lib/integrations/set-value'
import { createSuite } from '../create-suite'
import { plainDefinition } from '../testing/plain-definition'
import { done } from '../testing/smoke-place'
import { queueAfterChange } from './queue-after-change'
import { afterChangeJob } from './queue-triggered'
import { startAfterChange } from './start-after-change'

const { db, owner } = testDb()
const worker = job('smoke.after_change')

async function place(switches: { onValueChange?: boolean; onKeyChange?: boolean }) {
  const own = await integration()
  const manager = await person({ role: 'release_manager' })
  const suite = done(await createSuite(manager, { integrationId: own.id, key: 'core', name: 'Core', definition: plainDefinition }))
  const environment = own.environments[1]!
  const schedule = await db.smokeSchedule.create({
    data: { suiteId: suite.id, environmentId: environment.id, createdByName: 'test', ...switches },
  })
  const define = async (key: string, kind: 'plain' | 'secret') =>
    done(await defineVariable(manager, { integrationId: own.id, key, kind })).id
  return { manager, suite, environment, schedule, plain: await define('RETRY_MAX', 'plain'), secret: await define('API_KEY', 'secret') }
}
type Place = Awaited<ReturnType<typeof place>>

/** Changes a value as people do, and reacts to each of its events as the worker does. */
async function change({ manager, environment }: Place, variableId: string, value: string | null) {
  const before = (await db.event.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n
  const where = { variableId, environmentId: environment.id }
  done(value === null ? await clearValue(manager, where) : await setValue(manager, { ...where, value }))
  const events = await db.event.findMany({ where: { id: { gt: before }, kind: 'value.changed' } })
  for (const { id, payload } of events) {
    const { version } = payload as { version: number }
    done(await queueAfterChange(worker, { ...where, version }, { idempotencyKey: `event:${id}` }))
  }
}
type Waiting = { payload: { scheduleId: string; trigger: string; by: string }; seconds: number }
const waiting = async ({ schedule }: Place) =>
  (await owner(
    `select j.payload, extract(epoch from j.run_at - now())::float8 as seconds from graphile_worker._private_jobs j
     where j.key = '${afterChangeJob}:${schedule.id}' order by j.id`,
  )) as Waiting[]
const runsOf = ({ suite }: Place) => db.smokeRun.findMany({ where: { suiteId: suite.id } })

describe('after a change', () => {
  it('of several values one run waits, until the last has settled', async () => {
    const here = await place({ onValueChange: true })
    await change(here, here.plain, '3')
    await new Promise((resolve) => setTimeout(resolve, 300))
    await change(here, here.plain, '4')
    await change(here, here.plain, null)
    const jobs = await waiting(here)
    expect(jobs).toHaveLength(1)
    expect(jobs[0]!.seconds).toBeGreaterThan(9.8)
    expect(jobs[0]!.payload).toEqual({ scheduleId: here.schedule.id, trigger: 'value_change', by: here.manager.name })
    expect(await runsOf(here)).toEqual([])
    done(await startAfterChange(worker, jobs[0]!.payload))
    expect(await runsOf(here)).toMatchObject([{ trigger: 'value_change', requestedByName: here.manager.name, state: 'queued' }])
  })

  it.each([
    { name: 'a secret counts as a key', switches: { onKeyChange: true }, which: 'secret' as const, jobs: ['key_change'] },
    { name: 'a secret is no value', switches: { onValueChange: true }, which: 'secret' as const, jobs: [] },
    { name: 'a value is no key', switches: { onKeyChange: true }, which: 'plain' as const, jobs: [] },
    { name: 'nobody asked', switches: {}, which: 'plain' as const, jobs: [] },
  ])('$name', async ({ switches, which, jobs }) => {
    const here = await place(switches)
    await change(here, here[which], 'something-long')
    expect((await waiting(here)).map((one) => one.payload.trigger)).toEqual(jobs)
  })

  it('a schedule that was switched off meanwhile starts nothing', async () => {
    const here = await place({ onValueChange: true })
    await change(here, here.plain, '3')
    await db.smokeSchedule.update({ where: { id: here.schedule.id }, data: { enabled: false } })
    const [first] = await waiting(here)
    expect(done(await startAfterChange(worker, first!.payload))).toEqual({ runId: null })
    expect(await runsOf(here)).toEqual([])
  })
})
