import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureTestCluster, withClient } from '@/lib/core/testing/cluster'
import { testDb } from '@/lib/core/testing/test-db'
import { connectAs } from './connect'
import { missingMigrations, readDatabaseFacts } from './database-facts'
import { openExternal } from './external-database'
import { migrate } from './migrate'
import { ensureRole, runtimeRoleName } from './roles'
import { refuseOwner } from './runtime-role'

const { owner, runtime } = testDb()
const root = process.cwd()
const secret = 'x'.repeat(32)
const database = `gonogo_clone_${process.pid}_external`
let adminUrl = ''

const at = (name: string, user?: string, password = 'pw') => {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  if (user) Object.assign(url, { username: user, password })
  return url.href
}
const admin = (sql: string) => withClient(adminUrl, (client) => client.query(sql))

beforeAll(async () => {
  adminUrl = (await ensureTestCluster()).adminUrl
  await admin(`create database ${database}`)
  await admin(`create role ${database}_creator login createrole password 'pw'`)
  await admin(`create role ${database}_weak login password 'pw'`)
  await admin(`alter database ${database} owner to ${database}_creator`)
})
afterAll(async () => {
  await admin(`drop database if exists ${database} with (force)`)
  for (const role of [`${database}_runtime`, `${database}_creator`, `${database}_weak`])
    await admin(`drop role if exists ${role}`).catch(() => {})
})

describe('a database of one’s own', () => {
  it('whose role may create roles becomes the owner, and a runtime role is made from it', async () => {
    const opened = await openExternal({ DATABASE_URL: at(database, `${database}_creator`), NEXTAUTH_SECRET: secret })
    expect(opened).toMatchObject({ embedded: false, ownerUrl: at(database, `${database}_creator`), runtimeRole: runtimeRoleName(database) })
    expect(opened.note).not.toContain('pw')
    const applied = await migrate(opened.ownerUrl!, opened.runtimeRole, root)
    expect(applied.length).toBeGreaterThan(0)
    expect(await migrate(opened.ownerUrl!, opened.runtimeRole, root)).toEqual([])

    await refuseOwner(opened.url)
    await expect(refuseOwner(opened.ownerUrl!)).rejects.toThrow(/must not serve as owner/)
    expect(await readDatabaseFacts(opened.url)).toEqual({ noPeople: true, holdsDemo: false })
    expect(await missingMigrations(opened.url, root)).toEqual([])
    await withClient(opened.url, async (client) => {
      const { rows } = await client.query<{ name: string; setting: string }>(
        `select name, setting from pg_settings where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') order by name`,
      )
      expect(rows.map(({ setting }) => setting)).toEqual(['5000', '2000', '10000'])
      await client.query(`select graphile_worker.add_job('x', '{}')`)
      await expect(client.query('create table mine (id int)')).rejects.toThrow(/permission denied/)
    })
  }, 30_000)

  it('opened by two starters at once is made once', async () => {
    const settings = { DATABASE_URL: at(database, `${database}_creator`), NEXTAUTH_SECRET: secret }
    const opened = await Promise.all([openExternal(settings), openExternal(settings), openExternal(settings)])
    const results = await Promise.all(opened.map((each) => migrate(each.ownerUrl!, each.runtimeRole, root)))
    expect(results).toEqual([[], [], []])
  }, 30_000)

  it('with two addresses takes the one as owner and the other as runtime role', async () => {
    const opened = await openExternal({
      DATABASE_URL: at(database, `${database}_weak`),
      DATABASE_OWNER_URL: at(database, `${database}_creator`),
      NEXTAUTH_SECRET: secret,
    })
    expect(opened).toMatchObject({
      url: at(database, `${database}_weak`),
      runtimeRole: `${database}_weak`,
      ownerUrl: at(database, `${database}_creator`),
    })
    await expect(
      openExternal({ DATABASE_URL: at(database, `${database}_weak`), DATABASE_OWNER_URL: at('postgres'), NEXTAUTH_SECRET: secret }),
    ).rejects.toThrow('DATABASE_OWNER_URL and DATABASE_URL lead to different databases.')
  })

  it('with a role that may nothing serves only what somebody else migrated', async () => {
    const opened = await openExternal({ DATABASE_URL: at(database, `${database}_weak`), NEXTAUTH_SECRET: secret })
    expect(opened.ownerUrl).toBeNull()
  })

  it.each([
    ['a refused password', () => at(database, `${database}_weak`, 'wrong'), 'user or password is refused.'],
    ['no such database', () => at('nowhere_at_all'), 'there is no such database.'],
    ['nobody there', () => 'postgresql://u:hunter2@127.0.0.1:9/x', 'nothing listens there.'],
  ])('%s is one line, without the password', async (_name, url, line) => {
    const error = await connectAs(url(), 'DATABASE_URL').catch((each: Error) => each)
    expect((error as Error).message).toMatch(/^DATABASE_URL cannot be used \(/)
    expect((error as Error).message).toContain(line)
    expect((error as Error).message).not.toMatch(/hunter2|wrong/)
  })

  it('does not take a strong role for the runtime', async () => {
    await withClient(adminUrl, async (client) => {
      await expect(ensureRole(client, `${database}_creator`, 'pw', 'runtime')).rejects.toThrow('may do too much')
    })
  })
})

describe('the runtime role', () => {
  it('runs the whole life of a job: row security lets it see, lock, finish and add', async () => {
    await runtime(`select graphile_worker.add_job('one', '{}', queue_name => 'q', job_key => 'k')`)
    await runtime(`select graphile_worker.add_job('one', '{"b":1}', queue_name => 'q', job_key => 'k')`)
    const { run, Logger } = await import('graphile-worker')
    const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL })
    for (const event of ['error', 'connect'] as const)
      pool.on(event, (subject: Error | pg.PoolClient) => event === 'connect' && (subject as pg.PoolClient).on('error', () => {}))
    const seen = Promise.withResolvers<unknown>()
    const runner = await run({
      pgPool: pool,
      taskList: { one: (payload) => seen.resolve(payload) },
      noHandleSignals: true,
      logger: new Logger(() => () => {}),
    })
    expect(await seen.promise).toEqual({ b: 1 })
    await runner.stop()
    await pool.end()
    expect(await owner('select count(*)::int as left from graphile_worker._private_jobs')).toEqual([{ left: 0 }])
  })

  it('may not rewrite the chain, the ledger of migrations or the queue’s own', async () => {
    for (const sql of [
      'update audit_entries set body = body',
      'delete from audit_entries',
      'truncate audit_entries',
      'update audit_head set seq = 0',
      'delete from _prisma_migrations',
      'delete from graphile_worker.migrations',
      'drop table settings',
      'alter table settings add x int',
    ]) {
      await expect(runtime(sql), sql).rejects.toThrow(/permission denied|must be owner/)
    }
  })
})
