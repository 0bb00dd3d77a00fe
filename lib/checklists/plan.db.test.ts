import { describe, expect, it } from 'vitest'
import { job } from '@/lib/core/actor'
import type { Answer } from '@/lib/core/answer'
import { person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { datedRelease } from '@/lib/templates/shipped/dated-release'
import { addEvidence } from './add-evidence'
import { addItem } from './add-item'
import { applySmoke } from './apply-smoke'
import { editItem } from './edit-item'
import { instantiateChecklist, rescheduleChecklist, setChecklistFacts } from './instantiate-checklist'
import { getChecklist } from './queries'
import { removeItem } from './remove-item'
import { checklistOf, item } from './testing/checklist'
import { tickItem } from './tick-item'
import { waiveItem } from './waive-item'

const { db } = testDb()
const code = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.refusal.code)
const manager = () => person({ role: 'release_manager' })

describe('instantiateChecklist', () => {
  it('copies the dated release whole, with its due times in the zone', async () => {
    const list = await checklistOf([])
    const { body } = datedRelease
    const facts = Object.fromEntries(body.facts.map((fact) => [fact.key, fact.default]))
    const id = await db.$transaction((tx) =>
      instantiateChecklist(tx, body, {
        integrationId: list.integrationId,
        environmentId: list.environmentId,
        timeZone: 'Europe/Berlin',
        windowStart: new Date('2026-11-22T01:00:00Z'),
        windowEnd: new Date('2026-11-22T02:00:00Z'),
        facts,
        suites: { 'hostaway-core': 'ours' },
      }),
    )
    const view = (await getChecklist(await manager(), id))!
    const at = (key: string) => view.items.find((one) => one.key === key)!
    expect(at('backup_done')).toMatchObject({ dueAt: '2026-11-22T01:05:00.000Z', due: '+5 min', depth: 1 })
    expect(at('notify_team')).toMatchObject({ dueAt: '2026-11-15T22:59:00.000Z', due: 'D-7', dueWholeDay: true })
    expect(at('lint').dueAt).toBeNull()
    expect(at('smoke_before_start').params).toEqual({ suiteKey: 'ours' })
    expect(view.phases.map((phase) => phase.offset)).toEqual([null, 'D-7', 'D-1', 'D-day', null, 'D+1 h', null, 'D+24 h', 'D+7', 'D+30'])
    expect(view.progress.start.total).toBe(55)
    expect(view.items.findIndex((one) => one.key === 'supabase_url')).toBe(
      view.items.findIndex((one) => one.key === 'environment_values') + 1,
    )
  })

  it('moves with the window, and with the facts', async () => {
    const list = await checklistOf(
      [item('a', { due: { days: -1 } }), item('b', { condition: 'feedback' }), item('c', { due: { afterHours: 1 } })],
      { facts: { feedback: false } },
    )
    const ines = await manager()
    await db.$transaction((tx) =>
      rescheduleChecklist(tx, list.id, {
        windowStart: new Date('2026-12-05T22:00:00Z'),
        windowEnd: new Date('2026-12-05T23:00:00Z'),
        timeZone: 'Asia/Shanghai',
      }),
    )
    await db.$transaction((tx) => setChecklistFacts(tx, list.id, { feedback: true }))
    const view = (await getChecklist(ines, list.id))!
    expect(view.items.map((one) => [one.key, one.state, one.dueAt])).toEqual([
      ['a', 'open', '2026-12-05T15:59:00.000Z'],
      ['b', 'open', null],
      ['c', 'open', '2026-12-05T23:00:00.000Z'],
    ])
  })
})

