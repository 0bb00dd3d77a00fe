import { describe, expect, it } from 'vitest'
import { person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { addFreeze } from '@/lib/integrations/add-freeze'
import { code, inHours, releaseWorld, value } from './testing/release'
import { getMovePreview, getTimeline } from './timeline-queries'
import { updateRelease } from './update-release'

const { db } = testDb()

describe('moving a window', () => {
  it('does what was shown before: dues, signatures, freezes; and a plan changed meanwhile is refused', async () => {
    const { manager, environment, release } = await releaseWorld()
    const made = await release()
    const { id } = made
    const { windowStart } = (await db.checklist.findFirstOrThrow({ where: { release: { id } } }))!
    await db.checklistItem.update({
      where: { id: made.itemId('deploy') },
      data: { due: { afterMinutes: 10 }, dueAt: new Date(windowStart.getTime() + 600_000), estimateMinutes: 5 },
    })
    await made.settle()
    await made.signAll()
    value(await addFreeze(manager, { environmentId: environment.id, startsAt: inHours(71), endsAt: inHours(80), reason: 'Sale' }))
    const window = { start: inHours(72), end: inHours(73), timeZone: 'UTC' }
    const preview = (await getMovePreview(manager, id, window))!
    expect(preview.moved).toMatchObject([
      { id: made.itemId('deploy'), after: new Date(Date.parse(window.start) + 600_000).toISOString(), freeze: 'Sale' },
    ])
    expect(preview.freezes.map((freeze) => freeze.reason)).toEqual(['Sale'])
    expect(preview.signatures.map((signature) => signature.effect)).toEqual(Array(4).fill('ends_before_start'))

    const first = await updateRelease(manager, { releaseId: id, window }, { expectedVersion: preview.rowVersion })
    expect(code(first)).toBe('ok')
    const second = await updateRelease(
      manager,
      { releaseId: id, window: { ...window, end: inHours(74) } },
      { expectedVersion: preview.rowVersion },
    )
    expect(second).toMatchObject({ ok: false, refusal: { code: 'version_conflict', status: 409 } })

    const timeline = (await getTimeline(manager, id))!
    expect(timeline.window).toEqual(window)
    expect(timeline.items.find((item) => item.id === made.itemId('deploy'))).toMatchObject({
      dueAt: preview.moved[0]!.after,
      estimateMinutes: 5,
    })
    expect(timeline.signatures.map((signature) => signature.endsAt)).toEqual(preview.signatures.map((signature) => signature.endsAfter))
    expect(timeline.may).toEqual({ move: true, begin: true })
  })

  it('shows nothing to whom the release is not theirs, and refuses a window no release may have', async () => {
    const { manager, release } = await releaseWorld()
    const { id } = await release()
    const stranger = { ...(await person({ role: 'viewer' })), grants: [] }
    const window = { start: inHours(30), end: inHours(31), timeZone: 'UTC' }
    expect(await getTimeline(stranger, id)).toBeNull()
    expect(await getMovePreview(stranger, id, window)).toBeNull()
    await expect(getMovePreview(manager, id, { ...window, end: window.start })).rejects.toMatchObject({ code: 'window_order' })
    const viewer = await person({ role: 'viewer' })
    expect((await getTimeline(viewer, id))!.may).toEqual({ move: false, begin: false })
  })
})
