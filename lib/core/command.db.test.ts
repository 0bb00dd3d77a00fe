import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { PersonActor } from './actor'
import { command, record } from './command'
import { refuse } from './refusal'
import { integration, person } from './testing/makers'
import { testDb } from './testing/test-db'

const { db, owner } = testDb()

/** A verb small enough to see every step of the machinery: it renames an integration. */
const rename = command({
  name: 'integration.update',
  input: z.strictObject({
    id: z.uuid(),
    name: z.string().min(2),
    explode: z.enum(['refuse', 'throw']).optional(),
    tags: z.array(z.int()).optional(),
  }),
  integration: async (tx, input) => (await tx.integration.findUnique({ where: { id: input.id } }))?.id ?? null,
  run: async ({ tx, input, expectVersion, emit }) => {
    const before = await tx.integration.findUniqueOrThrow({ where: { id: input.id } })
    expectVersion({ version: before.version, value: { name: before.name } })
    await tx.integration.update({ where: { id: input.id }, data: { name: input.name, version: { increment: 1 } } })
    await emit('environment.changed', { integrationId: input.id })
    if (input.explode === 'refuse') throw refuse('busy')
    if (input.explode === 'throw') throw new TypeError('boom')
    return {
      value: { name: input.name },
      audit: {
        entity: { type: 'integration', id: input.id, label: before.key },
        before: { name: before.name },
        after: { name: input.name },
      },
      touched: [`integration:${input.id}`],
      changes: [{ kind: 'configuration', integrationId: input.id, summary: `renamed to ${input.name}` }],
    }
  },
})

let manager: PersonActor
let id: string

beforeAll(async () => {
  const made = await integration({ name: 'Before' })
  id = made.id
  manager = await person({ role: 'release_manager', integrationId: id })
})

const counts = async () => ({
  audit: await db.auditEntry.count(),
  changes: await db.change.count(),
  events: await db.event.count(),
  jobs: Number((await owner<{ n: string }>('select count(*) n from graphile_worker._private_jobs'))[0]?.n),
})

describe('command()', () => {
  test('writes the change, its audit entry, its event and its job together', async () => {
    const before = await counts()
    expect(await rename(manager, { id, name: 'After' })).toEqual({ ok: true, value: { name: 'After' } })
    expect(await counts()).toEqual({
      audit: before.audit + 1,
      changes: before.changes + 1,
      events: before.events + 1,
      jobs: before.jobs + 1,
    })
    const entry = await db.auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } })
    expect(entry).toMatchObject({ action: 'integration.update', actorName: manager.name, entityId: id, integrationId: id })
    expect(JSON.parse(entry.body)).toMatchObject({ before: { name: 'Before' }, after: { name: 'After' } })
  })

  test.each(['refuse', 'throw'] as const)('leaves nothing behind when the verb says %s', async (explode) => {
    const before = await counts()
    const call = rename(manager, { id, name: 'Never', explode })
    if (explode === 'throw') await expect(call).rejects.toThrow('boom')
    else expect(await call).toMatchObject({ ok: false, refusal: { code: 'busy' } })
    expect(await counts()).toEqual(before)
    expect((await db.integration.findUniqueOrThrow({ where: { id } })).name).not.toBe('Never')
  })

  const refusals: [string, () => Promise<unknown>, object][] = [
    ['bad input at its field', () => rename(manager, { id, name: 'x' }), { code: 'bad_input', status: 400, field: 'name' }],
    ['an unknown field', () => rename(manager, { id, name: 'Name', extra: 1 }), { code: 'bad_input', status: 400 }],
    ['no object at all', () => rename(manager, null), { code: 'bad_input', status: 400 }],
    ['what is not there', () => rename(manager, { id: crypto.randomUUID(), name: 'Name' }), { code: 'not_found', status: 404 }],
    [
      'an older version, with both values',
      () => rename(manager, { id, name: 'Name' }, { expectedVersion: 99 }),
      { code: 'version_conflict', status: 409 },
    ],
  ]
  test.each(refusals)('refuses %s', async (_name, call, refusal) => {
    expect(await call()).toMatchObject({ ok: false, refusal })
  })

  test('names the first of ten thousand wrong entries, and counts them all', async () => {
    const answer = await rename(manager, { id, name: 'Name', tags: Array.from({ length: 10_000 }, () => 'x') })
    if (answer.ok) throw new Error('taken')
    expect(answer.refusal).toMatchObject({ code: 'bad_input', field: 'tags.0', params: { count: 10_000 } })
    expect(Object.keys(answer.refusal.fields ?? {})).toHaveLength(100)
  })

  test('refuses a manager of another integration', async () => {
    const stranger = await person({ role: 'release_manager', integrationId: (await integration()).id })
    expect(await rename(stranger, { id, name: 'Theirs' })).toMatchObject({ ok: false, refusal: { code: 'denied_role', status: 403 } })
  })

  test('speaks the language of the actor', async () => {
    const answer = await rename({ ...manager, locale: 'zh' }, { id, name: 'x' })
    expect(answer).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/字段/) } })
  })

  test('with an idempotency key does a thing once, even twenty at a time', async () => {
    const before = await counts()
    const answers = await Promise.all(Array.from({ length: 20 }, () => rename(manager, { id, name: 'Once' }, { idempotencyKey: 'once' })))
    expect(answers.every((answer) => answer.ok && answer.value.name === 'Once')).toBe(true)
    expect(await counts()).toMatchObject({ audit: before.audit + 1, changes: before.changes + 1 })
    expect(await rename(manager, { id, name: 'Other' }, { idempotencyKey: 'once' })).toMatchObject({
      ok: false,
      refusal: { code: 'idempotency_key_reused', status: 422 },
    })
  })

  test('forty at once make forty entries in one unbroken chain', async () => {
    const before = await counts()
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => rename(manager, { id, name: `Name ${n}` })))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(40)
    const entries = await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })
    expect(entries).toHaveLength(before.audit + 40)
    entries.slice(1).forEach((entry, index) => expect(Buffer.from(entry.prevHash)).toEqual(Buffer.from(entries[index]!.hash)))
  })
})

describe('record()', () => {
  test('asks and parses like a command, and leaves the chain alone', async () => {
    const note = record({
      name: 'integration.update',
      input: z.strictObject({ id: z.uuid() }),
      integration: async (_tx, input) => input.id,
      run: async ({ input }) => ({ value: input.id }),
    })
    const before = await counts()
    expect(await note(manager, { id })).toEqual({ ok: true, value: id })
    expect(await note(await person({ role: 'viewer' }), { id })).toMatchObject({ ok: false, refusal: { code: 'denied_role' } })
    expect(await counts()).toEqual(before)
  })
})
