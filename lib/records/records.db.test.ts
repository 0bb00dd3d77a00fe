import { expect, it } from 'vitest'
import { noteItem } from '@/lib/checklists/note-item'
import { untickItem } from '@/lib/checklists/untick-item'
import { waiveItem } from '@/lib/checklists/waive-item'
import { integration, person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { updateRelease } from '@/lib/releases/update-release'
import { getRelease } from '@/lib/releases/queries'
import { prepareRelease } from '@/lib/releases/prepare-release'
import { inHours, releaseWorld, subjectOf, value } from '@/lib/releases/testing/release'
import { createTemplate } from '@/lib/templates/create-template'
import { importText } from '@/lib/templates/markdown/import-text'
import { publishDraft } from '@/lib/templates/publish-draft'
import { exportRelease, exportTickedDocument } from './queries'

testDb()

it('writes a running release out: states, who and when, what is absent, evidence, signatures with what became of them', async () => {
  const world = await releaseWorld()
  const { manager, signers } = world
  const release = await world.release({
    title: '# A | `title` <b>',
    window: { start: inHours(24), end: inHours(25), timeZone: 'Asia/Shanghai' },
  })
  await release.settle()
  const signed = await subjectOf(manager, release.id)
  await release.signAll()
  value(await noteItem(manager, { itemId: release.itemId('unit'), note: 'Line one\n- [x] not an item\n</ul>' }))
  value(await updateRelease(manager, { releaseId: release.id, version: '2.14.1' }))
  value(await untickItem(manager, { itemId: release.itemId('unit') }))
  value(
    await waiveItem(manager, { itemId: release.itemId('unit'), ownerId: manager.id, reason: 'The runner | is down.', endsAt: inHours(20) }),
  )

  const exported = (await exportRelease(manager, release.id, 'en'))!
  expect(exported.name).toBe(`release-${release.number}-${world.place.key}-2.14.1.md`)
  for (const part of [
    '# \\# A \\| \\`title\\` \\<b> 2.14.1 → ',
    '### Tech Lead: stale',
    `**GO** ${signers.techLead.name} · `,
    '- Stale by: version: 2.14.0 → 2.14.1',
    `- version \`${signed.version}\``,
    '### DevOps: GO',
    '> Product Owner says so.',
    '**waived**',
    `answered for by ${manager.name}: The runner \\| is down.`,
    '> Line one\\\n    > \\- \\[x\\] not an item\\\n    > \\</ul>',
    '- [x] Item report\n  - **done** · Ines Duarte, ',
    '- Link: [https://ci.example.invalid/1](<https://ci.example.invalid/1>) · test, ',
    '- **does not apply**\n  - Only when Migrates the database is on; here it is off.',
    '1 of 1 steps passed, ',
    'UTC+8',
  ])
    expect(exported.text).toContain(part)
  expect(exported.text).not.toMatch(/undefined|\[object/)

  const chinese = (await exportRelease(manager, release.id, 'zh'))!.text
  expect(chinese).toContain('**不适用于此次发布**')
  expect((await exportRelease(manager, release.id))!.text).toContain('## About')
})

it('is not there for who may not read it', async () => {
  const world = await releaseWorld()
  const release = await world.release()
  const elsewhere = await integration()
  const stranger = await person({ role: 'release_manager', integrationId: elsewhere.id })
  expect(await exportRelease(stranger, release.id)).toBeNull()
  expect(await exportRelease(world.manager, elsewhere.id)).toBeNull()
  expect(await exportRelease(await person({ role: 'viewer', integrationId: world.place.id }), release.id)).not.toBeNull()
})

it('gives the imported document back, ticked as the release stands, and no other byte changed', async () => {
  const world = await releaseWorld()
  const { manager } = world
  const source = '\uFEFF# Plan\r\n\r\n*  [ ] One *thing*\r\n   - [x] Two\r\n- [X]  Three\r\n\r\n| a | b |\r\n'
  const read = await importText(source, { name: 'plan.md' })
  if (!read.ok) throw new Error('not read')
  const made = value(
    await createTemplate(manager, {
      name: 'Imported',
      body: read.body,
      source: { name: 'team/plan.md', text: source, origins: read.origins },
    }),
  )
  value(await publishDraft(manager, { versionId: made.versionId, revision: made.revision, note: '' }))
  const release = await world.release({ templateVersionId: made.versionId })
  expect((await getRelease(manager, release.id))!.template.imported).toBe(true)
  expect((await exportTickedDocument(manager, release.id))!.text).toBe(source.replace('[x] Two', '[ ] Two').replace('[X]', '[ ]'))
  value(await prepareRelease(manager, { releaseId: release.id }))
  value(await release.tick('three'))
  expect(await exportTickedDocument(manager, release.id)).toEqual({ name: 'plan.md', text: source.replace('[x] Two', '[ ] Two') })
  expect(await exportTickedDocument(await person({ role: 'viewer', integrationId: (await integration()).id }), release.id)).toBeNull()
  expect(await exportTickedDocument(manager, (await world.release()).id)).toBeNull()
})
