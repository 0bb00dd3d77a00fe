import { describe, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/core/actor'
import type { Answer } from '@/lib/core/answer'
import { person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { clearValue } from '@/lib/integrations/clear-value'
import { defineVariable } from '@/lib/integrations/define-variable'
import { setValue } from '@/lib/integrations/set-value'
import { addEvidence } from './add-evidence'
import { addItem } from './add-item'
import { attachEvidence } from './attach-evidence'
import { getChecklist } from './queries'
import { startItem } from './start-item'
import { checklistOf, item } from './testing/checklist'
import { tickItem } from './tick-item'
import { untickItem } from './untick-item'

const { db } = testDb()
const code = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.refusal.code)
const viewOf = async (actor: PersonActor, checklistId: string, key: string) =>
  (await getChecklist(actor, checklistId))!.items.find((one) => one.key === key)!
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000)

async function withVariable(list: Awaited<ReturnType<typeof checklistOf>>, key: string, kind: 'plain' | 'secret' = 'plain') {
  const admin = await person({ role: 'administrator' })
  const defined = await defineVariable(admin, { integrationId: list.integrationId, key, kind })
  if (!defined.ok) throw new Error(defined.refusal.message)
  const place = { variableId: defined.value.id, environmentId: list.environmentId }
  const done = (answer: Answer<unknown>) => expect(answer).toMatchObject({ ok: true })
  return {
    set: async (value: string) => done(await setValue(admin, { ...place, value })),
    clear: async () => done(await clearValue(admin, place)),
  }
}

describe('conditions on values', () => {
  it('come and go with the value, and stop a tick', async () => {
    const list = await checklistOf([item('a', { condition: 'set(API_KEY)' }), item('b', { condition: '!set(API_KEY) && !set(NOBODY)' })])
    const variable = await withVariable(list, 'API_KEY')
    const mira = await person({ role: 'on_call' })
    expect(await viewOf(mira, list.id, 'a')).toMatchObject({ state: 'absent', remark: { code: 'condition' } })
    expect(await viewOf(mira, list.id, 'b')).toMatchObject({ state: 'open', remark: { code: 'condition_unreadable' } })
    expect(code(await tickItem(mira, { itemId: list.idOf('a') }))).toBe('item_absent')
    await variable.set('https://api.example')
    expect(code(await tickItem(mira, { itemId: list.idOf('a') }))).toBe('ok')
    await variable.clear()
    expect(await viewOf(mira, list.id, 'a')).toMatchObject({ state: 'absent' })
  })

  it('are checked when an item is added', async () => {
    const list = await checklistOf([item('a')], { facts: { async: false } })
    await withVariable(list, 'API_KEY')
    const ines = await person({ role: 'release_manager' })
    const add = (condition: string, more = {}) =>
      addItem(ines, { checklistId: list.id, phase: 'plan', group: 'All', before: 'start', text: 'New', condition, ...more })
    expect(await add('set(API_KEY) && !async')).toMatchObject({ ok: true })
    expect(await add('set(NOBODY)')).toMatchObject({
      ok: false,
      refusal: { fields: { condition: 'This integration defines no variable called NOBODY.' } },
    })
    expect(await add('async', { kind: 'communication', params: { communication: 'nowhere' } })).toMatchObject({
      ok: false,
      refusal: { field: 'params.communication' },
    })
  })
})

describe('age', () => {
  it('a tick that grew too old is renewed by a tick, old evidence by newer evidence', async () => {
    const list = await checklistOf([item('a', { maxAgeHours: 24 }), item('b', { kind: 'link', maxAgeHours: 24 })])
    const mira = await person({ role: 'on_call' })
    const link = { itemId: list.idOf('b'), kind: 'link', url: 'https://ci.example', tick: true }
    await tickItem(mira, { itemId: list.idOf('a') })
    await addEvidence(mira, link)
    await db.checklistItem.updateMany({ where: { checklistId: list.id }, data: { settledAt: ago(25) } })
    await db.evidence.updateMany({ where: { itemId: list.idOf('b') }, data: { addedAt: ago(25) } })
    expect(await viewOf(mira, list.id, 'a')).toMatchObject({ state: 'stale', remark: { code: 'too_old', params: { hours: 24 } } })
    expect(await viewOf(mira, list.id, 'b')).toMatchObject({ state: 'stale' })
    expect(code(await tickItem(mira, { itemId: list.idOf('a') }))).toBe('ok')
    expect(code(await tickItem(mira, { itemId: list.idOf('b') }))).toBe('item_evidence_old')
    expect(code(await addEvidence(mira, { ...link, tick: false }))).toBe('ok')
    expect([(await viewOf(mira, list.id, 'a')).state, (await viewOf(mira, list.id, 'b')).state]).toEqual(['done', 'done'])
  })
})

describe('item.start', () => {
  it('notes when work began, once, until the item is opened again', async () => {
    const list = await checklistOf([item('a', { estimateMinutes: 15 })])
    const mira = await person({ role: 'on_call' })
    const itemId = list.idOf('a')
    expect(code(await startItem(mira, { itemId }))).toBe('ok')
    expect(code(await startItem(mira, { itemId }))).toBe('item_already_started')
    expect((await viewOf(mira, list.id, 'a')).startedAt).not.toBeNull()
    await tickItem(mira, { itemId })
    expect(code(await startItem(mira, { itemId }))).toBe('item_already_done')
    await untickItem(mira, { itemId })
    expect((await viewOf(mira, list.id, 'a')).startedAt).toBeNull()
  })
})

describe('output of a command', () => {
  it('is kept without the secrets of the environment, and ticks its item', async () => {
    const list = await checklistOf([item('a', { kind: 'command', params: { command: 'curl -v https://api.example' } })])
    const variable = await withVariable(list, 'API_KEY', 'secret')
    await variable.set('k-31f2a8844b7c')
    const mira = await person({ role: 'on_call' })
    const output = '> X-Session-Token: abcdefgh\n< HTTP/1.1 200\nkey=k-31f2a8844b7c'
    expect(await addEvidence(mira, { itemId: list.idOf('a'), kind: 'output', output, tick: true })).toMatchObject({
      ok: true,
      value: { state: 'done' },
    })
    const [entry] = await db.evidence.findMany({ where: { itemId: list.idOf('a') } })
    expect(entry!.value).toEqual({ output: '> X-Session-Token: [masked]\n< HTTP/1.1 200\nkey=[masked API_KEY]' })
    expect(code(await addEvidence(mira, { itemId: list.idOf('a'), kind: 'output', output: 'x'.repeat(20_001) }))).toBe('bad_input')
  })
})

describe('attachEvidence', () => {
  it('keeps evidence and ticks within another transaction', async () => {
    const list = await checklistOf([item('a', { kind: 'reading' })])
    const mira = await person({ role: 'on_call', name: 'Mira' })
    const attached = await db.$transaction((tx) =>
      attachEvidence(tx, { actor: mira, now: new Date() }, list.idOf('a'), { kind: 'figures', value: { p95: 180 }, tick: true }),
    )
    expect(attached).toMatchObject({ value: { state: 'done', version: 2 }, audit: { action: 'evidence.add' }, touched: ['board'] })
    expect(await viewOf(mira, list.id, 'a')).toMatchObject({ state: 'done', settledByName: 'Mira' })
  })
})
