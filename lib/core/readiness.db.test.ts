import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { exposeMetrics, observeRequest } from './own-metrics'
import { readiness } from './readiness'
import { testDb } from './testing/test-db'

const { owner, runtime } = testDb()
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gonogo-migrations-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

beforeEach(async () => {
  await owner('delete from workers')
  await owner(`insert into workers (id, host, pid, graphile_ids) values ('w', 'h', 1, '{}')`)
})

describe('readiness', () => {
  it('holds with the database, its migrations and a worker', async () => {
    expect(await readiness()).toEqual({ ready: true })
  })

  it('asks for a worker seen within a minute that has not stopped', async () => {
    const none = { ready: false, reasons: ['No worker has been seen within a minute.'] }
    await owner(`update workers set seen_at = now() - interval '61 seconds'`)
    expect(await readiness()).toEqual(none)
    await owner(`update workers set seen_at = now(), stopped_at = now()`)
    expect(await readiness()).toEqual(none)
  })

  it('tells missing, foreign and edited migrations', async () => {
    const [first] = fs.readdirSync('prisma/migrations', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    for (const [name, sql] of [
      [first!.name, '-- edited'],
      ['29990101000000_later', '-- later'],
    ] as const) {
      fs.mkdirSync(path.join(folder, name))
      fs.writeFileSync(path.join(folder, name, 'migration.sql'), sql)
    }
    const state = await readiness(folder)
    expect(state).toMatchObject({ ready: false })
    expect((state as { reasons: string[] }).reasons).toEqual(
      expect.arrayContaining(['The database lacks 1 migration(s).', '1 migration(s) were edited after they ran.']),
    )
    fs.rmSync(path.join(folder, first!.name), { recursive: true })
    expect((await readiness(folder)) as { reasons: string[] }).toMatchObject({
      reasons: ['The database lacks 1 migration(s).', 'The database was used by a newer version.'],
    })
  })
})

describe('own metrics', () => {
  it('show requests, jobs, outbox, chain and workers', async () => {
    observeRequest({ route: 'page', method: 'GET', status: 200, seconds: 0.012 })
    observeRequest({ route: 'refused', method: 'BREW', status: 405, seconds: 0.001 })
    await runtime(`select graphile_worker.add_job('dispatch_event', '{}')`)
    await owner(
      `insert into outbox (id, channel, recipient, subject, dedup_key, state) values (gen_random_uuid(), 'mail', 'a@example.invalid', 's', 'k', 'held')`,
    )
    const { text, contentType } = await exposeMetrics()
    expect(contentType).toContain('text/plain')
    expect(text).toContain('gonogo_http_request_duration_seconds_count{route="page",method="GET",status="2xx"} 1')
    expect(text).toContain('gonogo_http_request_duration_seconds_count{route="refused",method="other",status="4xx"} 1')
    expect(text).toContain('gonogo_jobs{task="dispatch_event",state="ready"} 1')
    expect(text).toContain('gonogo_outbox{channel="mail",state="held"} 1')
    expect(text).toMatch(/^gonogo_audit_head 0$/m)
    expect(text).toMatch(/^gonogo_workers 1$/m)
    expect(text).not.toContain('example.invalid')
  })
})
