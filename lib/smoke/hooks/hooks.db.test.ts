import { createHmac, randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { beforeAll, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/webhooks/deployments/[hookId]/route'
import { job } from '@/lib/core/actor'
import { integration, person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { archiveEnvironment } from '@/lib/integrations/archive-environment'
import { createSuite } from '../create-suite'
import { plainDefinition } from '../testing/plain-definition'
import { done } from '../testing/smoke-place'
import { startAfterChange } from '../triggers/start-after-change'
import { createHook } from './create-hook'
import { listHooks } from './queries'
import { removeHook } from './remove-hook'
import { rotateHookSecret } from './rotate-hook-secret'

const { db } = testDb()

let n = 0
/** A place with one suite that is asked to run after deployments of production. */
async function place() {
  const own = await integration()
  const manager = await person({ role: 'release_manager' })
  const suite = done(
    await createSuite(manager, {
      integrationId: own.id,
      key: 'core',
      name: 'Core',
      definition: plainDefinition,
    }),
  )
  const production = own.environments[1]!
  const schedule = await db.smokeSchedule.create({
    data: { suiteId: suite.id, environmentId: production.id, onDeployment: true, createdByName: 'test' },
  })
  return { own, manager, suite, production, schedule }
}
type Place = Awaited<ReturnType<typeof place>>
const hookOf = async ({ manager, production }: Place, kind: 'signed' | 'github' = 'signed', more: object = {}) =>
  done(await createHook(manager, { environmentId: production.id, kind, name: `Hook ${++n}`, ...more }))

let address = 0
/** Sends as a machine does; every call comes from an address of its own unless told. */
function send(hookId: string, body: string | Uint8Array, headers: Record<string, string>, from = `192.0.2.${++address}`) {
  const request = new Request(`http://gonogo/api/webhooks/deployments/${hookId}`, {
    method: 'POST',
    headers: { ...headers, 'x-gonogo-address': from },
    body: body as BodyInit,
  })
  return POST(request, { params: Promise.resolve({ hookId }) })
}
function deliver(hook: { hookId: string; secret: string }, facts: object, { id = randomUUID(), at = new Date(), from }: Sending = {}) {
  const body = JSON.stringify(facts)
  const signature = new Webhook(hook.secret).sign(id, at, body)
  const time = String(Math.floor(at.getTime() / 1000))
  return send(hook.hookId, body, { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature }, from)
}
type Sending = { id?: string; at?: Date; from?: string }
const runsOf = ({ suite }: Place) => db.smokeRun.findMany({ where: { suiteId: suite.id }, orderBy: { createdAt: 'asc' } })
const deploymentsOf = ({ production }: Place) => db.change.findMany({ where: { environmentId: production.id, kind: 'deployment' } })

describe('a signed delivery', () => {
  it('becomes a change, an event and a run, together', async () => {
    const here = await place()
    const hook = await hookOf(here)
    const answer = await deliver(hook, { version: '2.14.0', by: 'pipeline', url: 'https://ci.example.com/42', extra: { a: 1 } })
    expect(answer.status).toBe(202)
    const runs = await runsOf(here)
    expect(await answer.json()).toEqual({ result: 'deployed', runs: [runs[0]!.id], waiting: 0 })
    expect(runs).toMatchObject([
      { trigger: 'deployment', state: 'queued', scheduleId: here.schedule.id, environmentId: here.production.id },
    ])
    expect(await deploymentsOf(here)).toMatchObject([
      {
        summary: '2.14.0 deployed by pipeline',
        integrationId: here.own.id,
        details: { what: 'deployed', version: '2.14.0', by: 'pipeline', url: 'https://ci.example.com/42' },
      },
    ])
    const events = await db.event.findMany({ where: { kind: 'deployment.received' } })
    expect(events.map((event) => event.payload)).toContainEqual(
      expect.objectContaining({ hookId: hook.hookId, environmentId: here.production.id, version: '2.14.0' }),
    )
    const listed = await listHooks(here.manager, { integrationId: here.own.id })
    expect(listed!.hooks).toMatchObject([{ last: { did: 'deployed', version: '2.14.0', runs: 1 }, lastAt: expect.any(Date) }])
  })

  it('sent again has its effect once, also many times at once', async () => {
    const here = await place()
    const hook = await hookOf(here)
    const id = randomUUID()
    const answers = await Promise.all(Array.from({ length: 6 }, () => deliver(hook, { version: '1' }, { id, from: '192.0.2.200' })))
    const results = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { result: string }).result))
    expect(results.toSorted()).toEqual(['deployed', 'known', 'known', 'known', 'known', 'known'])
    expect((await deliver(hook, { version: '1' }, { id })).status).toBe(200)
    expect(await deploymentsOf(here)).toHaveLength(1)
    expect(await runsOf(here)).toHaveLength(1)
    // Another one is another deployment; the run that still waits will prove both.
    expect((await deliver(hook, { version: '2' })).status).toBe(202)
    expect(await deploymentsOf(here)).toHaveLength(2)
    expect(await runsOf(here)).toHaveLength(1)
  })

  it('that comes while a run is sending asks for another one after its end', async () => {
    const here = await place()
    const hook = await hookOf(here)
    await deliver(hook, { version: '1' })
    await db.smokeRun.updateMany({ where: { suiteId: here.suite.id }, data: { state: 'running' } })
    expect(await (await deliver(hook, { version: '2' })).json()).toEqual({ result: 'deployed', runs: [], waiting: 1 })
    const wish = { scheduleId: here.schedule.id, trigger: 'deployment', by: 'pipeline' }
    expect(done(await startAfterChange(job('smoke_after_change'), wish))).toEqual({ runId: null })
    await db.smokeRun.updateMany({ where: { suiteId: here.suite.id }, data: { state: 'passed' } })
    const { runId } = done(await startAfterChange(job('smoke_after_change'), wish))
    expect((await runsOf(here)).map((run) => [run.id === runId, run.state])).toEqual([
      [false, 'passed'],
      [true, 'queued'],
    ])
  })

  it('runs nothing where nobody asked for it', async () => {
    const here = await place()
    const hook = await hookOf(here)
    for (const data of [{ enabled: false }, { enabled: true, onDeployment: false, onValueChange: true }]) {
      await db.smokeSchedule.update({ where: { id: here.schedule.id }, data })
      const answer = await deliver(hook, { version: '1' })
      expect([answer.status, await answer.json()]).toEqual([202, { result: 'deployed', runs: [], waiting: 0 }])
    }
    expect(await runsOf(here)).toEqual([])
  })

  it.each<[string, (hook: { hookId: string; secret: string }) => Promise<Response>, number]>([
    ['with another secret', (hook) => deliver({ ...hook, secret: `whsec_${Buffer.alloc(32).toString('base64')}` }, { version: '1' }), 401],
    ['ten minutes old', (hook) => deliver(hook, { version: '1' }, { at: new Date(Date.now() - 600_000) }), 401],
    ['without a signature', (hook) => send(hook.hookId, '{"version":"1"}', {}), 401],
    ['that is no text', (hook) => send(hook.hookId, new Uint8Array([0xff, 0xfe, 0]), {}), 401],
    ['to an address that never was', () => send(randomUUID(), '{}', {}), 404],
    ['to an address that is none', () => send("1' or '1'='1", '{}', {}), 404],
    ['that is too large', (hook) => send(hook.hookId, 'x'.repeat(256 * 1024 + 1), {}), 413],
  ])('%s is refused without a word', async (_name, sent, status) => {
    const here = await place()
    const answer = await sent(await hookOf(here))
    expect([answer.status, await answer.text()]).toEqual([status, ''])
    expect(await deploymentsOf(here)).toEqual([])
  })

  it('that is genuine and makes no sense is told why', async () => {
    const here = await place()
    const hook = await hookOf(here)
    const answer = await deliver(hook, { version: '', url: 'javascript:alert(1)' })
    expect(answer.status).toBe(400)
    expect(((await answer.json()) as { errors: { field: string }[] }).errors.map((error) => error.field)).toEqual(['version', 'url'])
    expect(await deploymentsOf(here)).toEqual([])
  })

  it('guessed at again and again is slowed, that address alone', async () => {
    const here = await place()
    const hook = await hookOf(here)
    const from = '198.51.100.7'
    for (let turn = 0; turn < 20; turn++) expect((await send(hook.hookId, '{}', {}, from)).status).toBe(401)
    const slowed = await deliver(hook, { version: '1' }, { from })
    expect(slowed.status).toBe(429)
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await deliver(hook, { version: '1' })).status).toBe(202)
  })

  it('to an archived environment changes nothing', async () => {
    const here = await place()
    const hook = await hookOf(here)
    const administrator = await person({ role: 'administrator' })
    done(await archiveEnvironment(administrator, { environmentId: here.production.id }))
    expect(await (await deliver(hook, { version: '1' })).json()).toEqual({ result: 'ignored', why: 'archived', runs: [] })
    expect(await deploymentsOf(here)).toEqual([])
  })
})

