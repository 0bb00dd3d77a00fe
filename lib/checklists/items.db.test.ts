import { describe, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/core/actor'
import type { Answer } from '@/lib/core/answer'
import { person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { addEvidence } from './add-evidence'
import { assignItem } from './assign-item'
import { failItem } from './fail-item'
import { closeChecklist } from './instantiate-checklist'
import { liftWaiver } from './lift-waiver'
import { markNotApplicable } from './mark-not-applicable'
import { noteItem } from './note-item'
import { getChecklist, getItem, listMyItems, listWorkers } from './queries'
import { removeEvidence } from './remove-evidence'
import { checklistOf, item } from './testing/checklist'
import { tickItem } from './tick-item'
import { untickItem } from './untick-item'
import { waiveItem } from './waive-item'

const { db } = testDb()
const code = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.refusal.code)
const stateOf = async (actor: PersonActor, checklistId: string, key: string) =>
  (await getChecklist(actor, checklistId))!.items.find((one) => one.key === key)!
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

describe('ticking', () => {
  it('ticks, says who, and writes before and after into the chain', async () => {
    const list = await checklistOf([item('a')])
    const mira = await person({ role: 'on_call', integrationId: list.integrationId, name: 'Mira' })
    expect(await tickItem(mira, { itemId: list.idOf('a') })).toEqual({
      ok: true,
      value: { itemId: list.idOf('a'), state: 'done', version: 2, settledByName: 'Mira', settledAt: expect.any(Date) },
    })
    expect(await stateOf(mira, list.id, 'a')).toMatchObject({ state: 'done', settledByName: 'Mira' })
    const detail = await getItem(mira, list.idOf('a'))
    expect(detail!.history).toMatchObject([{ action: 'item.tick', actorName: 'Mira', before: { state: 'open' }, after: { state: 'done' } }])
  })

  it('shows the second of two people the first one, and does nothing twice for the same', async () => {
    const list = await checklistOf([item('a')])
    const mira = await person({ role: 'on_call', name: 'Mira' })
    const tomas = await person({ role: 'on_call', name: 'Tomás' })
    const itemId = list.idOf('a')
    await tickItem(mira, { itemId })
    expect(await tickItem(mira, { itemId })).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await tickItem(tomas, { itemId })).toMatchObject({
      ok: false,
      refusal: { code: 'item_already_done', message: 'Mira has already ticked this.' },
    })
    expect(await tickItem(tomas, { itemId }, { expectedVersion: 1 })).toMatchObject({
      ok: false,
      refusal: { code: 'version_conflict', status: 409, data: { version: 2, current: { state: 'done', settledByName: 'Mira' } } },
    })
    expect(await db.auditEntry.count({ where: { entityId: itemId } })).toBe(1)
  })

  it('opens again, and keeps the history', async () => {
    const list = await checklistOf([item('a')])
    const mira = await person({ role: 'on_call' })
    const itemId = list.idOf('a')
    await tickItem(mira, { itemId })
    expect(code(await untickItem(mira, { itemId }))).toBe('ok')
    expect(code(await untickItem(mira, { itemId }))).toBe('item_already_open')
    expect((await getItem(mira, itemId))!.history.map((entry) => entry.action)).toEqual(['item.untick', 'item.tick'])
  })

  it('refuses parents, absent items, closed checklists, and those who may not', async () => {
    const list = await checklistOf(
      [item('p', { items: [item('c')] }), item('hidden', { condition: 'feedback', items: [item('below')] }), item('a')],
      {
        facts: { feedback: false },
      },
    )
    const mira = await person({ role: 'on_call', integrationId: list.integrationId })
    expect(code(await tickItem(mira, { itemId: list.idOf('p') }))).toBe('item_has_parts')
    expect(code(await tickItem(mira, { itemId: list.idOf('below') }))).toBe('item_absent')
    expect(code(await tickItem(await person({ role: 'viewer' }), { itemId: list.idOf('a') }))).toBe('denied_role')
    const elsewhere = await checklistOf([item('x')])
    expect(code(await tickItem(mira, { itemId: elsewhere.idOf('x') }))).toBe('denied_role')
    expect(await getChecklist(mira, elsewhere.id)).toBeNull()
    expect(await getItem(mira, elsewhere.idOf('x'))).toBeNull()
    expect(code(await tickItem(mira, { itemId: '019aa3b7-1111-7222-8333-444444444444' }))).toBe('not_found')
    await db.$transaction((tx) => closeChecklist(tx, list.id, new Date()))
    expect(code(await tickItem(mira, { itemId: list.idOf('a') }))).toBe('checklist_closed')
    expect((await getChecklist(mira, list.id))!.can['item.tick']).toBe(false)
  })

  it('makes a parent done with its last part', async () => {
    const list = await checklistOf([item('p', { items: [item('c'), item('d')] })])
    const mira = await person({ role: 'on_call' })
    await tickItem(mira, { itemId: list.idOf('c') })
    expect((await stateOf(mira, list.id, 'p')).state).toBe('open')
    await tickItem(mira, { itemId: list.idOf('d') })
    expect((await stateOf(mira, list.id, 'p')).state).toBe('done')
  })
})

