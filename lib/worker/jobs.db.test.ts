import type { JobHelpers } from 'graphile-worker'
import { beforeEach, describe, expect, it } from 'vitest'
import { emit } from '@/lib/core/events'
import { slotOf, takeSlot } from '@/lib/core/jobs/take-slot'
import { testDb } from '@/lib/core/testing/test-db'
import { type Entry, every, job, on } from './entry'
import { startSchedules } from './schedules'
import { tasksOf } from './tasks'

const { db, owner } = testDb()

const helpers = { abortSignal: new AbortController().signal, job: { id: '7', attempts: 1 } } as unknown as JobHelpers
const jobs = () =>
  owner<{ task: string; payload: Record<string, string>; key: string }>(
    `select t.identifier as task, j.payload, j.key from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
  )

beforeEach(async () => {
  await owner('delete from graphile_worker._private_jobs')
  await owner('delete from schedule_slots')
  await owner('delete from events')
})

describe('events', () => {
  const seen: unknown[] = []
  const entries: Entry[] = [
    on('value.changed', 'a.first', async (actor, input, meta) => void seen.push([actor.name, input, meta.idempotencyKey])),
    on('value.changed', 'b.second', async () => {
      throw new Error('the password is hunter2')
    }),
    on('suite.changed', 'c.other', async () => {}),
  ]
  const tasks = tasksOf(entries, 'w')

  it('exist exactly when the transaction that emits them does', async () => {
    await db
      .$transaction(async (tx) => {
        await emit(tx, 'value.changed', { id: 'lost' })
        throw new Error('rolled back')
      })
      .catch(() => {})
    expect(await jobs()).toEqual([])
    expect(await db.event.count()).toBe(0)
  })

  it('become one job for each subscriber, once, however often they are dispatched', async () => {
    await db.$transaction((tx) => emit(tx, 'value.changed', { id: 'x' }))
    const [dispatch] = await jobs()
    expect(dispatch?.task).toBe('dispatch_event')
    await tasks.dispatch_event!(dispatch!.payload, helpers)
    await tasks.dispatch_event!(dispatch!.payload, helpers)
    const reactions = (await jobs()).filter(({ task }) => task === 'react')
    expect(reactions.map(({ payload }) => payload.subscriber)).toEqual(['a.first', 'b.second'])

    await tasks.react!(reactions[0]!.payload, helpers)
    const { eventId } = reactions[0]!.payload
    expect(seen).toEqual([['a.first', { id: 'x' }, `event:${eventId}:a.first`]])
  })

  it('whose subscriber fails leave nothing of its error text in the queue', async () => {
    await db.$transaction((tx) => emit(tx, 'value.changed', { id: 'y' }))
    const [dispatch] = await jobs()
    await tasks.dispatch_event!(dispatch!.payload, helpers)
    const second = (await jobs()).find(({ payload }) => payload.subscriber === 'b.second')
    await expect(tasks.react!(second!.payload, helpers)).rejects.toThrow(/^Error$/)
  })

  it('for a subscriber that is no longer in the code are done with', async () => {
    await expect(tasks.react!({ eventId: '999999', subscriber: 'gone' }, helpers)).resolves.toBeUndefined()
  })
})

describe('schedules', () => {
  it('count slots from 1970 on', () => {
    expect(slotOf(new Date('2026-11-21T10:00:59.999Z'), 60)).toEqual(new Date('2026-11-21T10:00:00Z'))
    expect(slotOf(new Date('2026-11-21T10:01:00.000Z'), 60)).toEqual(new Date('2026-11-21T10:01:00Z'))
    expect(slotOf(new Date('2026-11-21T10:01:00.000Z'), 3600)).toEqual(new Date('2026-11-21T10:00:00Z'))
  })

  it('give a slot to one of twenty workers', async () => {
    const due = new Date('2026-11-21T10:00:00Z')
    const taken = await Promise.all(Array.from({ length: 20 }, (_, index) => takeSlot('check', due, `w${index}`)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect((await jobs()).map(({ key }) => key)).toEqual(['schedule:check'])
  })

  it('are taken once in every slot by workers that look all the time', async () => {
    let now = new Date('2026-11-21T10:00:00Z')
    const watchers = ['w1', 'w2', 'w3'].map((id) => startSchedules([every(60, 'minutely', async () => {})], id, () => now))
    try {
      for (const seconds of [0, 1, 59, 60, 61, 150]) {
        now = new Date(Date.UTC(2026, 10, 21, 10, 0, seconds))
        await Promise.all(watchers.map(({ look }) => look()))
      }
    } finally {
      for (const { stop } of watchers) stop()
    }
    const slots = await db.scheduleSlot.findMany({ orderBy: { dueAt: 'asc' } })
    expect(slots.map((slot) => slot.dueAt.toISOString().slice(11, 19))).toEqual(['10:00:00', '10:01:00', '10:02:00'])
  })

  it('run with a key that is the same when the run is tried again', async () => {
    const keys: unknown[] = []
    const tasks = tasksOf([every(60, 'minutely', async (_actor, _input, meta) => void keys.push(meta.idempotencyKey))], 'w')
    await tasks.run_schedule!({ name: 'minutely', dueAt: '2026-11-21T10:00:00.000Z' }, helpers)
    await tasks.run_schedule!({ name: 'minutely', dueAt: '2026-11-21T10:00:00.000Z' }, helpers)
    expect(keys).toEqual(['schedule:minutely:2026-11-21T10:00:00.000Z', 'schedule:minutely:2026-11-21T10:00:00.000Z'])
  })
})

describe('the registry', () => {
  it('refuses a name twice', () => {
    expect(() => tasksOf([job('same', async () => {}), every(1, 'same', async () => {})], 'w')).toThrow(/"same" twice/)
  })

  it('takes a refusal for an answer: the job is done', async () => {
    const tasks = tasksOf([job('refused', async () => ({ ok: false, refusal: { code: 'not_found' } }))], 'w')
    await expect(tasks.refused!({}, helpers)).resolves.toBeUndefined()
  })
})
