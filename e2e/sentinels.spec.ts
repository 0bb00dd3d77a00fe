import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import { callAction } from './support/call-action'
import { cast } from './support/cast'
import { expect, test } from './support/fixtures'
import { addressOf, outside, pagePatterns } from './support/pages'
import { ownerSql, sessionCookie, sessionOf } from './support/session'
import { leaksIn, spellingsOf } from './support/spellings'
import { done } from './support/stage'
import { freePort, type RunningApp, startApp } from './support/start-app'

/*
 * Thirty secrets are set, used in every place a request has, echoed by the target, and made to fail. Then everything the
 * product keeps or says is read: none of them may be there, in any spelling.
 */
const sentinel = (n: number) => `Sx${n}!${randomBytes(12).toString('base64')}&"<é>${n}`
const simple = (name: string) => `${name}-${randomBytes(15).toString('base64url')}`

test('thirty secrets leak nowhere', async () => {
  test.setTimeout(test.info().timeout * 5)
  const mails: string[] = []
  const smtpPort = await freePort()
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username }),
    onData(stream, _session, callback) {
      let text = ''
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      stream.on('end', () => {
        mails.push(text)
        callback()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(smtpPort, '127.0.0.1', resolve))
  const smtpPassword = simple('smtp')
  const env = { SMTP_URL: `smtp://mailer:${smtpPassword}@127.0.0.1:${smtpPort}`, MAIL_FROM: 'gonogo@example.invalid', LOG_LEVEL: 'trace' }
  const app = await startApp({ env })
  try {
    const secrets = new Map([['SMTP password', smtpPassword]])
    for (const [name, value] of await plant(app)) secrets.set(name, value)
    expect(secrets.size).toBeGreaterThanOrEqual(30)
    const spelled = new Map([...secrets].map(([name, value]) => [name, spellingsOf(value)]))
    const texts = [...(await kept(app)), ...(await said(app)), ...mails.map((text): [string, string] => ['a mail', text])]
    // The search reads what it should: the names of the secrets are where their values must not be.
    for (const place of ['table public.variables', 'table public.smoke_results', '/integrations/hostaway/values', '/api/audit/export']) {
      expect(
        texts.some(([where, text]) => where === place && /SENTINEL_0|Sent and echoed/.test(text)),
        place,
      ).toBe(true)
    }
    const found = texts.flatMap(([where, text]) => leaksIn(text, spelled).map((leak) => `${where}: ${leak}`))
    expect(found).toEqual([])
  } finally {
    await app.stop()
    await new Promise<void>((resolve) => smtp.close(() => resolve()))
  }
})

test('the search itself finds a secret however it is written', () => {
  const secret = sentinel(7)
  const spelled = new Map([['it', spellingsOf(secret)]])
  const texts = [secret, JSON.stringify({ a: secret }), encodeURIComponent(secret), Buffer.from(secret).toString('hex').toUpperCase()]
  for (const before of ['', 'a', 'ab']) texts.push(Buffer.from(`${before}${secret}zz`).toString('base64'))
  for (const text of texts) expect(leaksIn(`… ${text} …`, spelled), text).toHaveLength(1)
  expect(leaksIn('nothing of the kind', spelled)).toEqual([])
})

/** Sets the secrets, uses them, and makes everything that can go wrong with them go wrong. */
async function plant(app: RunningApp): Promise<Map<string, string>> {
  const secrets = new Map<string, string>()
  const admin = await sessionOf(app, cast.administrator)
  secrets.set('session cookie', admin)
  const [integration] = await ownerSql<{ id: string }>(app, `select id from integrations where key = 'hostaway'`)
  const environments = await ownerSql<{ id: string; key: string }>(app, 'select id, key from environments where integration_id = $1', [
    integration!.id,
  ])
  const names = Array.from({ length: 11 }, (_, n) => `SENTINEL_${n}`)
  for (const [n, key] of names.entries()) {
    const variable = done(
      await callAction<{ id: string }>(app, 'defineVariableAction', admin, { integrationId: integration!.id, key, kind: 'secret' }),
    )
    for (const environment of environments) {
      const value = sentinel(n)
      secrets.set(`${key} of ${environment.key}`, value)
      const place = { variableId: variable.id, environmentId: environment.id }
      expect(await callAction(app, 'setValueAction', admin, { ...place, value: ` ${value}` })).toMatchObject({ ok: false })
      expect(await callAction(app, 'setValueAction', admin, { ...place, value: value + 'x'.repeat(9000) })).toMatchObject({ ok: false })
      expect(await callAction(app, 'setValueAction', admin, { ...place, value, surplus: value })).toMatchObject({ ok: false })
      done(await callAction(app, 'setValueAction', admin, { ...place, value }))
      expect(await callAction(app, 'setValueAction', admin, { ...place, value: `${value}2` }, { expectedVersion: 7 })).toMatchObject({
        ok: false,
      })
    }
  }
  await useThem(app, admin, integration!.id, environments, names)
  for (const [name, value] of await people(app, admin)) secrets.set(name, value)
  return secrets
}

