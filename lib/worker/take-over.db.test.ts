import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { takeOver } from '@/lib/core/jobs/take-over'
import { announceWorker, beat, connectionName } from '@/lib/core/jobs/worker-row'
import { testDb } from '@/lib/core/testing/test-db'

const { owner, runtime } = testDb()
const children: ChildProcess[] = []

beforeAll(async () => {
  await owner(
    'create table test_log (id bigint generated always as identity, worker text, what text, at timestamptz default clock_timestamp())',
  )
  await owner('grant select, insert on test_log to public')
})
beforeEach(async () => {
  await owner('truncate test_log')
  await owner('delete from workers')
  await owner('delete from graphile_worker._private_jobs')
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

function startWorker(id: string): Promise<ChildProcess> {
  const child = fork(path.resolve('lib/worker/worker-for-tests.ts'), [id], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.on('message', (message) => message === 'ready' && resolve(child))
    child.on('exit', (code) => reject(new Error(`worker ${id} ended with ${code}`)))
  })
}

const notes = async () =>
  (await runtime<{ note: string }>(`select worker || ' ' || what as note from test_log order by id`)).map((row) => row.note)
const queue = (payload = {}) => runtime(`select graphile_worker.add_job('slow', $1::json, max_attempts => 5)`, [JSON.stringify(payload)])

async function until(what: string, done: () => Promise<boolean>, within = 60_000): Promise<void> {
  const end = Date.now() + within
  while (!(await done())) {
    if (Date.now() > end) throw new Error(`${what} did not happen: ${(await notes()).join(', ')}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('a worker that dies', () => {
  it('killed in the middle of a job, the job is taken over by another, whole', async () => {
    const first = await startWorker('first')
    await queue()
    await until('the first begins', async () => (await notes()).includes('first begun'))
    await startWorker('second')
    first.kill('SIGKILL')
    const killed = Date.now()
    await until('the second begins', async () => (await notes()).includes('second begun'))
    // Dead after 7 s, looked for every 0.5 s, asked for every 0.2 s: a quarter of what the product uses, which must stay within 60 s.
    expect(Date.now() - killed).toBeLessThan(15_000)
    await until('the second ends', async () => (await notes()).includes('second ended'))
    expect(await notes()).toEqual(['first begun', 'second begun', 'second ended'])
  }, 120_000)

  it('that only stood still ends itself when it wakes, and its job never runs twice at the same time', async () => {
    const first = await startWorker('first')
    const ended = new Promise<number | null>((resolve) => first.on('exit', resolve))
    await queue()
    await until('the first begins', async () => (await notes()).includes('first begun'))
    await startWorker('second')
    first.kill('SIGSTOP')
    await until('the second begins', async () => (await notes()).includes('second begun'))
    first.kill('SIGCONT')
    expect(await ended).toBe(75)
    await until('the second ends', async () => (await notes()).includes('second ended'))
    expect(await notes()).toEqual(['first begun', 'second begun', 'second ended'])
  }, 120_000)

  it('asked to stop ends in order and says so', async () => {
    const first = await startWorker('first')
    await queue()
    await until('the job begins', async () => (await notes()).includes('first begun'))
    const ended = new Promise<number | null>((resolve) => first.on('exit', resolve))
    first.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(await notes()).toEqual(['first begun', 'first ended'])
    expect(await owner('select stopped_at is not null as stopped from workers')).toEqual([{ stopped: true }])
  }, 120_000)

  it('asked to stop gives back a job that does not end in time: another one gets it at once', async () => {
    const first = await startWorker('first')
    await queue({ stubborn: true })
    await until('the job begins', async () => (await notes()).includes('first begun'))
    const ended = new Promise<number | null>((resolve) => first.on('exit', resolve))
    first.kill('SIGTERM')
    expect(await ended).toBe(0)
    await startWorker('second')
    await until('the second ends', async () => (await notes()).includes('second ended'))
    expect(await notes()).toEqual(['first begun', 'second begun', 'second ended'])
  }, 120_000)
})

describe('takeOver', () => {
  const pool = () => new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 })
  const lockAs = (id: string) => owner(`update graphile_worker._private_jobs set locked_by = $1, locked_at = now()`, [id])
  const locked = async () => (await owner('select locked_by from graphile_worker._private_jobs')).map((row) => row.locked_by)
  const age = (seconds: number) => owner(`update workers set seen_at = now() - $1 * interval '1 second'`, [seconds])

  it('frees the jobs of a worker not seen in time, and that worker can no longer show a sign of life', async () => {
    const own = pool()
    await announceWorker(own, 'w1', ['pool-1'])
    await queue()
    await lockAs('pool-1')
    expect(await takeOver(own, 30_000)).toEqual({ workers: [], locks: [] })
    await age(29)
    expect(await takeOver(own, 30_000)).toEqual({ workers: [], locks: [] })
    expect(await locked()).toEqual(['pool-1'])
    await age(31)
    expect(await takeOver(own, 30_000)).toEqual({ workers: ['w1'], locks: ['pool-1'] })
    expect(await locked()).toEqual([null])
    expect(await beat(own, 'w1')).toBe(false)
    await own.end()
  })

  it('cuts the connections of the dead before their jobs are free, so that nothing of theirs commits', async () => {
    const own = pool()
    await announceWorker(own, 'w2', ['pool-2'])
    const zombie = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name: connectionName('w2') })
    zombie.on('error', () => {})
    await zombie.connect()
    await zombie.query('begin')
    await zombie.query(`insert into test_log (worker, what) values ('w2', 'late')`)
    await age(31)
    await takeOver(own, 30_000)
    await expect(zombie.query('commit')).rejects.toThrow()
    expect(await notes()).toEqual([])
    await own.end()
  })

  it('frees a lock of nobody once it is old: a worker killed before it announced itself', async () => {
    const own = pool()
    await queue()
    await lockAs('pool-unknown')
    expect((await takeOver(own, 30_000)).locks).toEqual([])
    await owner(`update graphile_worker._private_jobs set locked_at = now() - interval '31 seconds'`)
    expect((await takeOver(own, 30_000)).locks).toEqual(['pool-unknown'])
    await own.end()
  })

  it('frees what a worker left that stopped without giving back, at once', async () => {
    const own = pool()
    await announceWorker(own, 'w3', ['pool-3'])
    await queue()
    await lockAs('pool-3')
    await owner(`update workers set stopped_at = now() where id = 'w3'`)
    expect((await takeOver(own, 30_000)).locks).toEqual(['pool-3'])
    await own.end()
  })
})
