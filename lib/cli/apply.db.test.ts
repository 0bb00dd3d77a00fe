import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { readRoutes } from '@/app/api/v1/read-routes'
import { writeRoutes } from '@/app/api/v1/write-routes'
import { buildApi } from '@/lib/core/http'
import { testDb } from '@/lib/core/testing/test-db'
import { createToken } from '@/lib/people/create-token'
import { done, smokePlace } from '@/lib/smoke/testing/smoke-place'
import { apply } from './apply'

const { db } = testDb()
const folder = mkdtempSync(path.join(tmpdir(), 'gonogo-apply-'))
let server: Server
let url: string
let place: Awaited<ReturnType<typeof smokePlace>>
let token: string

/** The REST interface as it is served. */
beforeAll(async () => {
  place = await smokePlace('http://127.0.0.1:9')
  token = done(await createToken(place.manager, { name: 'CI', scopes: ['read', 'smoke'], days: 1 })).token
  const api = buildApi(writeRoutes, readRoutes, () => ({}))
  server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const { method, headers } = request
    const body = pieces.length > 0 ? { body: Buffer.concat(pieces) } : {}
    const answer = await api.fetch(new Request(`${url}${request.url}`, { method, headers: headers as Record<string, string>, ...body }))
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

async function call(...args: string[]) {
  vi.stubEnv('GONOGO_URL', url)
  vi.stubEnv('GONOGO_TOKEN', token)
  vi.stubEnv('GONOGO_CWD', folder)
  const said: string[] = []
  const hear = (text: unknown, more?: unknown) => {
    if (String(text) !== '') said.push(String(text).trimEnd())
    if (typeof more === 'function') more()
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(hear as typeof process.stdout.write)
  vi.spyOn(process.stderr, 'write').mockImplementation(hear as typeof process.stderr.write)
  const code = await apply(args)
  vi.restoreAllMocks()
  expect(said.join('\n')).not.toContain(token.slice(7))
  return { code, said }
}

const suite = (key: string, steps: string) => `gonogo: suite/1\nkey: ${key}\nname: ${key}\nsteps:\n${steps}`
const step = (name: string, status = 200) =>
  `  - name: ${name}\n    request: { url: '{{BASE_URL}}/x' }\n    expect: [{ status: ${status} }]\n`
const write = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), text)
}
const revisions = (key: string) => db.suiteRevision.count({ where: { suite: { key, integrationId: place.integration.id } } })

describe('gonogo apply', () => {
  it('creates, changes and leaves suites, all in one, and says what changed', async () => {
    const here = ['smoke', '--integration', place.integration.key]
    write('smoke/one.yaml', suite('one', step('A') + step('B')))
    // The one it includes comes later in the folder, and is new as well.
    write('smoke/before.yml', suite('aaa', `  - include: one\n${step('Z')}`))
    write('smoke/compose.yaml', 'services: {}\n')
    const dry = await call(...here, '--dry-run')
    expect(dry).toEqual({
      code: 0,
      said: [
        'aaa: would be created',
        '  + include one',
        '  + Z',
        'one: would be created',
        '  + A',
        '  + B',
        '2 of 2 suites would change; nothing was written.',
      ],
    })
    expect(await revisions('one')).toBe(0)
    expect((await call(...here)).said).toContain('one: created, now r1')
    expect((await call(...here)).said).toEqual(['aaa: nothing to do', 'one: nothing to do', '0 of 2 suites changed.'])
    write('smoke/one.yaml', suite('one', step('B') + step('A', 201) + step('C')))
    const changed = await call(...here)
    expect(changed.said).toEqual([
      'aaa: nothing to do',
      'one: changed, now r2',
      '  ↕ B (moved)',
      '  ~ A',
      '            url: "{{BASE_URL}}/x"',
      '          expect:',
      '      -     - status: 200',
      '      +     - status: 201',
      '  + C',
      '1 of 2 suites changed.',
    ])
    // What includes it is revised with it.
    expect([await revisions('one'), await revisions('aaa')]).toEqual([2, 2])
    const audits = await db.auditEntry.findMany({ where: { entityType: 'suite' }, orderBy: { seq: 'desc' }, take: 4 })
    expect(audits.map(({ action }) => action)).toEqual(['suite.update', 'suite.update', 'suite.create', 'suite.create'])
  })

  it('refuses all of them when one cannot be, at its place', async () => {
    write('bad/good.yaml', suite('good', step('A')))
    write('bad/flawed.yaml', suite('flawed', step('A').replace('status: 200', 'status: fine')))
    const local = await call('bad', '--integration', place.integration.key)
    expect(local.code).toBe(1)
    expect(local.said).toEqual([expect.stringMatching(/^bad\/flawed\.yaml:7:24: /)])
    write('bad/flawed.yaml', suite('flawed', '  - include: nowhere\n'))
    const remote = await call('bad', '--integration', place.integration.key)
    expect(remote.code).toBe(1)
    expect(remote.said.at(-1)).toMatch(/^bad\/flawed\.yaml: definition\.steps\.0\.suite: /)
    expect(await revisions('good')).toBe(0)
  })

  it.each([
    ['no integration', () => ['smoke'], /does not say its integration/],
    ['a folder without suites', () => ['.hidden-not'], /there is no such file/],
    ['an integration that is not there', () => ['smoke', '--integration', 'nope'], /There is no integration "nope"/],
  ])('refuses %s', async (_name, args, expected) => {
    const { code, said } = await call(...args())
    expect(code).toBe(1)
    expect(said.join('\n')).toMatch(expected)
  })

  it('takes what the suite is answered as, as the same', async () => {
    const core = await db.smokeSuite.findUniqueOrThrow({ where: { id: place.suite.id } })
    const answer = await fetch(`${url}/api/v1/suites/${core.id}/file?as=yaml`, { headers: { authorization: `Bearer ${token}` } })
    expect(answer.headers.get('content-disposition')).toContain('core.yaml')
    const text = await answer.text()
    write('again.yaml', text)
    expect((await call('again.yaml')).said).toEqual(['core: nothing to do', '0 of 1 suites changed.'])
    const hurl = await fetch(`${url}/api/v1/suites/${core.id}/file?as=hurl`, { headers: { authorization: `Bearer ${token}` } })
    expect(await hurl.text()).toContain('# Health answers\nGET {{BASE_URL}}/health\n')
  })
})
