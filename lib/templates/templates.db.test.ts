import { describe, expect, it } from 'vitest'
import { person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { installShippedTemplates } from './install-shipped-templates'
import { publishTemplate } from './publish-template'
import { getTemplate, listTemplates, readPublishedVersion } from './queries'
import { TemplateBody } from './schema'
import { datedRelease } from './shipped/dated-release'
import { shippedTemplates } from './shipped/shipped-templates'

const { db } = testDb()
const small = (text: string) =>
  TemplateBody.parse({ phases: [{ key: 'plan', title: 'Plan', groups: [{ title: 'All', items: [{ key: 'a', text, before: 'start' }] }] }] })

describe('installShippedTemplates', () => {
  it('installs each once, however many processes start at once', async () => {
    await Promise.all([1, 2, 3, 4].map(() => installShippedTemplates()))
    await installShippedTemplates()
    expect(await db.templateVersion.count()).toBe(shippedTemplates.length)
    expect(await db.auditEntry.count({ where: { action: 'template.install' } })).toBe(shippedTemplates.length)
  })

  it('never overtakes a version that people published', async () => {
    const manager = await person({ role: 'release_manager' })
    await publishTemplate(manager, { key: datedRelease.key, name: 'Ours', body: small('Ours') })
    await installShippedTemplates()
    const ours = (await listTemplates(manager)).filter((template) => template.key === datedRelease.key)
    expect(ours.map((template) => [template.name, template.version.number])).toEqual([['Ours', 2]])
  })
})

describe('template.publish', () => {
  it('numbers versions and keeps the old ones', async () => {
    const manager = await person({ role: 'release_manager' })
    const publish = (text: string) => publishTemplate(manager, { key: 'small', name: 'Small', body: small(text) })
    expect(await publish('one')).toMatchObject({ ok: true, value: { number: 1, changed: true } })
    expect(await publish('one')).toMatchObject({ ok: true, value: { number: 1, changed: false } })
    const second = await publish('two')
    expect(second).toMatchObject({ ok: true, value: { number: 2, changed: true } })
    const id = second.ok ? second.value.templateId : ''
    expect((await getTemplate(manager, id, 1))!.body.phases[0]!.groups[0]!.items[0]!.text).toBe('one')
    expect((await getTemplate(manager, id))!.version.number).toBe(2)
    expect(await getTemplate(manager, id, 9)).toBeNull()
  })

  it('gives two publishers at once two numbers', async () => {
    const manager = await person({ role: 'release_manager' })
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((text) => publishTemplate(manager, { key: 'race', name: 'Race', body: small(text) })),
    )
    expect(answers.map((answer) => (answer.ok ? answer.value.number : answer.refusal.code)).sort()).toEqual([1, 2, 3])
  })

  it.each<[string, unknown, number, string]>([
    [
      'an unknown kind',
      {
        key: 'x',
        name: 'X',
        body: {
          phases: [
            { key: 'p', title: 'P', groups: [{ title: 'G', items: [{ key: 'a', text: 'A', before: 'start', kind: 'horoscope' }] }] },
          ],
        },
      },
      400,
      'template_faulty',
    ],
    [
      'a fact nobody declared',
      {
        key: 'x',
        name: 'X',
        body: {
          phases: [
            { key: 'p', title: 'P', groups: [{ title: 'G', items: [{ key: 'a', text: 'A', before: 'start', condition: 'weather' }] }] },
          ],
        },
      },
      400,
      'template_faulty',
    ],
    ['an unknown field', { key: 'x', name: 'X', colour: 1, body: small('a') }, 400, 'bad_input'],
    ['a text PostgreSQL cannot keep', { key: 'x', name: 'X\u0000', body: small('a') }, 400, 'bad_input'],
  ])('refuses %s', async (_name, input, status, code) => {
    expect(await publishTemplate(await person({ role: 'release_manager' }), input)).toMatchObject({ ok: false, refusal: { status, code } })
  })

  it('is for release managers of the whole installation', async () => {
    expect(await publishTemplate(await person({ role: 'on_call' }), { key: 'x', name: 'X', body: small('a') })).toMatchObject({
      ok: false,
      refusal: { status: 403 },
    })
  })
})

describe('reading templates', () => {
  it('shows a person without any role nothing', async () => {
    const nobody = await person()
    expect(await listTemplates(nobody)).toEqual([])
    const any = await db.template.findFirstOrThrow()
    expect(await getTemplate(nobody, any.id)).toBeNull()
  })

  it('makes releases from published versions of templates in use only', async () => {
    const version = await db.templateVersion.findFirstOrThrow({ where: { template: { key: 'small' } } })
    expect(await readPublishedVersion(db, version.id)).toMatchObject({ number: version.number })
    await db.template.update({ where: { id: version.templateId }, data: { retiredAt: new Date() } })
    expect(await readPublishedVersion(db, version.id)).toBeNull()
  })
})