describe('many people at once', () => {
  it('20 people tick 60 items: every acknowledged tick is there, in the chain, once', async () => {
    const list = await checklistOf(Array.from({ length: 60 }, (_, i) => item(`i${i}`)))
    const people = await Promise.all(Array.from({ length: 20 }, (_, i) => person({ role: 'on_call', name: `Ticker ${i}` })))
    const answers = await Promise.all(
      people.map(async (one, p) => {
        const mine: { itemId: string; name: string }[] = []
        for (let i = 0; i < 12; i++) {
          const itemId = list.rows[(p * 7 + i * 3) % 60]!.id
          const answer = await tickItem(one, { itemId })
          if (answer.ok) mine.push({ itemId, name: one.name })
          else expect(['item_already_done']).toContain(answer.refusal.code)
        }
        return mine
      }),
    )
    const acknowledged = answers.flat()
    expect(new Set(acknowledged.map((one) => one.itemId)).size).toBe(acknowledged.length)
    const rows = await db.checklistItem.findMany({ where: { checklistId: list.id, state: 'done' } })
    expect(rows.map((row) => `${row.id} ${row.settledByName}`).sort()).toEqual(
      acknowledged.map((one) => `${one.itemId} ${one.name}`).sort(),
    )
    const entries = await db.auditEntry.findMany({ where: { action: 'item.tick', entityId: { in: list.rows.map((row) => row.id) } } })
    expect(entries.map((entry) => `${entry.entityId} ${entry.actorName}`).sort()).toEqual(
      acknowledged.map((one) => `${one.itemId} ${one.name}`).sort(),
    )
  })

  it('20 people on one item: one ticks, nineteen are told who', async () => {
    const list = await checklistOf([item('a')])
    const people = await Promise.all(Array.from({ length: 20 }, () => person({ role: 'on_call' })))
    const answers = await Promise.all(people.map((one) => tickItem(one, { itemId: list.idOf('a') })))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : answer.refusal.code)))).toEqual(new Set(['item_already_done']))
  })

  it('a note and a tick at once both stay', async () => {
    const list = await checklistOf([item('a')])
    const [mira, tomas] = await Promise.all([person({ role: 'on_call' }), person({ role: 'on_call' })])
    const itemId = list.idOf('a')
    await Promise.all([tickItem(mira, { itemId }), noteItem(tomas, { itemId, note: 'seen in build 812' })])
    expect(await stateOf(mira, list.id, 'a')).toMatchObject({ state: 'done', note: 'seen in build 812', version: 3 })
  })
})

