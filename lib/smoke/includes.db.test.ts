import { describe, expect, test } from 'vitest'
import { testDb } from '@/lib/core/testing/test-db'
import { archiveSuite } from './archive-suite'
import { createSuite } from './create-suite'
import { readPlan } from './read-plan'
import { restoreSuite } from './restore-suite'
import type { SuiteDefinitionInput } from './step-schema'
import { done, smokePlace } from './testing/smoke-place'
import { updateSuite } from './update-suite'

const { db, owner } = testDb()
const assertions = [{ kind: 'status', params: { expected: '200' } }]
const step = (name: string) => ({ name, request: { url: '{{BASE_URL}}/x' }, assertions })
const include = (suite: string) => ({ kind: 'include' as const, suite })
const steps = (...all: SuiteDefinitionInput['steps']): SuiteDefinitionInput => ({ steps: all })

/** `core` is included by `middle`, and that by `outer`. */
async function nested() {
  const place = await smokePlace('http://127.0.0.1:9', steps(step('One')))
  const make = (key: string, definition: SuiteDefinitionInput) =>
    createSuite(place.manager, { integrationId: place.integration.id, key, name: key.toUpperCase(), definition })
  const middle = done(await make('middle', steps(include('core'), step('Two'))))
  const outer = done(await make('outer', steps(step('Zero'), include('middle'))))
  const update = (id: string, definition: SuiteDefinitionInput, name = 'Core') =>
    updateSuite(place.manager, { suiteId: id, name, definition })
  return { place, make, update, core: place.suite, middle, outer }
}
const newest = async (suiteId: string) => (await db.suiteRevision.findMany({ where: { suiteId }, orderBy: { revision: 'desc' } }))[0]!
const planOf = async (suiteId: string) => readPlan(await newest(suiteId)).map(({ name }) => name)

describe('a suite that includes others', () => {
  test('keeps the plan it runs', async () => {
    const { core, middle, outer } = await nested()
    expect(await planOf(outer.id)).toEqual(['Zero', 'MIDDLE › Core › One', 'MIDDLE › Two'])
    expect(await planOf(middle.id)).toEqual(['Core › One', 'Two'])
    expect((await newest(core.id)).plan).toBeNull()
  })
  test('gets a revision when one it includes does, at any depth, in one transaction, and says why', async () => {
    const { place, update, core, middle, outer } = await nested()
    done(await update(core.id, steps(step('One'), step('One more'))))
    expect(await planOf(outer.id)).toEqual(['Zero', 'MIDDLE › Core › One', 'MIDDLE › Core › One more', 'MIDDLE › Two'])
    for (const { id } of [middle, outer]) expect(await db.smokeSuite.findUnique({ where: { id } })).toMatchObject({ revision: 2 })
    const audits = await db.auditEntry.findMany({ where: { action: 'suite.update' }, orderBy: { seq: 'desc' }, take: 3 })
    expect(audits.map(({ entityId }) => entityId).toSorted()).toEqual([core.id, middle.id, outer.id].toSorted())
    expect(JSON.stringify(audits.map(({ body }) => body))).toContain('Core r2')
    const changes = await db.change.findMany({ where: { integrationId: place.integration.id, kind: 'suite' } })
    expect(changes.map(({ summary }) => summary)).toContain('OUTER r1 → r2 (Core r2)')
    const digests = await db.suiteRevision.findMany({ where: { suiteId: outer.id } })
    expect(new Set(digests.map(({ digest }) => digest)).size).toBe(2)
  })
  test('gets none when only a name changes, or nothing', async () => {
    const { update, core, outer } = await nested()
    done(await update(core.id, steps(step('One')), 'Renamed'))
    expect(done(await update(core.id, steps(step('One')), 'Renamed'))).toMatchObject({ changed: false })
    expect(await db.smokeSuite.findUnique({ where: { id: outer.id } })).toMatchObject({ revision: 1 })
  })
  test('is refused at its step where it includes nothing, itself, or too much', async () => {
    const { make, update, core, middle } = await nested()
    const fields = (answer: unknown) => (answer as { refusal: { fields: Record<string, string> } }).refusal.fields
    expect(fields(await make('other', steps(step('a'), include('nothing'))))).toEqual({
      'definition.steps.1.suite': 'This integration has no suite in use with this key.',
    })
    expect(Object.keys(fields(await make('self', steps(include('self')))))).toEqual(['definition.steps.0.suite'])
    expect(Object.keys(fields(await update(core.id, steps(step('a'), include('middle')))))).toEqual(['definition.steps.1.suite'])
    const rows = { columns: ['A'], rows: Array.from({ length: 50 }, () => ['x']) }
    const many = steps(...Array.from({ length: 7 }, (_, index) => ({ ...step(`s${index}`), rows })))
    expect(Object.keys(fields(await make('long', many)))).toEqual(['definition.steps.6'])
    // Each alone is short enough; the one that includes it is not.
    const half = steps(...Array.from({ length: 6 }, (_, index) => ({ ...step(`s${index}`), rows })))
    expect(await update(core.id, half)).toMatchObject({ ok: false, refusal: { code: 'include_breaks' } })
    expect(await db.smokeSuite.findUnique({ where: { id: middle.id } })).toMatchObject({ revision: 1 })
  })
  test('keeps what it includes in use; restored later, it is planned anew', async () => {
    const { place, update, core, middle, outer } = await nested()
    const archive = (suiteId: string) => archiveSuite(place.manager, { suiteId })
    expect(await archive(core.id)).toMatchObject({
      ok: false,
      refusal: { code: 'suite_included', message: expect.stringContaining('MIDDLE') },
    })
    done(await archive(outer.id))
    done(await archive(middle.id))
    done(await update(core.id, steps(step('Other'))))
    expect(await db.smokeSuite.findUnique({ where: { id: middle.id } })).toMatchObject({ revision: 1 })
    expect(await restoreSuite(place.manager, { suiteId: outer.id })).toMatchObject({ ok: false, refusal: { code: 'include_gone' } })
    done(await restoreSuite(place.manager, { suiteId: middle.id }))
    expect(await planOf(middle.id)).toEqual(['Core › Other', 'Two'])
  })
  test('changed at once from both ends, ends with plans that agree', async () => {
    const { update, core, middle, outer } = await nested()
    const answers = await Promise.all([
      update(core.id, steps(step('One b'))),
      update(middle.id, steps(include('core'), step('Two b')), 'MIDDLE'),
      update(outer.id, steps(include('middle'), step('Zero b')), 'OUTER'),
    ])
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(await planOf(outer.id)).toEqual(['MIDDLE › Core › One b', 'MIDDLE › Two b', 'Zero b'])
  })
})

test('a definition stored before a setting existed has not changed', async () => {
  const { core, update } = await nested()
  await owner(
    `update suite_revisions set definition = jsonb_set(definition, '{steps,0}', (definition #> '{steps,0}') - 'phase' - 'poll' - 'rows' - 'probe'), digest = repeat('a', 64) where suite_id = $1`,
    [core.id],
  )
  expect(done(await update(core.id, steps(step('One'))))).toMatchObject({ changed: false, revision: 1 })
})
