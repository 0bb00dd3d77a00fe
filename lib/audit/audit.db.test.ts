import { beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor, TokenActor } from '@/lib/core/actor'
import { appendAudit } from '@/lib/core/audit/append'
import { writeCheckpoint } from '@/lib/core/audit/checkpoint'
import { readCheckpoints, trustedKey } from '@/lib/core/audit/checkpoint'
import { readHead } from '@/lib/core/audit/read-chain'
import { verifyChain } from '@/lib/core/audit/verify'
import { integration, person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { getChainStatus } from './chain-queries'
import { noteVerification } from './note-verification'
import { entriesPerPage, exportEntries, getEntry, listAuditChoices, listEntries } from './queries'
import { readFilter } from './schema'
import { type VerifyProgress, verifyNow } from './verify-now'

const { db, owner } = testDb()

let admin: PersonActor
let stranger: PersonActor
let a: string
let b: string

const write = (action: string, label: string, integrationId: string | null, actor: PersonActor = admin, id = label) =>
  db.$transaction((tx) =>
    appendAudit(tx, {
      action,
      actor: { kind: 'person', id: actor.id, name: actor.name },
      entity: { type: 'item', id, label },
      integrationId,
      before: { state: 'open', 百分比: '100%' },
      after: { state: 'done' },
    }),
  )

const labels = async (actor: PersonActor | TokenActor, filter: Record<string, string> = {}) =>
  (await listEntries(actor, readFilter(filter))).entries.map((entry) => entry.entity.label)

beforeAll(async () => {
  admin = await person({ role: 'administrator' })
  a = (await integration()).id
  b = (await integration()).id
  stranger = await person({ role: 'viewer', integrationId: a })
  await write('item.tick', 'one', a)
  await write('item.untick', 'two', b)
  await write('settings.update', 'three', null)
  await write('item.tick', 'four', null, stranger)
  await write('release.create', 'five_%', a)
})

describe('the list', () => {
  test('is newest first and whole for an administrator', async () => {
    expect(await labels(admin)).toEqual(['five_%', 'four', 'three', 'two', 'one'])
  })

  test('is cut down to integrations one may read and to oneself', async () => {
    expect(await labels(stranger)).toEqual(['five_%', 'four', 'one'])
    expect(await labels(await person())).toEqual([])
    expect(await labels(await person({ role: 'viewer' }))).toEqual(['five_%', 'two', 'one'])
    const token: TokenActor = { kind: 'token', id: 't', name: 't', personId: stranger.id, grants: stranger.grants, scopes: ['read'] }
    expect(await labels(token)).toEqual(['five_%', 'one'])
    expect(await labels({ ...token, scopes: ['releases'] })).toEqual([])
  })

  const filters: [string, () => Record<string, string>, string[]][] = [
    ['an action', () => ({ action: 'item.tick' }), ['four', 'one']],
    ['a group of actions', () => ({ action: 'item.' }), ['four', 'two', 'one']],
    ['a person', () => ({ person: stranger.id }), ['four']],
    ['an integration', () => ({ integration: b }), ['two']],
    ['a thing', () => ({ entity: 'item:three' }), ['three']],
    ['text, taken as it is', () => ({ q: 'FIVE_%' }), ['five_%']],
    ['text that holds a wildcard', () => ({ q: 'f%e' }), []],
    ['text in what was before', () => ({ q: '百分比' }), ['five_%', 'four', 'three', 'two', 'one']],
    ['a day that has not come', () => ({ from: '2200-01-01' }), []],
    ['until today', () => ({ to: '2200-01-01', action: 'release.' }), ['five_%']],
    ['two at once', () => ({ action: 'item.', integration: a }), ['one']],
  ]
  test.each(filters)('is narrowed by %s', async (_name, filter, expected) => expect(await labels(admin, filter())).toEqual(expected))

  test('days begin where the reader is', async () => {
    await owner('alter table audit_entries disable trigger audit_entries_append_only')
    const [{ was }] = (await owner<{ was: string }>(`select at::text was from audit_entries where seq = 1`)) as [{ was: string }]
    await owner(`update audit_entries set at = '2026-01-01T23:30:00Z' where seq = 1`)
    const on = async (zone: string) => (await listEntries(admin, readFilter({ from: '2026-01-02', to: '2026-01-02' }), zone)).entries.length
    expect([await on('UTC'), await on('Europe/Berlin'), await on('nowhere')]).toEqual([0, 1, 0])
    await owner(`update audit_entries set at = $1::timestamptz where seq = 1`, [was])
  })

  test('is paged by number, forth and back, under the same rights', async () => {
    for (let n = 0; n < entriesPerPage + 5; n++) await write('variable.define', `v${n}`, a)
    const first = await listEntries(stranger, readFilter({ action: 'variable.' }))
    expect([first.entries.length, first.newer]).toEqual([entriesPerPage, null])
    const second = await listEntries(stranger, readFilter({ action: 'variable.', before: first.older! }))
    expect([second.entries.length, second.older]).toEqual([5, null])
    const back = await listEntries(stranger, readFilter({ action: 'variable.', after: second.newer! }))
    expect(back.entries).toEqual(first.entries)
    expect([back.newer, back.older]).toEqual([null, first.older])
  })
})

describe('an entry', () => {
  test('shows what it changed and its neighbours, and is not there for whoever may not read it', async () => {
    expect(await getEntry(stranger, '4')).toMatchObject({
      seq: '4',
      older: '1',
      newer: '5',
      before: { state: 'open' },
      after: { state: 'done' },
    })
    expect(await getEntry(admin, '4')).toMatchObject({ older: '3', newer: '5', hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    for (const seq of ['2', '3', '999999', 'x', '-1', '9'.repeat(19)]) expect(await getEntry(stranger, seq)).toBeNull()
  })
})

describe('the export', () => {
  const all = async (...args: Parameters<typeof exportEntries>) => {
    const found = []
    for await (const entry of exportEntries(...args)) found.push(entry)
    return found
  }

  test('of everything verifies as it stands, in any page size', async () => {
    await writeCheckpoint()
    const entries = await all(admin, {}, 'UTC', 7)
    expect(await verifyChain(entries, await readCheckpoints(), { trustedKey: trustedKey(), head: await readHead() })).toMatchObject({
      ok: true,
      unprotected: 0,
    })
  })

  test('of a filter holds what the list holds', async () => {
    const entries = await all(stranger, readFilter({ action: 'item.' }))
    expect(entries.map((entry) => JSON.parse(entry.body).entity.label)).toEqual(['one', 'four'])
    expect(await all(await person(), {})).toEqual([])
  })
})

describe('the chain', () => {
  const run = async (signal?: AbortSignal) => {
    const told: VerifyProgress[] = []
    await verifyNow(admin, (progress) => told.push(progress), signal)
    return told
  }

  test('its state is for whoever reads everything', async () => {
    expect(await getChainStatus(stranger)).toBeNull()
    const status = await getChainStatus(admin)
    expect(status).toMatchObject({ unprotected: 0, verified: null, checkpointFault: null })
    expect(status?.checkpoint?.seq).toBe(status?.last)
  })

  test('verified now, it says so, counts what is not protected yet, and is one entry longer', async () => {
    await write('item.tick', 'later', a)
    const told = await run()
    expect(told[0]).toMatchObject({ kind: 'progress', seq: '0' })
    expect(told.at(-1)).toMatchObject({ kind: 'found', result: { ok: true, unprotected: 1, fault: null } })
    expect(await getChainStatus(admin)).toMatchObject({ unprotected: 2, verified: { ok: true, by: admin.name } })
  })

  test('verifies while others write', async () => {
    const writing = Promise.all(Array.from({ length: 30 }, (_, n) => write('item.tick', `meanwhile ${n}`, a)))
    expect((await run()).at(-1)).toMatchObject({ kind: 'found', result: { ok: true } })
    await writing
  })

  test('can be cancelled, and then nothing is noted', async () => {
    const before = await db.auditEntry.count()
    expect((await run(AbortSignal.abort())).at(-1)).toEqual({ kind: 'cancelled' })
    expect(await db.auditEntry.count()).toBe(before)
  })

  test('names the first bad entry', async () => {
    await owner(`update audit_entries set body = replace(body, 'done', 'gone') where seq = 2`)
    expect((await run()).at(-1)).toMatchObject({ kind: 'found', result: { ok: false, fault: { kind: 'changed', seq: '2' } } })
    expect(await getChainStatus(admin)).toMatchObject({ verified: { ok: false, fault: { kind: 'changed', seq: '2' } } })
  })

  test('nobody notes a verification who may not read all of it', async () => {
    const result = { ok: true, entries: 1, last: '1', protectedTo: '1', unprotected: 0, fault: null }
    expect(await noteVerification(stranger, result)).toMatchObject({ refusal: { code: 'denied_role', status: 403 } })
  })
})

test('a search can be narrowed only to what one may know of', async () => {
  expect((await listAuditChoices(stranger)).integrations.map((each) => each.id)).toEqual([a])
  expect((await listAuditChoices(admin)).integrations).toHaveLength(2)
})