describe('failing, not applicable, waiving', () => {
  it('fails with a reason and passes again', async () => {
    const list = await checklistOf([item('a')])
    const mira = await person({ role: 'on_call' })
    const itemId = list.idOf('a')
    expect(code(await failItem(mira, { itemId, reason: '  ' }))).toBe('bad_input')
    expect(code(await failItem(mira, { itemId, reason: 'load test broke' }))).toBe('ok')
    expect(await stateOf(mira, list.id, 'a')).toMatchObject({ state: 'failed', reason: 'load test broke' })
    expect(code(await tickItem(mira, { itemId }))).toBe('ok')
    expect(await stateOf(mira, list.id, 'a')).toMatchObject({ state: 'done', reason: '' })
  })

  it('marks as not applicable, by a release manager only', async () => {
    const list = await checklistOf([item('a')])
    const ines = await person({ role: 'release_manager' })
    const itemId = list.idOf('a')
    expect(code(await markNotApplicable(await person({ role: 'on_call' }), { itemId, reason: 'no' }))).toBe('denied_role')
    expect(code(await markNotApplicable(ines, { itemId, reason: 'no clients' }))).toBe('ok')
    expect(code(await tickItem(ines, { itemId }))).toBe('item_not_applicable')
    expect(code(await untickItem(ines, { itemId }))).toBe('ok')
  })

  it('waives with owner, reason and end; lifts back to what it was', async () => {
    const list = await checklistOf([item('a')])
    const ines = await person({ role: 'release_manager' })
    const owner = await person({ role: 'viewer', integrationId: list.integrationId, name: 'Jun' })
    const itemId = list.idOf('a')
    await failItem(ines, { itemId, reason: 'flaky' })
    expect(code(await waiveItem(ines, { itemId, ownerId: owner.id, reason: 'known flake', endsAt: tomorrow() }))).toBe('ok')
    expect(await stateOf(ines, list.id, 'a')).toMatchObject({ state: 'waived', waiver: { ownerName: 'Jun', active: true } })
    expect(code(await waiveItem(ines, { itemId, ownerId: owner.id, reason: 'again', endsAt: tomorrow() }))).toBe('item_already_waived')
    expect(await db.change.count({ where: { details: { path: ['what'], equals: 'item_waived' } } })).toBe(1)
    expect(code(await liftWaiver(ines, { itemId }))).toBe('ok')
    expect(await stateOf(ines, list.id, 'a')).toMatchObject({ state: 'failed', reason: 'flaky', waiver: null })
    expect(code(await liftWaiver(ines, { itemId }))).toBe('item_not_waived')
  })

  it('ends a waiver by itself, and by a tick', async () => {
    const list = await checklistOf([item('a'), item('b')])
    const ines = await person({ role: 'release_manager' })
    for (const key of ['a', 'b']) await waiveItem(ines, { itemId: list.idOf(key), ownerId: ines.id, reason: 'later', endsAt: tomorrow() })
    await db.waiver.updateMany({ where: { itemId: list.idOf('a') }, data: { endsAt: new Date(Date.now() - 1000) } })
    expect(await stateOf(ines, list.id, 'a')).toMatchObject({ state: 'open', remark: { code: 'waiver_ended' }, waiver: { active: false } })
    expect(code(await tickItem(ines, { itemId: list.idOf('b') }))).toBe('ok')
    expect(await stateOf(ines, list.id, 'b')).toMatchObject({ state: 'done', waiver: null })
  })

  it.each<[string, (ownerId: string) => Record<string, unknown>, string, string]>([
    ['an end in the past', (ownerId) => ({ ownerId, reason: 'x', endsAt: '2020-01-01T00:00' }), 'waiver_end_past', 'endsAt'],
    ['an end too far off', (ownerId) => ({ ownerId, reason: 'x', endsAt: '2999-01-01T00:00Z' }), 'waiver_too_long', 'endsAt'],
    ['no such day', (ownerId) => ({ ownerId, reason: 'x', endsAt: '2026-02-31T00:00' }), 'bad_input', 'endsAt'],
    ['no reason', (ownerId) => ({ ownerId, reason: '', endsAt: tomorrow() }), 'bad_input', 'reason'],
    [
      'an owner who is not there',
      () => ({ ownerId: '019aa3b7-1111-7222-8333-444444444444', reason: 'x', endsAt: tomorrow() }),
      'bad_reference',
      'ownerId',
    ],
  ])('refuses %s at its field', async (_name, input, expected, field) => {
    const list = await checklistOf([item('a')])
    const ines = await person({ role: 'release_manager' })
    expect(await waiveItem(ines, { itemId: list.idOf('a'), ...input(ines.id) })).toMatchObject({
      ok: false,
      refusal: { code: expected, field },
    })
  })

  it('is never done by a token', async () => {
    const list = await checklistOf([item('a')])
    const ines = await person({ role: 'release_manager' })
    const token = { kind: 'token' as const, id: 't', name: 'pipeline', personId: ines.id, grants: ines.grants, scopes: ['checklists'] }
    expect(code(await waiveItem(token, { itemId: list.idOf('a'), ownerId: ines.id, reason: 'x', endsAt: tomorrow() }))).toBe(
      'denied_person_only',
    )
    expect(code(await tickItem(token, { itemId: list.idOf('a') }))).toBe('ok')
  })
})

