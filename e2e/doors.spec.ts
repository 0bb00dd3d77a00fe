import fs from 'node:fs'
import path from 'node:path'
import { type Actor, type Role, roles } from '@/lib/core/actor'
import { denialOf, permissions, type Permission } from '@/lib/core/permissions'
import { sendAction, type ServerAction, serverActions } from './support/call-action'
import { actions, otherDoors, routeFiles, routes } from './support/doors'
import { cast, expect, test } from './support/fixtures'
import { ownerSql, sessionCookie, sessionOf } from './support/session'
import { addPeople, makeToken } from './support/stage'
import type { RunningApp } from './support/start-app'

const product = () => serverActions().filter((action) => action.file.startsWith('app/'))
const person = (grants: { role: Role; integrationId: string | null }[]) => ({ kind: 'person', grants }) as unknown as Actor
const visitor = { kind: 'visitor' } as Actor

test.describe('server actions', () => {
  test('are all written down, each with its command', () => {
    expect(
      product()
        .map((action) => action.name)
        .toSorted(),
    ).toEqual(Object.keys(actions).toSorted())
  })

  test('answer every role as the permission table says, and never break', async ({ app }) => {
    test.setTimeout(300_000)
    const whos: [string, string | null, Actor][] = [['nobody', null, visitor]]
    for (const role of roles)
      whos.push([role, await sessionOf(app, (await addPeople(app, 1, role))[0]!), person([{ role, integrationId: null }])])
    const wrong: string[] = []
    for (const action of product()) {
      const command = actions[action.name]
      // Signing out takes no input and would end the session the others are asked with.
      if (!command || action.name === 'signOutAction') continue
      for (const [who, cookie, actor] of whos) {
        const answer = await sendAction(app, action, cookie, [{ nonsense: 1 }])
        const denial = denialOf(actor, command)
        const refusal = (answer.value as { refusal?: { code: string; status: number } } | undefined)?.refusal
        const right = answer.status === 200 && (denial ? refusal?.code === `denied_${denial}` : (refusal?.status ?? 500) < 500)
        if (!right)
          wrong.push(
            `${action.name} as ${who}: ${answer.status} ${refusal?.code ?? answer.text.slice(0, 80)}, expected ${denial ?? 'a 4xx'}`,
          )
      }
    }
    expect(wrong).toEqual([])
  })

  const anAction = (): ServerAction => product().find((action) => action.name === 'updateSettingsAction')!

  test('refuse what a browser of ours would not send', async ({ app }) => {
    const cookie = await sessionOf(app, cast.administrator)
    const evil = 'http://evil.example.invalid'
    const rows: [string, Record<string, string | undefined>, number][] = [
      ['a foreign origin', { origin: evil, 'sec-fetch-site': 'cross-site' }, 403],
      ['a foreign origin that claims to be ours', { origin: evil }, 403],
      ['the origin null', { origin: 'null' }, 403],
      ['no origin and nothing about the site', { origin: undefined, 'sec-fetch-site': undefined }, 403],
      ['no origin, from another site', { origin: undefined, 'sec-fetch-site': 'cross-site' }, 403],
      ['no origin, from a sibling', { origin: undefined, 'sec-fetch-site': 'same-site' }, 403],
      ['a forged X-Forwarded-Host with its origin', { origin: evil, 'x-forwarded-host': 'evil.example.invalid' }, 403],
      ['a forged X-Forwarded-Host with our origin', { 'x-forwarded-host': 'evil.example.invalid' }, 403],
      ['another spelling of this machine', { origin: app.url.replace('127.0.0.1', 'localhost') }, 403],
      ['our origin on another port', { origin: 'http://127.0.0.1:1' }, 403],
      ['an action that does not exist (a page of an older build)', { 'next-action': '00'.repeat(21) }, 409],
      ['an action id that is none', { 'next-action': '../../etc/passwd' }, 400],
      ['JSON in place of arguments', { 'content-type': 'application/json' }, 415],
    ]
    for (const [what, headers, status] of rows) {
      expect((await sendAction(app, anAction(), cookie, [{ allowLoopback: true }], headers)).status, what).toBe(status)
    }
    expect((await sendAction(app, anAction(), cookie, [{ nonsense: 1 }])).status, 'the same, sent properly').toBe(200)
  })

  test('refuse malformed and oversized bodies before Next sees them', async ({ app }) => {
    const cookie = await sessionOf(app, cast.administrator)
    const headers = { 'next-action': anAction().id, origin: app.url, 'sec-fetch-site': 'same-origin', cookie: `${sessionCookie}=${cookie}` }
    const send = (body: string, type: string) =>
      fetch(`${app.url}/settings/installation`, { method: 'POST', headers: { ...headers, 'content-type': type }, body })
    for (const body of [
      '',
      '{',
      '[',
      'null',
      '[{"a":}]',
      '"$F1"',
      '["$F1"]',
      '["$Q1","$W2","$K3","$B4"]',
      '\u0000',
      '[1e9999]',
      '['.repeat(100_000),
    ]) {
      expect((await send(body, 'text/plain;charset=UTF-8')).status, JSON.stringify(body.slice(0, 40))).toBeLessThan(500)
    }
    for (const body of [
      '--x--',
      '--x\r\n\r\n',
      '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$K1"]\r\n--x--\r\n',
      '--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--',
    ]) {
      expect((await send(body, 'multipart/form-data; boundary=x')).status, JSON.stringify(body)).toBeLessThan(500)
    }
    expect((await send('x', 'multipart/form-data')).status).toBe(400)
    const large = await send(`["${'x'.repeat(13 * 1024 * 1024)}"]`, 'text/plain;charset=UTF-8').catch(() => ({ status: 413 }))
    expect(large.status).toBe(413)
  })
})

