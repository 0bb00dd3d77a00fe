import { describe, expect, it } from 'vitest'
import { addItem } from '@/lib/checklists/add-item'
import { tickItem } from '@/lib/checklists/tick-item'
import { testDb } from '@/lib/core/testing/test-db'
import { publishTemplate } from '@/lib/templates/publish-template'
import { TemplateBody, type TemplateItem } from '@/lib/templates/schema'
import { abortRelease } from './abort-release'
import { getOffer, getOfferNote } from './offer-queries'
import { getRelease } from './queries'
import { takeTemplateChanges } from './take-template-changes'
import { code, releaseWorld, value } from './testing/release'

const { db } = testDb()

/** A world with a release, and a way to publish the next version of its template. */
async function world() {
  const made = await releaseWorld()
  const release = await made.release()
  const version = await db.templateVersion.findUniqueOrThrow({ where: { id: made.template.versionId }, include: { template: true } })
  const body = TemplateBody.parse(version.body)
  const publish = async (change: (draft: TemplateBody) => void) => {
    change(body)
    value(await publishTemplate(made.manager, { key: version.template.key, name: version.template.name, body }))
  }
  const items = async () =>
    db.checklistItem.findMany({ where: { checklist: { release: { id: release.id } }, removedAt: null }, orderBy: { position: 'asc' } })
  return { ...made, made: release, releaseId: release.id, body, publish, items }
}
const newItem = (key: string, more: Partial<TemplateItem> = {}) =>
  ({
    ...TemplateBody.parse({
      phases: [{ key: 'p', title: 'P', groups: [{ title: 'G', items: [{ key, text: `Item ${key}`, before: 'start', ...more }] }] }],
    }).phases[0]!.groups[0]!.items[0]!,
  }) as TemplateItem
const checks = (draft: TemplateBody) => draft.phases[0]!.groups[0]!.items