describe('evidence', () => {
  it('waits for what the kind asks, and ticks in one step', async () => {
    const list = await checklistOf([item('a', { kind: 'link' })])
    const mira = await person({ role: 'on_call' })
    const itemId = list.idOf('a')
    expect(await tickItem(mira, { itemId })).toMatchObject({
      ok: false,
      refusal: { code: 'item_evidence_missing', message: 'Attach a link first.' },
    })
    expect(code(await addEvidence(mira, { itemId, kind: 'text', text: 'done', tick: true }))).toBe('item_tick_not_enough')
    expect(await db.evidence.count({ where: { itemId } })).toBe(0)
    expect(await addEvidence(mira, { itemId, kind: 'link', url: 'https://ci.example/812', tick: true })).toMatchObject({
      ok: true,
      value: { state: 'done' },
    })
    expect(await db.auditEntry.count({ where: { entityId: itemId } })).toBe(1)
  })

  it('fails an item on a number outside its limit, keeps the number, and recovers', async () => {
    const list = await checklistOf([item('a', { kind: 'number', params: { limit: '< 200 ms' } })])
    const mira = await person({ role: 'on_call' })
    const itemId = list.idOf('a')
    expect(await addEvidence(mira, { itemId, kind: 'number', number: 412, tick: true })).toMatchObject({
      ok: true,
      value: { state: 'failed', outside: { measured: '412 ms' } },
    })
    expect(await stateOf(mira, list.id, 'a')).toMatchObject({
      state: 'failed',
      reason: '412 ms, not < 200 ms',
      remark: { code: 'outside_limit' },
    })
    expect(code(await tickItem(mira, { itemId }))).toBe('item_outside_limit')
    expect(code(await untickItem(mira, { itemId }))).toBe('item_outside_limit')
    expect(await addEvidence(mira, { itemId, kind: 'number', number: 180 })).toMatchObject({ ok: true, value: { state: 'open' } })
    expect(code(await tickItem(mira, { itemId }))).toBe('ok')
    const entries = await db.evidence.findMany({ where: { itemId }, orderBy: { addedAt: 'asc' } })
    expect(entries.map((entry) => entry.value)).toEqual([
      { number: 412, unit: 'ms' },
      { number: 180, unit: 'ms' },
    ])
  })

  it('opens a done item when its evidence is removed, and keeps the record', async () => {
    const list = await checklistOf([item('a', { kind: 'link' })])
    const mira = await person({ role: 'on_call', name: 'Mira' })
    const itemId = list.idOf('a')
    await addEvidence(mira, { itemId, kind: 'link', url: 'https://ci.example/812', tick: true })
    const entry = await db.evidence.findFirstOrThrow({ where: { itemId } })
    expect(await removeEvidence(mira, { evidenceId: entry.id })).toMatchObject({ ok: true, value: { state: 'open' } })
    expect(code(await removeEvidence(mira, { evidenceId: entry.id }))).toBe('evidence_removed')
    expect(await db.evidence.findUniqueOrThrow({ where: { id: entry.id } })).toMatchObject({ removedByName: 'Mira' })
  })

  it('keeps a file whole, with its digest', async () => {
    const list = await checklistOf([item('a', { kind: 'file' })])
    const mira = await person({ role: 'on_call' })
    const bytes = new Uint8Array([0, 1, 2, 250, 255])
    const file = new File([bytes], '../../load test.html', { type: 'text/html' })
    expect(await addEvidence(mira, { itemId: list.idOf('a'), kind: 'file', file, tick: true })).toMatchObject({
      ok: true,
      value: { state: 'done' },
    })
    const stored = await db.storedFile.findFirstOrThrow({ where: { integrationId: list.integrationId } })
    expect(stored).toMatchObject({ name: 'load test.html', mediaType: 'text/html', size: 5 })
    expect([...stored.content]).toEqual([...bytes])
    const { readStoredFile } = await import('@/lib/core/files')
    expect(await readStoredFile(mira, stored.id)).toMatchObject({ name: 'load test.html' })
    expect(
      await readStoredFile(await person({ role: 'viewer', integrationId: (await checklistOf([])).integrationId }), stored.id),
    ).toBeNull()
  })

  it('keeps exactly 10 MB and refuses a byte more', async () => {
    const list = await checklistOf([item('a')])
    const mira = await person({ role: 'on_call' })
    const add = (size: number) =>
      addEvidence(mira, { itemId: list.idOf('a'), kind: 'file', file: new File([new Uint8Array(size)], 'a.bin') })
    expect(code(await add(10 * 1024 * 1024))).toBe('ok')
    expect(await add(10 * 1024 * 1024 + 1)).toMatchObject({ ok: false, refusal: { code: 'bad_input', field: 'file', status: 400 } })
    expect(await add(0)).toMatchObject({ ok: false, refusal: { code: 'bad_input', field: 'file' } })
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['a script as a link', { kind: 'link', url: 'javascript:alert(1)' }, 'url'],
    ['a data address', { kind: 'link', url: 'data:text/html,x' }, 'url'],
    ['a password in a link', { kind: 'link', url: 'https://me:secret@ci.example' }, 'url'],
    ['no address', { kind: 'link', url: 'ci' }, 'url'],
    ['a number that is none', { kind: 'number', number: 'many' }, 'number'],
    ['not a number', { kind: 'number', number: Number.NaN }, 'number'],
    ['a text with NUL', { kind: 'text', text: 'a\u0000b' }, 'text'],
    ['a text that is too long', { kind: 'text', text: 'x'.repeat(10_001) }, 'text'],
    ['an unknown kind', { kind: 'feeling', text: 'good' }, 'kind'],
  ])('refuses %s', async (_name, input, field) => {
    const list = await checklistOf([item('a')])
    const answer = await addEvidence(await person({ role: 'on_call' }), { itemId: list.idOf('a'), ...input })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'bad_input', status: 400, field } })
  })
})

describe('assignment', () => {
  it('goes to whoever works on the integration, and into their list until it is settled', async () => {
    const list = await checklistOf([item('a')])
    const ines = await person({ role: 'release_manager' })
    const tomas = await person({ role: 'on_call', integrationId: list.integrationId, name: 'Tomás' })
    const stranger = await person({ role: 'on_call', integrationId: (await checklistOf([])).integrationId })
    const itemId = list.idOf('a')
    expect(await assignItem(ines, { itemId, personId: stranger.id })).toMatchObject({
      ok: false,
      refusal: { code: 'person_not_eligible', field: 'personId' },
    })
    expect(code(await assignItem(ines, { itemId, personId: tomas.id }))).toBe('ok')
    expect((await listWorkers(ines, list.id))!.some((one) => one.id === tomas.id)).toBe(true)
    expect((await listMyItems(tomas)).map((one) => one.id)).toEqual([itemId])
    await tickItem(tomas, { itemId })
    expect(await listMyItems(tomas)).toEqual([])
    expect(code(await assignItem(ines, { itemId, personId: null }))).toBe('ok')
    expect((await getItem(ines, itemId))!.history.map((entry) => entry.action)).toEqual(['item.assign', 'item.tick', 'item.assign'])
  })
})