test.describe('the session cookie', () => {
  const read = (app: RunningApp, headers: Record<string, string>) => fetch(`${app.url}/api/v1/board`, { headers })

  test('stops working when its session is ended', async ({ app }) => {
    const cookie = await sessionOf(app, cast.viewer)
    const headers = { cookie: `${sessionCookie}=${cookie}` }
    expect((await read(app, headers)).status).toBe(200)
    const end = product().find((action) => action.name === 'endAllSessionsAction')!
    expect((await sendAction(app, end, cookie, [{}])).value).toMatchObject({ ok: true })
    expect((await read(app, headers)).status).toBe(401)
  })

  test('is nothing an API token can be used as, and the other way round', async ({ app }) => {
    const cookie = await sessionOf(app, cast.administrator)
    const token = await makeToken(app, cast.administrator, ['read'])
    expect((await read(app, { authorization: `Bearer ${token}` })).status).toBe(200)
    expect((await read(app, { cookie: `${sessionCookie}=${token}` })).status).toBe(401)
    expect((await read(app, { authorization: `Bearer ${cookie}` })).status).toBe(401)
    expect((await read(app, { authorization: `Bearer ${token.slice(0, -1)}x`, cookie: `${sessionCookie}=${cookie}` })).status).toBe(401)
    expect((await read(app, { cookie: `${sessionCookie}=${cookie.slice(0, -3)}abc` })).status).toBe(401)
    expect((await read(app, { cookie: `${sessionCookie}=eyJhbGciOiJub25lIn0.e30.` })).status).toBe(401)
  })

  test('carries no power on the machines’ writes', async ({ app }) => {
    const cookie = await sessionOf(app, cast.administrator)
    const response = await fetch(`${app.url}/api/v1/integrations`, {
      method: 'POST',
      headers: {
        cookie: `${sessionCookie}=${cookie}`,
        origin: app.url,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ key: 'by-cookie', name: 'By cookie' }),
    })
    expect(response.status).toBe(401)
  })

  test('a disabled person is out within a second, open streams included', async ({ app }) => {
    const [email] = await addPeople(app, 1, 'viewer')
    const cookie = await sessionOf(app, email!)
    const headers = { cookie: `${sessionCookie}=${cookie}` }
    const stream = await fetch(`${app.url}/api/live`, { headers })
    expect(stream.status).toBe(200)
    const { personId } = await meOf(app, email!)
    const disable = product().find((action) => action.name === 'disablePersonAction')!
    expect((await sendAction(app, disable, await sessionOf(app, cast.administrator), [{ personId }])).value).toMatchObject({ ok: true })
    const begun = Date.now()
    expect((await read(app, headers)).status).toBe(401)
    await stream.text()
    expect(Date.now() - begun).toBeLessThan(1000)
  })
})