describe('plan changes of a running release', () => {
  it('adds an item with its due, and a part of an item', async () => {
    const list = await checklistOf([item('a'), item('b')])
    const ines = await manager()
    const place = { checklistId: list.id, phase: 'plan', group: 'All', before: 'start' }
    const added = await addItem(ines, { ...place, text: 'Call the vendor', due: { afterMinutes: -30 } })
    expect(code(added)).toBe('ok')
    expect(code(await addItem(ines, { ...place, text: 'A part', parentId: list.idOf('a') }))).toBe('ok')
    const view = (await getChecklist(ines, list.id))!
    expect(view.items.map((one) => [one.text, one.depth])).toEqual([
      ['Item a', 0],
      ['A part', 1],
      ['Item b', 0],
      ['Call the vendor', 0],
    ])
    expect(view.items.at(-1)!.dueAt).toBe('2026-11-22T01:30:00.000Z')
    expect(await db.change.count({ where: { kind: 'release', details: { path: ['what'], equals: 'item_added' } } })).toBe(2)
    expect(code(await tickItem(ines, { itemId: list.idOf('a') }))).toBe('item_has_parts')
  })

  it.each<[string, Record<string, unknown>, string, string]>([
    ['an unknown group', { group: 'Elsewhere' }, 'group_unknown', 'group'],
    ['an unknown phase', { phase: 'nowhere' }, 'group_unknown', 'group'],
    ['an unknown kind', { kind: 'horoscope' }, 'bad_input', 'kind'],
    ['a limit that is none', { kind: 'number', params: { limit: 'fast' } }, 'bad_input', 'params.limit'],
    ['a fact the release does not have', { condition: 'weather' }, 'bad_input', 'condition'],
    ['a parent of another checklist', { parentId: '019aa3b7-1111-7222-8333-444444444444' }, 'bad_reference', 'parentId'],
    ['no text', { text: ' ' }, 'bad_input', 'text'],
    ['a field nobody knows', { colour: 'red' }, 'bad_input', ''],
  ])('refuses %s', async (_name, more, expected, field) => {
    const list = await checklistOf([item('a')])
    const answer = await addItem(await manager(), {
      checklistId: list.id,
      phase: 'plan',
      group: 'All',
      before: 'start',
      text: 'New',
      ...more,
    })
    expect(answer).toMatchObject({ ok: false, refusal: { code: expected, ...(field ? { field } : {}) } })
  })

  it('refuses parts of what asks for evidence, and a sixth level', async () => {
    const list = await checklistOf([
      item('a', { kind: 'link' }),
      item('p', { items: [item('c', { items: [item('g', { items: [item('h')] })] })] }),
    ])
    const ines = await manager()
    const add = (parentId: string) =>
      addItem(ines, { checklistId: list.id, phase: 'plan', group: 'All', before: 'start', text: 'New', parentId })
    expect(code(await add(list.idOf('a')))).toBe('parent_settled')
    const fifth = await add(list.idOf('h'))
    expect(code(fifth)).toBe('ok')
    expect(code(await add((fifth as { value: { itemId: string } }).value.itemId))).toBe('parent_too_deep')
    expect(code(await add(list.idOf('c')))).toBe('ok')
  })

  it('opens an item again when it asks for something else, not when its text is mended', async () => {
    const list = await checklistOf([item('a', { due: { days: -1 } })])
    const ines = await manager()
    const itemId = list.idOf('a')
    await tickItem(ines, { itemId })
    const texts = { text: 'Item a, mended', before: 'start' }
    expect(await editItem(ines, { itemId, ...texts })).toMatchObject({ ok: true, value: { state: 'done' } })
    expect(await db.checklistItem.findUniqueOrThrow({ where: { id: itemId } })).toMatchObject({ due: null, dueAt: null })
    expect(await editItem(ines, { itemId, ...texts })).toMatchObject({ ok: true, value: { version: 3 } })
    expect(await editItem(ines, { itemId, ...texts, kind: 'number', params: { limit: '< 7 min' } })).toMatchObject({
      ok: true,
      value: { state: 'open', version: 4 },
    })
    const entry = await db.auditEntry.findFirstOrThrow({ where: { entityId: itemId, action: 'item.edit' }, orderBy: { seq: 'desc' } })
    expect(JSON.parse(entry.body)).toMatchObject({ before: { kind: 'manual', state: 'done' }, after: { kind: 'number', state: 'open' } })
  })

  it('removes an item with its parts, keeping them in the record', async () => {
    const list = await checklistOf([item('p', { items: [item('c')] }), item('a')])
    const ines = await manager()
    expect(code(await removeItem(ines, { itemId: list.idOf('p'), reason: '' }))).toBe('bad_input')
    expect(code(await removeItem(ines, { itemId: list.idOf('p'), reason: 'not needed' }))).toBe('ok')
    expect((await getChecklist(ines, list.id))!.items.map((one) => one.key)).toEqual(['a'])
    expect(await db.checklistItem.count({ where: { checklistId: list.id, removedAt: { not: null } } })).toBe(2)
    expect(code(await tickItem(ines, { itemId: list.idOf('c') }))).toBe('item_removed')
  })
})