describe('a newer version of a template', () => {
  it('never touches a running release by itself; taken item by item, it does what was offered and no more', async () => {
    const { manager, made, releaseId, publish, items, place } = await world()
    await made.settle()
    value(
      await addItem(manager, {
        checklistId: (await items())[0]!.checklistId,
        phase: 'before',
        group: 'Checks',
        text: 'By hand',
        before: 'start',
      }),
    )
    value(await tickItem(manager, { itemId: (await items()).at(-1)!.id }))
    await made.signAll()
    const before = JSON.stringify([await items(), await getRelease(manager, releaseId).then((view) => view!.digests)])
    expect(await getOfferNote(manager, releaseId)).toEqual({ offer: null })

    await publish((draft) => {
      const [unit, report] = checks(draft)
      unit!.text = 'Unit tests, all of them'
      report!.kind = 'text'
      report!.params = {}
      checks(draft).splice(1, 0, newItem('lint', { due: { days: -1 }, condition: 'big' }))
      draft.facts.push({ key: 'big', label: 'Big', labelZh: '', default: true })
      draft.phases[0]!.groups[0]!.items = checks(draft).filter((item) => item.key !== 'migration')
      draft.phases.push({
        key: 'after',
        title: 'After',
        titleZh: '',
        offset: { days: 1 },
        groups: [{ title: 'Look back', titleZh: '', items: [newItem('retro', { before: 'completion' })] }],
      })
    })
    expect(JSON.stringify([await items(), await getRelease(manager, releaseId).then((view) => view!.digests)])).toBe(before)
    expect(await getOfferNote(manager, releaseId)).toEqual({ offer: { number: 2, templateName: 'Dated release' } })

    const offer = (await getOffer(manager, releaseId))!
    expect(offer.offers.map((one) => `${one.difference.change} ${one.id}`)).toEqual([
      'changed item unit',
      'added item lint',
      'changed item report',
      'added item retro',
      'removed item migration',
    ])
    expect(offer.offers.map((one) => [one.settled, one.reopens])).toEqual([
      [true, false],
      [false, false],
      [true, true],
      [false, false],
      [false, false],
    ])
    expect(offer.stale).toHaveLength(4)

    const taken = await takeTemplateChanges(
      manager,
      { releaseId, number: 2, take: ['item unit', 'item lint', 'item report', 'item retro'] },
      { expectedVersion: offer.rowVersion },
    )
    expect(value(taken)).toMatchObject({ taken: 4, left: 1 })
    const plan = await items()
    expect(plan.map((item) => [item.key.slice(0, 5), item.state])).toEqual([
      ['unit', 'done'],
      ['lint', 'open'],
      ['repor', 'open'],
      ['smoke', 'done'],
      ['migra', 'open'],
      ['deplo', 'open'],
      ['retro', 'open'],
      ['added', 'done'],
    ])
    expect(plan[0]!.text).toBe('Unit tests, all of them')
    const checklist = await db.checklist.findUniqueOrThrow({ where: { id: plan[0]!.checklistId } })
    expect(checklist.facts).toMatchObject({ big: true })
    expect((checklist.phases as { key: string }[]).map((phase) => phase.key)).toEqual(['before', 'd_day', 'after'])
    expect(plan[1]!.dueAt!.getTime()).toBeLessThan(checklist.windowStart.getTime())
    const view = (await getRelease(manager, releaseId))!
    expect(view.slots.filter((slot) => slot.before === 'start').map((slot) => slot.worth)).toEqual(Array(4).fill('stale'))
    expect(view.slots.find((slot) => slot.before === 'completion')!.worth).toBe('open')

    const audit = await db.auditEntry.findFirstOrThrow({ where: { action: 'release.take_template_changes' } })
    expect(JSON.parse(audit.body)).toMatchObject({ after: { number: 2, left: ['item migration'] } })
    expect(await getOfferNote(manager, releaseId)).toEqual({ offer: null })
    expect((await getOffer(manager, releaseId))!.newer).toBeNull()
    expect(place.id).toBe(view.integration.id)
  })

  it('what was left stays left; a yet newer version offers what it changes', async () => {
    const { manager, releaseId, publish } = await world()
    await publish((draft) => (checks(draft)[0]!.text = 'Two'))
    value(await takeTemplateChanges(manager, { releaseId, number: 2, take: [] }))
    expect(await getOfferNote(manager, releaseId)).toEqual({ offer: null })
    await publish((draft) => checks(draft).push(newItem('third')))
    expect((await getOffer(manager, releaseId))!.offers.map((one) => one.id)).toEqual(['item third'])
  })

  it('refuses an offer that is not the newest, what is not offered, another’s change, an ended release, and who may not', async () => {
    const { manager, signers, releaseId, publish, body } = await world()
    const take = (input: object, meta = {}) => takeTemplateChanges(manager, { releaseId, number: 2, take: ['item unit'], ...input }, meta)
    expect(code(await take({}))).toBe('offer_outdated')
    await publish((draft) => {
      checks(draft)[0]!.text = 'Two'
      checks(draft).push(newItem('parent', { items: [newItem('child')] }))
    })
    expect(code(await take({ number: 3 }))).toBe('offer_outdated')
    expect(code(await take({ take: ['item nothing'] }))).toBe('offer_unknown')
    expect(await take({}, { expectedVersion: 99 })).toMatchObject({ ok: false, refusal: { code: 'version_conflict', status: 409 } })
    expect(code(await takeTemplateChanges(signers.devops, { releaseId, number: 2, take: [] }))).toBe('denied_role')
    value(await take({ take: ['item parent', 'item child'] }))
    await publish((draft) => {
      const [, , , , parent] = checks(draft)
      parent!.before = 'completion'
      parent!.items[0]!.before = 'completion'
    })
    expect(body.phases[0]!.groups[0]!.items).toHaveLength(5)
    expect(code(await take({ number: 3, take: ['item parent'] }))).toBe('offer_incoherent')
    value(await abortRelease(manager, { releaseId, reason: 'No more' }))
    expect(code(await take({ number: 3, take: [] }))).toBe('release_ended')
    expect(await getOfferNote(manager, releaseId)).toEqual({ offer: null })
  })
})