describe('a delivery of GitHub', () => {
  const github = (hook: { hookId: string; secret: string }, event: string, facts: unknown, headers: Record<string, string> = {}) => {
    const body = typeof facts === 'string' ? facts : JSON.stringify(facts)
    const signature = `sha256=${createHmac('sha256', hook.secret).update(body).digest('hex')}`
    return send(hook.hookId, body, {
      'x-hub-signature-256': signature,
      'x-github-event': event,
      'x-github-delivery': randomUUID(),
      ...headers,
    })
  }
  const status = (more: object = {}) => ({
    action: 'created',
    repository: { id: 1, full_name: 'acme/shop' },
    deployment: { environment: 'production', ref: 'main', sha: 'c0ffee5e1a2b3c4d5e6f708192a3b4c5d6e7f809' },
    deployment_status: { id: 7, state: 'success', creator: { login: 'ana' }, created_at: '2026-11-22T01:59:00Z', ...more },
  })

  it('pings, and deploys once however often it is delivered', async () => {
    const here = await place()
    const hook = await hookOf(here, 'github')
    expect(await (await github(hook, 'ping', { zen: 'x' })).json()).toEqual({ result: 'ping', runs: [] })
    expect((await github(hook, 'deployment_status', status())).status).toBe(202)
    // Delivered again under a new number, which GitHub does not sign.
    expect(await (await github(hook, 'deployment_status', status())).json()).toEqual({ result: 'known', runs: [] })
    expect(await deploymentsOf(here)).toMatchObject([{ summary: 'main · c0ffee5e1a2b deployed by ana' }])
    expect(await runsOf(here)).toHaveLength(1)
  })

  it.each<[string, string, unknown, number, object]>([
    ['another event', 'push', {}, 202, { result: 'ignored', why: 'event' }],
    ['a state on the way', 'deployment_status', status({ state: 'queued' }), 202, { result: 'ignored', why: 'state' }],
    ['another environment', 'deployment_status', status({ environment: 'qa' }), 202, { result: 'ignored', why: 'environment' }],
    ['an event that is none', 'deployment_status', { a: 1 }, 400, { title: 'bad_input' }],
    ['a body that is none', 'deployment_status', '{', 400, { title: 'bad_json' }],
  ])('of %s changes nothing', async (_name, event, facts, code, body) => {
    const here = await place()
    const answer = await github(await hookOf(here, 'github'), event, facts)
    expect([answer.status, await answer.json()]).toMatchObject([code, body])
    expect(await deploymentsOf(here)).toEqual([])
  })

  it('sent as a form says which setting is wrong', async () => {
    const hook = await hookOf(await place(), 'github')
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await github(hook, 'deployment_status', 'payload=%7B%7D', headers)).status).toBe(415)
  })

  it('is matched by the name that was told', async () => {
    const here = await place()
    const hook = await hookOf(here, 'github', { environmentName: 'Live' })
    expect(await (await github(hook, 'deployment_status', status())).json()).toMatchObject({ why: 'environment' })
    expect(await (await github(hook, 'deployment_status', status({ id: 8, environment: 'live' }))).json()).toMatchObject({
      result: 'deployed',
    })
  })
})