/** A suite that sends the secrets in every part of a request to a target that repeats them, and that fails on them. */
async function useThem(
  app: RunningApp,
  cookie: string,
  integrationId: string,
  environments: { id: string }[],
  names: string[],
): Promise<void> {
  const [v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10] = names.map((name) => `{{${name}}}`)
  const echo = `${app.targetUrl}/echo`
  const status = (expected: string) => ({ kind: 'status', params: { expected } })
  const steps = [
    {
      name: 'Sent and echoed',
      request: {
        method: 'POST',
        url: echo,
        headers: [
          { name: 'Authorization', value: `Bearer ${v0}` },
          { name: 'X-API-Key', value: v1 },
          { name: 'Cookie', value: `sid=${v2}` },
          { name: 'X-Custom', value: `a ${v3} b` },
        ],
        query: [{ name: 'key', value: v4 }],
        body: JSON.stringify({ deep: { secret: '@' } }).replace('@', v5!),
      },
      assertions: [status('200')],
      captures: [{ name: 'TAKEN', from: 'json', path: '$.headers["x-custom"]', secret: true }],
      always: true,
    },
    {
      name: 'Expected something else',
      request: { url: echo, headers: [{ name: 'X-Seen', value: v6 }] },
      assertions: [
        { kind: 'jsonpath', params: { path: '$.headers["x-seen"]', op: 'equals', value: 'nothing' } },
        { kind: 'jsonpath', params: { path: '$.method', op: 'equals', value: v7 } },
        { kind: 'body_text', params: { op: 'contains', value: v8 } },
      ],
      always: true,
    },
    {
      name: 'Captured and sent on',
      request: { url: echo, query: [{ name: 'again', value: '{{TAKEN}}' }] },
      assertions: [status('418')],
      always: true,
    },
    { name: 'Nobody there', request: { url: `http://127.0.0.1:1/${v9}` }, assertions: [status('200')], always: true },
    { name: 'Not an address', request: { url: `${v10}` }, assertions: [status('200')], always: true },
  ]
  const suite = await callAction<{ suiteId?: string; id?: string }>(app, 'createSuiteAction', cookie, {
    integrationId,
    key: 'sentinels',
    name: 'Sentinels',
    definition: { steps },
  })
  const suiteId = done(suite).suiteId ?? done(suite).id
  for (const environment of environments) {
    const { runId } = done(await callAction<{ runId: string }>(app, 'startRunAction', cookie, { suiteId, environmentId: environment.id }))
    await expect
      .poll(async () => (await ownerSql<{ state: string }>(app, 'select state::text from smoke_runs where id = $1', [runId]))[0]?.state, {
        timeout: 60_000,
      })
      .toMatch(/failed|errored/)
    const sent = await ownerSql<{ name: string; state: string }>(
      app,
      'select name, state from smoke_results where run_id = $1 order by position',
      [runId],
    )
    expect(sent.find((step) => step.name === 'Sent and echoed')?.state, 'the secrets were really sent').toBe('passed')
  }
}

