import { describe, expect, it } from 'vitest'
import { person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { createTemplate } from './create-template'
import { describeTemplate } from './describe-template'
import { discardDraft } from './discard-draft'
import { getDraft } from './draft-queries'
import { duplicateTemplate } from './duplicate-template'
import { editDraft } from './edit-draft'
import { installTemplate } from './install-template'
import { openDraft } from './open-draft'
import { publishDraft } from './publish-draft'
import { publishTemplate } from './publish-template'
import { getTemplate, readPublishedVersion } from './queries'
import { redoDraft } from './redo-draft'
import { replaceDraft } from './replace-draft'
import { restoreTemplate } from './restore-template'
import { retireTemplate } from './retire-template'
import { TemplateBody } from './schema'
import { datedRelease } from './shipped/dated-release'
import { undoDraft } from './undo-draft'
import { job, type PersonActor } from '@/lib/core/actor'
import type { Answer } from '@/lib/core/answer'

const { db } = testDb()
const small = (...texts: string[]) =>
  TemplateBody.parse({
    phases: [
      {
        key: 'plan',
        title: 'Plan',
        groups: [{ title: 'All', items: texts.map((text, index) => ({ key: `i${index}`, text, before: 'start' })) }],
      },
    ],
  })
const items = '/phases/0/groups/0/items'
const item = (key: string, text = key) => ({ key, text, before: 'start' })
const label = { what: 'item_added' }

function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.refusal.code}: ${answer.refusal.message} ${JSON.stringify(answer.refusal.fields)}`)
  return answer.value
}

async function draftOf(manager: PersonActor, body = small('a', 'b')) {
  const { templateId, versionId } = value(await createTemplate(manager, { name: `Draft ${Math.random()}`, body }))
  const state = async () => (await getDraft(manager, templateId))!
  const texts = async () => (await state()).body.phases[0]!.groups[0]!.items.map((each) => each.text)
  const edit = async (patch: unknown[], as = manager) => editDraft(as, { versionId, revision: (await state()).revision, patch, label })
  return { templateId, versionId, state, texts, edit }
}

describe('a draft', () => {
  it('is edited, undone and done again in steps, by whoever comes', async () => {
    const [ada, bob] = [await person({ role: 'release_manager' }), await person({ role: 'release_manager' })]
    const { versionId, state, texts, edit } = await draftOf(ada)
    value(await edit([{ op: 'add', path: `${items}/-`, value: item('c') }]))
    value(await edit([{ op: 'move', from: `${items}/2`, path: `${items}/0` }], bob))
    expect(await texts()).toEqual(['c', 'a', 'b'])
    const back = value(await undoDraft(ada, { versionId, revision: 3 }))
    expect(back).toEqual({ revision: 4, label })
    value(await undoDraft(bob, { versionId, revision: 4 }))
    expect([await texts(), (await state()).canUndo]).toEqual([['a', 'b'], false])
    expect(await undoDraft(bob, { versionId, revision: 5 })).toMatchObject({ ok: false, refusal: { code: 'nothing_to_undo' } })
    value(await redoDraft(bob, { versionId, revision: 5 }))
    expect(await texts()).toEqual(['a', 'b', 'c'])
    value(await edit([{ op: 'replace', path: `${items}/0/text`, value: '  other ' }]))
    expect(await state()).toMatchObject({ canRedo: false, revision: 7 })
    expect(await texts()).toEqual(['other', 'b', 'c'])
    expect((await state()).steps.map((step) => [step.seq, step.byName, step.undone])).toEqual([
      [1, ada.name, false],
      [2, ada.name, false],
    ])
  })

  it('of two people at once takes one edit and tells the other the newer revision', async () => {
    const [ada, bob] = [await person({ role: 'release_manager' }), await person({ role: 'release_manager' })]
    const { versionId, texts } = await draftOf(ada)
    const patch = (key: string) => [{ op: 'add', path: `${items}/-`, value: item(key) }]
    const answers = await Promise.all([
      editDraft(ada, { versionId, revision: 1, patch: patch('x'), label }),
      editDraft(bob, { versionId, revision: 1, patch: patch('y'), label }),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    const lost = answers.find((answer) => !answer.ok)
    expect(lost).toMatchObject({ refusal: { code: 'draft_conflict', status: 409, data: { revision: 2 } } })
    expect(await texts()).toHaveLength(3)
  })

  it.each<[string, unknown[], string, number]>([
    ['a path into a prototype', [{ op: 'add', path: '/__proto__/polluted', value: 1 }], 'patch_does_not_fit', 422],
    ['a path that leads nowhere', [{ op: 'remove', path: `${items}/9` }], 'patch_does_not_fit', 422],
    ['a failed test', [{ op: 'test', path: `${items}/0/text`, value: 'z' }], 'patch_does_not_fit', 422],
    ['a body without its shape', [{ op: 'remove', path: '/phases' }], 'bad_input', 400],
    ['an unknown field', [{ op: 'add', path: '/phases/0/colour', value: 1 }], 'bad_input', 400],
    ['an unknown operation', [{ op: 'paint', path: '/phases' }], 'bad_input', 400],
    ['too much at once', [{ op: 'replace', path: '/phases/0/title', value: 'x'.repeat(600_000) }], 'bad_input', 400],
  ])('refuses %s and keeps what is there', async (_name, patch, code, status) => {
    const { edit, state } = await draftOf(await person({ role: 'release_manager' }))
    expect(await edit(patch)).toMatchObject({ ok: false, refusal: { code, status } })
    expect(await state()).toMatchObject({ revision: 1, canUndo: false })
  })

  it('keeps its newest steps, and a whole rewrite is one of them with the document it came from', async () => {
    const manager = await person({ role: 'release_manager' })
    const { templateId, versionId, texts, edit } = await draftOf(manager)
    await db.templateStep.createMany({
      data: Array.from({ length: 500 }, (_, index) => ({
        versionId,
        seq: index + 1,
        label,
        patch: [],
        inverse: [],
        byName: 'Ada',
      })),
    })
    value(await edit([{ op: 'add', path: `${items}/-`, value: item('c') }]))
    expect(await db.templateStep.aggregate({ where: { versionId }, _count: true, _min: { seq: true } })).toMatchObject({
      _count: 500,
      _min: { seq: 2 },
    })
    const source = { name: 'plan.md', text: '# Plan\n', origins: { i0: 1 } }
    value(await replaceDraft(manager, { versionId, revision: 2, body: small('new'), label: { what: 'source' }, source }))
    const sourceName = async () => (await getDraft(manager, templateId))!.sourceName
    expect([await texts(), await sourceName()]).toEqual([['new'], 'plan.md'])
    value(await undoDraft(manager, { versionId, revision: 3 }))
    expect([await texts(), await sourceName()]).toEqual([['a', 'b', 'c'], null])
    value(await redoDraft(manager, { versionId, revision: 4 }))
    expect([await texts(), await sourceName()]).toEqual([['new'], 'plan.md'])
  })
})

describe('publishing a draft', () => {
  it('makes a version that never changes again, and a new draft begins from it', async () => {
    const manager = await person({ role: 'release_manager' })
    const { templateId, versionId, edit } = await draftOf(manager)
    value(await edit([{ op: 'add', path: `${items}/-`, value: item('c') }]))
    expect(value(await publishDraft(manager, { versionId, revision: 2, note: 'First' }))).toEqual({ versionId, number: 1, changed: true })
    expect(await db.templateStep.count({ where: { versionId } })).toBe(0)
    for (const verb of [undoDraft, publishDraft])
      expect(await verb(manager, { versionId, revision: 2 })).toMatchObject({ ok: false, refusal: { code: 'draft_gone' } })
    const next = value(await openDraft(manager, { templateId }))
    expect(next).toMatchObject({ number: 2, revision: 1 })
    expect(value(await openDraft(manager, { templateId, from: 1 }))).toEqual(next)
    expect(value(await publishDraft(manager, { versionId: next.versionId, revision: 1, note: '' }))).toMatchObject({
      changed: false,
      number: 1,
    })
    expect(await readPublishedVersion(db, next.versionId)).toBeNull()
  })

  it('names each place that cannot be published, in the reader’s language', async () => {
    const manager = await person({ role: 'release_manager' })
    const { versionId, edit, state } = await draftOf(manager)
    value(
      await edit([
        { op: 'replace', path: `${items}/1/key`, value: 'i0' },
        { op: 'replace', path: `${items}/0/kind`, value: 'horoscope' },
      ]),
    )
    expect((await state()).problems.map((problem) => problem.code)).toEqual(['duplicate_key', 'unknown_kind'])
    const answer = await publishDraft(manager, { versionId, revision: 2, note: '' }, { locale: 'zh' })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'template_faulty', status: 400 } })
    if (!answer.ok)
      expect(Object.keys(answer.refusal.fields ?? {})).toEqual([
        `body.phases.0.groups.0.items.1.key`,
        `body.phases.0.groups.0.items.0.kind`,
      ])
    if (!answer.ok) expect(answer.refusal.fields?.['body.phases.0.groups.0.items.0.kind']).toMatch(/\p{Script=Han}/u)
  })

  it('loses nothing when a machine publishes meanwhile', async () => {
    const manager = await person({ role: 'release_manager' })
    const first = value(await publishTemplate(manager, { key: 'meanwhile', name: 'Meanwhile', body: small('a') }))
    const draft = value(await openDraft(manager, { templateId: first.templateId }))
    const second = value(await publishTemplate(manager, { key: 'meanwhile', name: 'Meanwhile', body: small('a', 'b') }))
    expect(second.number).toBe(2)
    expect(await publishDraft(manager, { versionId: draft.versionId, revision: 1, note: '' })).toMatchObject({
      ok: false,
      refusal: { code: 'draft_conflict', data: { revision: 2 } },
    })
    expect(await getDraft(manager, first.templateId)).toMatchObject({ number: 3, basedOn: 1, revision: 2 })
  })
})

describe('the life of a template', () => {
  it('discards a draft and takes its number again; a template without anything else retires with it', async () => {
    const manager = await person({ role: 'release_manager' })
    const { templateId, versionId } = await draftOf(manager)
    expect(value(await discardDraft(manager, { versionId }))).toEqual({ number: 1, retired: true })
    expect(await openDraft(manager, { templateId })).toMatchObject({ ok: false, refusal: { code: 'template_is_retired' } })
    value(await restoreTemplate(manager, { templateId }))
    expect(await getDraft(manager, templateId)).toMatchObject({ versionId, number: 1, revision: 3, body: small('a', 'b') })
  })

  it('retires and brings back', async () => {
    const manager = await person({ role: 'release_manager' })
    const { templateId, versionId } = value(await publishTemplate(manager, { key: 'seasonal', name: 'Seasonal', body: small('a') }))
    value(await retireTemplate(manager, { templateId }))
    expect(await readPublishedVersion(db, versionId)).toBeNull()
    value(await restoreTemplate(manager, { templateId }))
    expect(await readPublishedVersion(db, versionId)).not.toBeNull()
  })

  it('duplicates any version under a key of its own and describes it', async () => {
    const manager = await person({ role: 'release_manager' })
    const { templateId } = value(await publishTemplate(manager, { key: 'two_versions', name: 'Two', body: small('old') }))
    value(await publishTemplate(manager, { key: 'two_versions', name: 'Two', body: small('new') }))
    const copies = [undefined, 1].map((number) => duplicateTemplate(manager, { templateId, number, name: '发布 Two versions' }))
    const [newest, first] = (await Promise.all(copies)).map(value)
    expect((await getDraft(manager, newest!.templateId))!.body).toEqual(small('new'))
    expect((await getDraft(manager, first!.templateId))!.body).toEqual(small('old'))
    const keys = await db.template.findMany({ where: { id: { in: [newest!.templateId, first!.templateId] } }, select: { key: true } })
    expect(keys.map(({ key }) => key).toSorted()).toEqual(['two_versions_2', 'two_versions_3'])
    const said = {
      templateId: first!.templateId,
      name: 'Two',
      nameZh: '二',
      description: '',
      descriptionZh: '',
      tags: ['API', 'api'],
      nextReviewOn: '2027-01-31',
    }
    expect(value(await describeTemplate(manager, said))).toEqual({ version: 2 })
    expect(value(await describeTemplate(manager, said))).toEqual({ version: 2 })
    expect(await db.template.findUnique({ where: { id: first!.templateId } })).toMatchObject({
      tags: ['API'],
      nextReviewOn: new Date('2027-01-31'),
    })
  })

  it('is not overtaken by the product once a person has a draft of it', async () => {
    const manager = await person({ role: 'release_manager' })
    const install = () => installTemplate(job('Gonogo'), { key: datedRelease.key })
    const key = datedRelease.key
    value(await publishTemplate(manager, { key, name: 'Older', body: small('older') }))
    await db.templateVersion.updateMany({ where: { template: { key } }, data: { createdByName: 'Gonogo', publishedByName: 'Gonogo' } })
    const { id } = await db.template.findUniqueOrThrow({ where: { key } })
    value(await openDraft(manager, { templateId: id }))
    expect(value(await install()).number).toBe(2)
    expect((await getTemplate(manager, id))!.version.number).toBe(1)
    value(await retireTemplate(manager, { templateId: id }))
    expect((await install()).ok).toBe(true)
  })

  it('is for release managers', async () => {
    expect(await createTemplate(await person({ role: 'on_call' }), { name: 'X' })).toMatchObject({ ok: false, refusal: { status: 403 } })
  })
})
