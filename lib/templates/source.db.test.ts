import type { ServerResponse } from 'node:http'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Actor, job } from '@/lib/core/actor'
import { person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { log } from '@/lib/core/log'
import { updateSettings } from '@/lib/people/update-settings'
import { checkSource } from './check-source'
import { createTemplate } from './create-template'
import { discardDraft } from './discard-draft'
import { getDraft } from './draft-queries'
import { editDraft } from './edit-draft'
import { exportTemplate } from './export-queries'
import { followSource } from './follow-source'
import { publishDraft } from './publish-draft'
import { queueSourceChecks } from './queue-source-checks'
import { runSourceCheck } from './run-source-check'
import { getTemplateSource } from './source-queries'
import { sourceJob } from './source-row'
import { GIT_HOST, gitServer } from './testing/git-server'
import { unfollowSource } from './unfollow-source'

const { db, owner } = testDb()
const worker = job(sourceJob)
let administrator: Actor
let manager: Actor
let server: Awaited<ReturnType<typeof gitServer>>
let folder: string

beforeAll(async () => {
  administrator = await person({ role: 'administrator' })
  manager = await person({ role: 'release_manager' })
  server = await gitServer()
  folder = mkdtempSync(path.join(tmpdir(), 'gonogo-source-'))
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const ok = <V>(answer: { ok: true; value: V } | { ok: false; refusal: { code: string } }): V => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}
const template = async (name: string) => {
  const { templateId, versionId, revision } = ok(await createTemplate(manager, { name }))
  ok(await publishDraft(manager, { versionId, revision, note: '' }))
  return templateId
}
const look = async (templateId: string) => {
  const { id } = await db.templateSource.findUniqueOrThrow({ where: { templateId } })
  await runSourceCheck(worker, id, { ca: server.ca, resolve: () => Promise.resolve(['127.0.0.1']) })
  return (await getTemplateSource(manager, templateId))!.source!
}

it('follows nothing before an administrator says where', async () => {
  const templateId = await template('Closed')
  const folderFile = await followSource(manager, { templateId, kind: 'folder', path: 'plan.md' })
  expect(folderFile).toMatchObject({ ok: false, refusal: { code: 'source_folder_missing' } })
  const git = { templateId, kind: 'git', url: server.url, path: 'plan.md' }
  expect(await followSource(manager, git)).toMatchObject({ ok: false, refusal: { code: 'source_host_not_named', field: 'url' } })
  expect(await updateSettings(manager, { sourceFolder: folder })).toMatchObject({ ok: false, refusal: { status: 403 } })
  expect(await updateSettings(administrator, { sourceHosts: ['https://x'] })).toMatchObject({ ok: false, refusal: { code: 'bad_input' } })
  ok(await updateSettings(administrator, { sourceFolder: folder, sourceHosts: [`${GIT_HOST}:${server.port}`], allowLoopback: true }))
  for (const url of ['http://git.example.test/a', 'ssh://git.example.test/a', 'https://user:word@git.example.test/a', 'file:///etc/passwd'])
    expect(await followSource(manager, { ...git, url })).toMatchObject({ ok: false, refusal: { code: 'bad_input', field: 'url' } })
  expect(await followSource(manager, { ...git, url: 'https://127.0.0.1/a.git' })).toMatchObject({
    ok: false,
    refusal: { code: 'source_host_not_named' },
  })
  expect(await followSource(await person({ role: 'on_call' }), git)).toMatchObject({ ok: false, refusal: { status: 403 } })
})

it('brings a change of a repository as a draft, waits for a person’s, and takes none twice', async () => {
  const templateId = await template('Followed')
  server.commit({ 'plan.md': '# Plan\r\n\r\n- [ ] One\r\n' })
  ok(await followSource(manager, { templateId, kind: 'git', url: server.url, path: 'plan.md' }))
  expect(await look(templateId)).toMatchObject({ problem: null, lastCommit: server.git('rev-parse', 'HEAD') })
  const draft = (await getDraft(manager, templateId))!
  expect(draft.body.phases[0]!.groups[0]!.items[0]!.text).toBe('One')
  expect(draft).toMatchObject({ number: 2, canUndo: true, steps: [{ label: { what: 'source_changed' }, byName: 'plan.md' }] })

  // Nothing new: nothing happens.
  await look(templateId)
  expect((await getDraft(manager, templateId))!.revision).toBe(draft.revision)

  // Its own draft, untouched, takes the next change as one more step.
  server.commit({ 'plan.md': '# Plan\r\n\r\n- [ ] One\r\n- [x] Two\r\n' })
  await look(templateId)
  const second = (await getDraft(manager, templateId))!
  expect(second.body.phases[0]!.groups[0]!.items.map(({ text }) => text)).toEqual(['One', 'Two'])

  // A person edits it: from then on it is theirs.
  const patch = [{ op: 'replace', path: '/phases/0/groups/0/items/0/text', value: 'One of mine' }]
  const { revision } = ok(
    await editDraft(manager, { versionId: second.versionId, revision: second.revision, patch, label: { what: 'text' } }),
  )
  server.commit({ 'plan.md': '# Plan\r\n\r\n- [ ] Three\r\n' })
  expect((await look(templateId)).problem).toMatchObject({ code: 'draft_open', params: { number: 2 } })
  expect((await getDraft(manager, templateId))!.body.phases[0]!.groups[0]!.items[0]!.text).toBe('One of mine')
  const exported = await exportTemplate(manager, templateId, { as: 'imported', number: 2 })
  expect(exported).toMatchObject({ fellBack: null, text: '# Plan\r\n\r\n- [ ] One of mine\r\n- [x] Two\r\n' })

  ok(await discardDraft(manager, { versionId: second.versionId }))
  expect(revision).toBeGreaterThan(second.revision)
  expect((await look(templateId)).problem).toBeNull()
  const third = (await getDraft(manager, templateId))!
  expect(third.body.phases[0]!.groups[0]!.items.map(({ text }) => text)).toEqual(['Three'])

  ok(await publishDraft(manager, { versionId: third.versionId, revision: third.revision, note: '' }))
  await look(templateId)
  expect(await getDraft(manager, templateId)).toBeNull()
})

it('says what is wrong, looks less often, and says when it is over', async () => {
  const templateId = await template('Problems')
  server.commit({ 'strict.md': '---\ngonogo: template/1\nname: x\n---\n\n## A\n\n- [x] ticked\n' })
  ok(await followSource(manager, { templateId, kind: 'git', url: server.url, path: 'none.md' }))
  expect((await look(templateId)).problem).toEqual({ code: 'no_file', params: { path: 'none.md' } })
  const first = (await look(templateId)).nextCheckAt!
  const again = (await look(templateId)).nextCheckAt!
  expect(Date.parse(again) - Date.parse(first)).toBeGreaterThan(9 * 60_000)
  ok(await followSource(manager, { templateId, kind: 'git', url: server.url, path: 'strict.md' }))
  expect((await look(templateId)).problem).toEqual({ code: 'errors', params: { count: 1, line: 8 } })
  server.commit({ 'strict.md': '---\ngonogo: template/1\nname: x\n---\n\n## A\n\n- [ ] open\n' })
  expect((await look(templateId)).problem).toBeNull()
})

it('keeps a password encrypted, tells it to nobody, and sends it nowhere else', async () => {
  const templateId = await template('Private')
  const token = 'a-token-nobody-may-see'
  const place = { templateId, kind: 'git', url: server.url, path: 'plan.md', username: 'reader' }
  ok(await followSource(manager, { ...place, token }))
  server.seen.length = 0
  const source = await look(templateId)
  expect(source).toMatchObject({ hasSecret: true, username: 'reader' })
  expect(server.seen[0]!.authorization).toBe(`Basic ${Buffer.from(`reader:${token}`).toString('base64')}`)
  const rows =
    await owner(`select row_to_json(t)::text as text from template_sources t union all select row_to_json(a)::text from audit_entries a
    union all select payload::text from graphile_worker._private_jobs`)
  expect(JSON.stringify([source, rows])).not.toContain(token)
  expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'))
  // A server that says back what it was told, in every place it can, does not get it written down or shown.
  const errors = vi.spyOn(log, 'error')
  const basic = Buffer.from(`reader:${token}`).toString('base64')
  const echo = `${token} ${basic}`
  const hostile: ['GET' | 'POST', (response: ServerResponse) => void][] = [
    ['GET', (response) => response.writeHead(500).end(echo)],
    ['GET', (response) => response.writeHead(302, { location: `https://${GIT_HOST}/${token}?${basic}` }).end()],
    ['GET', (response) => response.setHeader('content-type', 'application/x-git-upload-pack-advertisement').end(`0040ERR ${echo}`)],
    ['POST', (response) => response.end(`PACK${echo}`)],
  ]
  for (const [method, answer] of hostile) {
    server.answerWith((request, response) => {
      if (request.method !== method) return false
      answer(response)
      return true
    })
    await owner(`update template_sources set last_digest = null where template_id = '${templateId}'`)
    const { problem } = await look(templateId)
    expect(problem).not.toBeNull()
    expect(JSON.stringify([problem, errors.mock.calls])).not.toMatch(new RegExp(`${token}|${basic}`))
  }
  server.answerWith(null)
  errors.mockRestore()
  // Left out it stays; for another address or user it is gone.
  ok(await followSource(manager, { ...place, path: 'strict.md' }))
  expect(await look(templateId)).toMatchObject({ hasSecret: true })
  ok(await followSource(manager, { ...place, username: 'other' }))
  expect(await look(templateId)).toMatchObject({ hasSecret: false })
})

it('follows a file below the folder, and no link out of it', async () => {
  const templateId = await template('Folder')
  writeFileSync(path.join(folder, 'plan.md'), '- [ ] From the folder\n')
  symlinkSync('/etc/hostname', path.join(folder, 'out.md'))
  ok(await followSource(manager, { templateId, kind: 'folder', path: 'plan.md' }))
  await look(templateId)
  expect((await getDraft(manager, templateId))!.body.phases[0]!.groups[0]!.items[0]!.text).toBe('From the folder')
  ok(await followSource(manager, { templateId, kind: 'folder', path: 'out.md' }))
  expect((await look(templateId)).problem).toMatchObject({ code: 'outside_folder' })
  expect(await followSource(manager, { templateId, kind: 'folder', path: '../plan.md' })).toMatchObject({
    ok: false,
    refusal: { field: 'path' },
  })
})

it('is looked at every five minutes, at a press of a button, and no more once it is ended', async () => {
  const templateId = await template('Ended')
  await owner('delete from graphile_worker._private_jobs')
  ok(await followSource(manager, { templateId, kind: 'folder', path: 'plan.md' }))
  const jobs = () => owner(`select key from graphile_worker._private_jobs`)
  expect(await jobs()).toHaveLength(1)
  await look(templateId)
  await owner('delete from graphile_worker._private_jobs')
  await owner(`update template_sources set last_checked_at = now() - interval '4 minutes', problem = '{}'`)
  expect(ok(await queueSourceChecks(worker, {}))).toEqual({ queued: 0 })
  await owner(`update template_sources set last_checked_at = now() - interval '5 minutes' where template_id = '${templateId}'`)
  expect(ok(await queueSourceChecks(worker, {}))).toEqual({ queued: 1 })
  ok(await checkSource(manager, { templateId }))
  expect(await jobs()).toHaveLength(1)
  ok(await unfollowSource(manager, { templateId }))
  expect(await getTemplateSource(manager, templateId)).toMatchObject({ source: null })
  expect(await checkSource(manager, { templateId })).toMatchObject({ ok: false, refusal: { status: 404 } })
})