/** Passwords, links and tokens: made, used, mistyped. */
async function people(app: RunningApp, admin: string): Promise<Map<string, string>> {
  const secrets = new Map<string, string>()
  const invite = done(
    await callAction<{ personId: string; link: { url: string } }>(app, 'invitePersonAction', admin, {
      email: 'sentinel@example.invalid',
      name: 'Sentinel',
      roles: [{ role: 'viewer', integrationId: null }],
    }),
  )
  const token = invite.link.url.split('/').at(-1)!
  secrets.set('invitation link', token)
  const reissued = done(
    await callAction<{ url?: string; link?: { url: string } }>(app, 'reissueLinkAction', admin, { personId: invite.personId }),
  )
  const second = (reissued.link?.url ?? reissued.url)!.split('/').at(-1)!
  secrets.set('second link', second)
  const password = simple('password')
  secrets.set('password', password)
  expect(await callAction(app, 'acceptInvitationAction', '', { token, newPassword: password })).toMatchObject({ ok: false })
  expect(await callAction(app, 'acceptInvitationAction', '', { token: second, newPassword: password, name: '' })).toMatchObject({
    ok: false,
  })
  done(await callAction(app, 'acceptInvitationAction', '', { token: second, newPassword: password }))
  const cookie = await sessionOf(app, 'sentinel@example.invalid')
  const wrong = simple('wrong')
  const next = simple('next')
  secrets.set('mistyped password', wrong).set('next password', next)
  expect(await callAction(app, 'changePasswordAction', cookie, { password: wrong, newPassword: next })).toMatchObject({ ok: false })
  done(await callAction(app, 'changePasswordAction', await sessionOf(app, 'sentinel@example.invalid'), { password, newPassword: next }))
  const made = done(
    await callAction<{ token: string }>(
      app,
      'createTokenAction',
      admin,
      { name: 'Sentinel', scopes: ['read'], days: 1 },
      { idempotencyKey: 'sentinel' },
    ),
  )
  secrets.set('API token', made.token.replace('gonogo_', ''))
  const bad = await fetch(`${app.url}/api/v1/board`, { headers: { authorization: `Bearer ${made.token}x` } })
  expect(bad.status).toBe(401)
  expect(
    (await fetch(`${app.url}/api/v1/board?${new URLSearchParams({ oops: '1' })}`, { headers: { authorization: `Bearer ${made.token}` } }))
      .status,
  ).toBe(400)
  return secrets
}

/** Everything that is kept: every row of every table, every log, the checkpoints. */
async function kept(app: RunningApp): Promise<[string, string][]> {
  const tables = await ownerSql<{ name: string }>(
    app,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')`,
  )
  const found: [string, string][] = []
  for (const { name } of tables) {
    const rows = await ownerSql<{ row: string }>(app, `select t::text as row from ${name} t`)
    found.push([`table ${name}`, rows.map(({ row }) => row).join('\n')])
  }
  const files = fs
    .readdirSync(app.dataDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => !/^postgres\/cluster|^secrets\.json$/.test(file))
  for (const file of files) {
    const place = path.join(app.dataDir, file)
    if (fs.statSync(place).isFile()) found.push([`file ${file}`, fs.readFileSync(place, 'utf8')])
  }
  found.push(['the launcher', app.output()])
  expect(
    found.some(([where, text]) => where.includes('web.log') && text.includes('"method":"POST"')),
    'the web log is read',
  ).toBe(true)
  return found
}

/** Everything that is said: every page, every read of the API with ids of the runs, the audit's export, the metrics. */
async function said(app: RunningApp): Promise<[string, string][]> {
  const headers = { cookie: `${sessionCookie}=${await sessionOf(app, cast.administrator)}` }
  const found: [string, string][] = []
  const read = async (address: string) => {
    const response = await fetch(app.url + address, { headers })
    expect(response.status, address).toBeLessThan(500)
    found.push([address, await response.text()])
  }
  for (const pattern of pagePatterns().filter((one) => !outside.has(one))) await read(await addressOf(app, pattern))
  for (const { id } of await ownerSql<{ id: string }>(app, 'select id from smoke_runs order by created_at desc limit 2')) {
    await read(`/smoke/runs/${id}`)
    await read(`/api/v1/runs/${id}`)
  }
  const { paths } = (await (await fetch(`${app.url}/api/v1/openapi.json`)).json()) as { paths: Record<string, Record<string, unknown>> }
  for (const [route, methods] of Object.entries(paths)) if ('get' in methods && !route.includes('{')) await read(`/api/v1${route}`)
  for (const { id } of await ownerSql<{ id: string }>(app, 'select id from integrations')) await read(`/api/v1/integrations/${id}`)
  for (const { id } of await ownerSql<{ id: string }>(app, 'select id from releases')) await read(`/api/v1/releases/${id}/subject`)
  for (const address of ['/api/audit/export', '/metrics', '/readyz', '/integrations/hostaway/values', '/audit?page=1', '/changes'])
    await read(address)
  return found
}