describe('item.apply_smoke', () => {
  const smokeItem = (key: string, before: 'start' | 'completion' = 'start') =>
    item(key, { before, kind: 'smoke', params: { suiteKey: 'core' } })
  async function place() {
    const list = await checklistOf([smokeItem('early'), smokeItem('late', 'completion'), item('other')])
    const suite = await db.smokeSuite.create({
      data: {
        integrationId: list.integrationId,
        key: 'core',
        name: 'Listings core',
        revisions: { create: { revision: 1, definition: {}, digest: 'd', createdByName: 'x' } },
      },
    })
    const { getConfigurationFacts } = await import('@/lib/integrations/configuration')
    const configDigest = (await getConfigurationFacts(db, list.environmentId))!.digest
    let minute = 0
    const run = async (
      state: 'passed' | 'failed' | 'errored' | 'timed_out' | 'cancelled' | 'interrupted',
      more: { createdAt?: Date } = {},
    ) => {
      const createdAt = more.createdAt ?? new Date(Date.now() + ++minute * 1000)
      return db.smokeRun.create({
        data: {
          suiteId: suite.id,
          revision: 1,
          environmentId: list.environmentId,
          state,
          requestedByName: 'Mira',
          createdAt,
          startedAt: createdAt,
          finishedAt: createdAt,
          configDigest,
          stepCount: 5,
          passedCount: state === 'passed' ? 5 : 2,
          summary: state === 'passed' ? '' : 'Step 3, Invalid cursor: status 500, expected 400',
        },
      })
    }
    const apply = (runId: string) => applySmoke(job('worker'), { runId })
    const ines = await manager()
    const stateOf = async (key: string) => (await getChecklist(ines, list.id))!.items.find((one) => one.key === key)!
    return { list, suite, run, apply, ines, stateOf }
  }

  it('ticks what the suite proves, says what it saw, and does it once', async () => {
    const { run, apply, stateOf, list } = await place()
    const passed = await run('passed')
    expect(await apply(passed.id)).toMatchObject({ ok: true, value: { applied: 1 } })
    expect(await apply(passed.id)).toMatchObject({ ok: true, value: { applied: 0 } })
    expect(await stateOf('early')).toMatchObject({
      state: 'done',
      run: { passedCount: 5, stepCount: 5, name: 'Listings core' },
      suite: { key: 'core' },
    })
    expect((await stateOf('late')).state).toBe('open')
    expect(await db.auditEntry.count({ where: { action: 'item.apply_smoke', entityId: list.idOf('early') } })).toBe(1)
  })

  it.each([
    ['failed', 'failed'],
    ['timed_out', 'failed'],
    ['errored', 'open'],
    ['cancelled', 'done'],
    ['interrupted', 'done'],
  ] as const)('after a pass, a run that is %s leaves it %s', async (state, expected) => {
    const { run, apply, stateOf } = await place()
    await apply((await run('passed')).id)
    await apply((await run(state)).id)
    expect((await stateOf('early')).state).toBe(expected)
  })

  it('lets an older run never overtake a newer one', async () => {
    const { run, apply, stateOf } = await place()
    const failed = await run('failed', { createdAt: new Date(Date.now() - 60_000) })
    await apply((await run('passed')).id)
    expect(await apply(failed.id)).toMatchObject({ ok: true, value: { applied: 0 } })
    expect((await stateOf('early')).state).toBe('done')
  })

  it('turns stale when the configuration or the suite changes, and names the change', async () => {
    const { run, apply, stateOf, suite, list } = await place()
    await apply((await run('passed')).id)
    const change = {
      kind: 'configuration',
      integrationId: list.integrationId,
      environmentId: list.environmentId,
      actorName: 'x',
      at: new Date(Date.now() + 3_600_000),
    }
    await db.change.create({ data: { ...change, summary: 'RETRY_MAX 3 → 5' } })
    expect(await stateOf('early')).toMatchObject({ state: 'stale', remark: { code: 'changed', params: { change: 'RETRY_MAX 3 → 5' } } })
    await db.smokeSuite.update({ where: { id: suite.id }, data: { revision: 2 } })
    expect((await stateOf('early')).state).toBe('stale')
  })

  it('speaks for the window only once the release has started', async () => {
    const { run, apply, stateOf, list, ines } = await place()
    await apply((await run('passed')).id)
    const template = await db.template.create({
      data: {
        key: `t${Date.now()}`,
        name: 'T',
        versions: { create: { number: 1, body: {}, digest: 'd', createdByName: 'x', state: 'published' } },
      },
      include: { versions: true },
    })
    await db.release.create({
      data: {
        integrationId: list.integrationId,
        environmentId: list.environmentId,
        checklistId: list.id,
        templateVersionId: template.versions[0]!.id,
        templateName: 'T',
        templateNumber: 1,
        title: 'R',
        releaseVersion: '1',
        requesterId: ines.id,
        requesterName: ines.name,
        managerId: ines.id,
        state: 'in_progress',
        startedAt: new Date(Date.now() + 5000),
      },
    })
    await apply((await run('failed', { createdAt: new Date(Date.now() + 10_000) })).id)
    expect([(await stateOf('early')).state, (await stateOf('late')).state]).toEqual(['done', 'failed'])
    await apply((await run('passed', { createdAt: new Date(Date.now() + 20_000) })).id)
    expect((await stateOf('late')).state).toBe('done')
  })

  it('is never ticked by hand, can be waived, and a pass ends the waiver', async () => {
    const { run, apply, stateOf, ines, list } = await place()
    const itemId = list.idOf('early')
    expect(code(await tickItem(ines, { itemId }))).toBe('item_automatic')
    expect(code(await addEvidence(ines, { itemId, kind: 'link', url: 'https://ci.example', tick: true }))).toBe('item_automatic')
    await waiveItem(ines, { itemId, ownerId: ines.id, reason: 'target is down', endsAt: new Date(Date.now() + 86_400_000).toISOString() })
    await apply((await run('failed')).id)
    expect(await stateOf('early')).toMatchObject({ state: 'waived', run: { state: 'failed' } })
    await apply((await run('passed')).id)
    expect(await stateOf('early')).toMatchObject({ state: 'done', waiver: null })
  })

  it('is for jobs alone', async () => {
    const { run, ines } = await place()
    expect(code(await applySmoke(ines, { runId: (await run('passed')).id }))).toBe('denied_job_only')
    expect(await applySmoke(job('worker'), { runId: '019aa3b7-1111-7222-8333-444444444444' })).toMatchObject({
      ok: true,
      value: { applied: 0 },
    })
  })
})