describe('the secret of a hook', () => {
  let here: Place
  beforeAll(async () => {
    here = await place()
  })

  it('is shown once, and is in no table and no answer in plain', async () => {
    const hook = await hookOf(here)
    const row = await db.deploymentHook.findUniqueOrThrow({ where: { id: hook.hookId } })
    const kept = [
      row,
      await listHooks(here.manager, { integrationId: here.own.id }),
      await db.auditEntry.findMany(),
      await db.change.findMany(),
    ]
    const text = JSON.stringify(kept, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
    expect(text).not.toContain(hook.secret.slice(6, 30))
    // The one before is copied to another row: it opens nothing there.
    const second = await hookOf(here)
    await db.deploymentHook.update({ where: { id: second.hookId }, data: { secret: row.secret } })
    await expect(deliver({ hookId: second.hookId, secret: hook.secret }, { version: '1' })).rejects.toThrow()
    done(await removeHook(here.manager, { hookId: second.hookId }))
  })

  it('is rotated at once, or with a day in which both are taken', async () => {
    const hook = await hookOf(here)
    const next = done(await rotateHookSecret(here.manager, { hookId: hook.hookId }))
    expect((await deliver(hook, { version: '1' })).status).toBe(401)
    expect((await deliver(next, { version: '1' })).status).toBe(202)
    const third = done(await rotateHookSecret(here.manager, { hookId: hook.hookId, keepOld: true }))
    expect((await deliver(next, { version: '2' })).status).toBe(202)
    expect((await deliver(third, { version: '3' })).status).toBe(202)
    expect((await deliver(hook, { version: '4' })).status).toBe(401)
  })

  it('is gone with its hook, whose address answers 410', async () => {
    const hook = await hookOf(here)
    done(await removeHook(here.manager, { hookId: hook.hookId }))
    expect((await deliver(hook, { version: '1' })).status).toBe(410)
    expect(await db.deploymentHook.findUniqueOrThrow({ where: { id: hook.hookId } })).toMatchObject({ secret: '' })
    expect(await rotateHookSecret(here.manager, { hookId: hook.hookId })).toMatchObject({ ok: false, refusal: { code: 'not_found' } })
  })

  it('belongs to a hook of its name, of which there are not endlessly many', async () => {
    const own = await place()
    const { name } = await db.deploymentHook.findUniqueOrThrow({ where: { id: (await hookOf(own)).hookId } })
    const make = (called: string) => createHook(own.manager, { environmentId: own.production.id, kind: 'signed', name: called })
    expect(await make(name)).toMatchObject({ ok: false, refusal: { code: 'hook_name_taken', field: 'name' } })
    for (let turn = 1; turn < 20; turn++) done(await make(`More ${turn}`))
    expect(await make('One more')).toMatchObject({ ok: false, refusal: { code: 'too_many_hooks' } })
  })
})
