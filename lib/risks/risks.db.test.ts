import { describe, expect, it } from 'vitest'
import { testDb } from '@/lib/core/testing/test-db'
import { person } from '@/lib/core/testing/makers'
import { besideWorld } from '@/lib/releases/testing/beside'
import { code, value } from '@/lib/releases/testing/release'
import { addRisk } from './add-risk'
import { editRisk } from './edit-risk'
import { getRisks } from './queries'
import { removeRisk } from './remove-risk'

const { db } = testDb()
const leak = { text: 'Pool runs dry', probability: 'low', impact: 'high' }

describe('risks', () => {
  it('come from the template, are added, edited and removed, each in the record', async () => {
    const { releaseId, onCall, manager, viewer } = await besideWorld()
    const { riskId, version } = value(await addRisk(onCall, { releaseId, ...leak, ownerId: onCall.id }))
    const view = (await getRisks(viewer, releaseId))!
    expect(view).toMatchObject({ mayEdit: false, people: [] })
    expect(view.risks.map(({ number, text, weight, owner }) => [number, text, weight, owner?.name ?? null])).toEqual([
      [2, 'Pool runs dry', 'moderate', onCall.name],
      [1, 'Memory leak', 'minor', null],
    ])
    const change = { riskId, ...leak, ownerId: onCall.id, state: 'occurred', note: 'At 02:20' }
    value(await editRisk(onCall, change, { expectedVersion: version }))
    expect(code(await editRisk(manager, { ...change, state: 'closed' }, { expectedVersion: version }))).toBe('version_conflict')
    expect(await editRisk(onCall, change)).toMatchObject({ ok: true, value: { version: version + 1 } })
    expect(code(await removeRisk(onCall, { riskId }))).toBe('denied_role')
    value(await removeRisk(manager, { riskId }))
    expect(code(await editRisk(onCall, change))).toBe('risk_removed')
    const entries = await db.auditEntry.findMany({ where: { entityType: 'risk', entityId: riskId }, orderBy: { seq: 'asc' } })
    expect(entries.map((entry) => entry.action)).toEqual(['risk.add', 'risk.edit', 'risk.remove'])
  })

  it('refuse an owner who does not work here, a stranger, and a release that has ended', async () => {
    const { releaseId, checklistId, onCall, viewer } = await besideWorld()
    const stranger = await person()
    expect(await addRisk(onCall, { releaseId, ...leak, ownerId: stranger.id })).toMatchObject({ ok: false, refusal: { field: 'ownerId' } })
    expect(code(await addRisk(viewer, { releaseId, ...leak }))).toBe('denied_role')
    expect(await getRisks(stranger, releaseId)).toBeNull()
    await db.checklist.update({ where: { id: checklistId }, data: { closedAt: new Date() } })
    expect(code(await addRisk(onCall, { releaseId, ...leak }))).toBe('checklist_closed')
  })
})