test.describe('routes', () => {
  test('are all written down', () => {
    expect(routeFiles().toSorted()).toEqual([...routes].toSorted())
  })

  test('of machines ask for a token, its scope and a right input, and never break', async ({ app }) => {
    test.setTimeout(300_000)
    const { paths } = (await (await fetch(`${app.url}/api/v1/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { description?: string }>>
    }
    const all = await makeToken(app, cast.administrator, [
      'read',
      'releases',
      'checklists',
      'smoke',
      'integrations',
      'changes',
      'templates',
    ])
    const reader = await makeToken(app, cast.administrator, ['read'])
    const wrong: string[] = []
    const ask = async (label: string, method: string, path: string, expected: (status: number) => boolean, init: RequestInit = {}) => {
      const response = await fetch(`${app.url}/api/v1${path.replace(/\{\w+\}/g, '01900000-dead-7000-8000-00000000beef')}`, {
        method,
        ...init,
      })
      const text = await response.text()
      if (!expected(response.status)) wrong.push(`${label}: ${method} ${path} → ${response.status} ${text.slice(0, 120)}`)
      if (response.status >= 400 && !/"(detail|title)"/.test(text))
        wrong.push(`${label}: ${method} ${path} → ${response.status} without a reason`)
    }
    const json = (token: string, body: string) => ({
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    })
    let count = 0
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods).map((name) => name.toUpperCase())) {
        count++
        await ask('nobody', method, path, (status) => status === 401)
        if (method === 'GET') {
          await ask('unknown parameter', method, `${path}?nonsense=1`, (status) => status === 400 || status === 404, {
            headers: { authorization: `Bearer ${all}` },
          })
          await ask('proper', method, path, (status) => status < 500, { headers: { authorization: `Bearer ${all}` } })
          continue
        }
        await ask('only reads', method, path, (status) => status === 403, json(reader, '{}'))
        const personOnly = methods[method.toLowerCase()]?.description?.includes('Only a signed-in person') ?? false
        const refused = (status: number) => (personOnly ? status === 403 : status >= 400 && status < 500)
        await ask('unknown field', method, path, refused, json(all, '{"nonsense":1}'))
        await ask('no JSON', method, path, refused, json(all, '{'))
        await ask('a list', method, path, refused, json(all, '[]'))
        await ask('a NUL', method, path, refused, json(all, '{"name":"a\\u0000b","key":"\\u0000"}'))
        await ask('another type', method, path, (status) => status === 415, {
          headers: { authorization: `Bearer ${all}`, 'content-type': 'text/plain' },
          body: '{}',
        })
        await ask('a bad If-Match', method, path, refused, {
          headers: { authorization: `Bearer ${all}`, 'content-type': 'application/json', 'if-match': 'x' },
          body: '{}',
        })
      }
    }
    expect(wrong).toEqual([])
    expect(count).toBeGreaterThan(30)
  })

  test('of people ask for a session, and a right address', async ({ app }) => {
    const headers = { cookie: `${sessionCookie}=${await sessionOf(app, cast.administrator)}` }
    const id = '01900000-dead-7000-8000-00000000beef'
    for (const path of ['/api/audit/export', `/files/${id}`, '/api/live']) expect((await fetch(app.url + path)).status, path).toBe(401)
    for (const path of [`/files/${id}`, '/files/nonsense']) expect((await fetch(app.url + path, { headers })).status, path).toBe(404)
    for (const query of ['?action=%00', '?from=yesterday', '?page=-1', `?search=${'x'.repeat(5000)}`]) {
      expect((await fetch(`${app.url}/api/audit/export${query}`, { headers })).status, query).toBeLessThan(500)
    }
    expect((await fetch(`${app.url}/api/audit/verify`, { method: 'POST' })).status).toBe(401)
    const evil = { ...headers, origin: 'http://evil.example.invalid' }
    expect((await fetch(`${app.url}/api/audit/verify`, { method: 'POST', headers: evil })).status).toBe(403)
  })

  test('refuse methods, targets and heads that are no one’s', async ({ app }) => {
    const status = async (method: string, path: string, init: RequestInit = {}) =>
      (await fetch(app.url + path, { method, redirect: 'manual', ...init })).status
    expect(await status('PUT', '/')).toBe(405)
    expect(await status('OPTIONS', '/')).toBe(405)
    expect(await status('GET', '/%00')).toBe(400)
    expect(await status('GET', `/${'x'.repeat(9000)}`)).toBe(414)
    expect(await status('GET', '/no/such/page')).toBeLessThan(500)
    expect(await status('POST', '/healthz')).toBe(405)
    for (const path of ['/healthz', '/readyz', '/metrics']) expect(await status('GET', path), path).toBe(200)
    for (const path of [
      '/_next/../../package.json',
      '/..%2f..%2fetc/passwd',
      '/.env',
      '/_next/static/../server/server-reference-manifest.json',
    ]) {
      expect(await status('GET', path), path).toBeGreaterThanOrEqual(300)
      expect(await status('GET', path), path).toBeLessThan(500)
    }
  })

  test('pages lead those who are not signed in to the sign-in page', async ({ app }) => {
    for (const path of ['/', '/releases', '/settings/people', '/integrations']) {
      const response = await fetch(app.url + path, { redirect: 'manual' })
      expect([response.status, response.headers.get('location')?.replace(app.url, '')], path).toEqual([
        307,
        expect.stringMatching(/^\/sign-in/),
      ])
    }
  })
})

test('the permission table has no row without its door or its job', () => {
  const opened = new Set(Object.values(actions))
  const hidden = Object.entries(permissions as Record<string, Permission>)
    .filter(([name, rule]) => rule.role !== 'job' && !opened.has(name as never) && !otherDoors.has(name))
    .map(([name]) => name)
  expect(hidden).toEqual([])
})

async function meOf(app: RunningApp, email: string): Promise<{ personId: string }> {
  const { ownerSql } = await import('./support/session')
  const [row] = await ownerSql<{ id: string }>(app, 'select id from people where email = $1', [email])
  return { personId: row!.id }
}

test('a page that fails says one plain sentence and the id that the log has', async ({ app, as }) => {
  const page = await as(cast.manager)
  await ownerSql(app, 'alter table changes rename to changes_elsewhere')
  try {
    await page.goto('/changes')
    const said = page.getByText(/stands in the log under/)
    await expect(said).toBeVisible()
    const id = /under (\S+?)\.?$/.exec((await said.textContent()) ?? '')?.[1]
    expect(id).toBeTruthy()
    const log = () => fs.readFileSync(path.join(app.dataDir, 'logs/web.log'), 'utf8')
    await expect
      .poll(() =>
        log()
          .split('\n')
          .some((line) => line.includes('page failed') && line.includes(`"id":"${id}"`)),
      )
      .toBe(true)
    expect(await page.content()).not.toContain('Prisma')
  } finally {
    await ownerSql(app, 'alter table changes_elsewhere rename to changes')
  }
})
