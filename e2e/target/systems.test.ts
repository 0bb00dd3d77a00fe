import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { signDelivery } from './clay'
import type { FaultInput } from './fault-schema'
import { clayWebhookSecrets, demoKeys, recsysTenants, uppzyTenants } from './keys'
import { type RunningTarget, startTarget } from './start-target'

let target: RunningTarget
beforeAll(async () => {
  target = await startTarget()
})
afterAll(() => target.stop())
afterEach(() => target.faults.clear())

type Sent = { method?: string; headers?: Record<string, string>; body?: unknown }
type Got = { status: number; headers: Headers; body: any }

async function ask(path: string, { method, headers = {}, body }: Sent = {}): Promise<Got> {
  const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  const response = await fetch(`${target.url}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...json, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text,
  }
}

const set = (body: unknown) => ask('/_settings', { method: 'PUT', body })
const fault = (kind: FaultInput['fault']['kind'], path: string): void =>
  void target.faults.add({ match: { path }, fault: { kind } as FaultInput['fault'] })

const uppzy = {
  'x-api-key': demoKeys.uppzyProduction.value,
  'x-tenant-id': uppzyTenants.production.tenantId,
  'x-site-id': uppzyTenants.production.siteId,
}
const qwed = { 'x-api-key': demoKeys.qwedProduction.value }
const recsys = { 'x-api-key': demoKeys.recsysProduction.value }
const clay = { 'x-api-key': demoKeys.clayProduction.value }
const shop = { tenant: recsysTenants.production, surface: 'home', user: 'u-1' }

describe('what each system refuses', () => {
  const chat = '/uppzy/v1/chat'
  it.each<[string, string, Sent, number, string]>([
    ['no key', chat, { body: { message: 'Hi' } }, 401, 'missing_api_key'],
    ['a key nobody made', chat, { headers: { 'x-api-key': 'x' }, body: { message: 'Hi' } }, 401, 'unknown_api_key'],
    ['a wrong tenant', chat, { headers: { ...uppzy, 'x-tenant-id': 'other' }, body: { message: 'Hi' } }, 403, 'wrong_tenant'],
    ['a wrong site', chat, { headers: { ...uppzy, 'x-site-id': 'other' }, body: { message: 'Hi' } }, 403, 'wrong_site'],
    ['an unknown document', '/uppzy/v1/documents/none', { headers: uppzy }, 404, 'unknown_document'],
    ['an unknown request', '/uppzy/v1/chat/async/req-none', { headers: uppzy }, 404, 'unknown_request'],
    [
      'feedback on nothing',
      '/uppzy/v1/feedback',
      { headers: uppzy, body: { request_id: 'req-none', rating: 'good' } },
      404,
      'unknown_request',
    ],
    ['a rating of its own', '/uppzy/v1/feedback', { headers: uppzy, body: { request_id: 'r', rating: 'fine' } }, 422, 'invalid_input'],
    ['an empty message', chat, { headers: uppzy, body: { message: ' ' } }, 422, 'invalid_input'],
    ['what is no JSON', chat, { headers: uppzy, body: '{' }, 400, 'invalid_json'],
    ['a form', chat, { headers: { ...uppzy, 'content-type': 'text/plain' }, body: 'message=Hi' }, 415, 'json_only'],
    ['too much', chat, { headers: uppzy, body: JSON.stringify({ message: 'a'.repeat(300_000) }) }, 413, 'too_large'],
    ['a method there is not', chat, { method: 'DELETE', headers: uppzy }, 405, 'wrong_method'],
    ['a statement missing', '/qwed/v1/verify', { headers: qwed, body: {} }, 422, 'invalid_input'],
    ['an empty batch', '/qwed/v1/batch', { headers: qwed, body: { items: [] } }, 422, 'invalid_input'],
    ['a key of Uppzy at QWED', '/qwed/v1/verify', { headers: uppzy, body: { statement: '1 + 1 = 2' } }, 401, 'unknown_api_key'],
    ['a developer header', '/recsys/v1/recommend', { headers: { 'x-dev-user': 'me' }, body: shop }, 401, 'missing_api_key'],
    ['another tenant', '/recsys/v1/recommend', { headers: recsys, body: { ...shop, tenant: 'other' } }, 403, 'wrong_tenant'],
    ['a surface there is not', '/recsys/v1/recommend', { headers: recsys, body: { ...shop, surface: 'moon' } }, 422, 'unknown_surface'],
    ['a manifest there is not', `/recsys/v1/manifest?tenant=${shop.tenant}&surface=moon`, { headers: recsys }, 404, 'unknown_manifest'],
    ['what is no domain', '/clay/v1/enrich', { headers: clay, body: { domain: 'no domain' } }, 422, 'invalid_input'],
    ['an unsigned delivery', '/clay/webhook', { body: {} }, 401, 'missing_signature'],
  ])('%s', async (_name, path, sent, status, code) => {
    const answer = await ask(path, sent)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
  })
})

describe('Uppzy', () => {
  it('keeps a document: put, read, put again, delete, gone', async () => {
    const path = '/uppzy/v1/documents/doc-1'
    const body = { title: 'Hours', text: 'Eight to six.' }
    expect(await ask(path, { method: 'PUT', headers: uppzy, body })).toMatchObject({ status: 201, body: { version: 1 } })
    expect(await ask(path, { headers: uppzy })).toMatchObject({ status: 200, body: { ...body, status: 'indexed' } })
    expect(await ask(path, { method: 'PUT', headers: uppzy, body })).toMatchObject({ status: 200, body: { version: 2 } })
    const staging = { 'x-api-key': demoKeys.uppzyStaging.value }
    expect((await ask(path, { headers: staging })).status).toBe(404)
    expect((await ask(path, { method: 'DELETE', headers: uppzy })).status).toBe(204)
    expect((await ask(path, { headers: uppzy })).status).toBe(404)
  })

  it('answers at once, the same every time, and takes feedback on it', async () => {
    const body = { message: 'When do you open?' }
    const [first, second] = [await ask('/uppzy/v1/chat', { headers: uppzy, body }), await ask('/uppzy/v1/chat', { headers: uppzy, body })]
    expect(first.body.answer).toBe(second.body.answer)
    expect(first.body.request_id).not.toBe(second.body.request_id)
    expect(first.body.sources).toEqual(['doc-opening-hours'])
    const rated = { request_id: first.body.request_id, rating: 'good' }
    expect(await ask('/uppzy/v1/feedback', { headers: uppzy, body: rated })).toMatchObject({ status: 201, body: { status: 'accepted' } })
  })

  const later = async () => {
    const { status, body, headers } = await ask('/uppzy/v1/chat/async', { headers: uppzy, body: { message: 'Refund?' } })
    expect([status, body.status]).toEqual([202, 'queued'])
    return headers.get('location') ?? ''
  }

  it('answers later: running, with Retry-After where it is long, then done', async () => {
    await set({ async_chat_ms: 1500 })
    const path = await later()
    const running = await ask(path, { headers: uppzy })
    expect([running.body.status, running.headers.get('retry-after')]).toEqual(['running', '2'])
    await set({ async_chat_ms: 0 })
    expect((await ask(path, { headers: uppzy })).body).toMatchObject({ status: 'done', answer: 'A return is refunded within 14 days.' })
    await set({ async_chat_ms: 300 })
  })

  it.each([
    ['async_never_ends', 'running'],
    ['async_fails', 'failed'],
  ] as const)('%s: %s', async (kind, status) => {
    await set({ async_chat_ms: 0 })
    fault(kind, '/uppzy/v1/chat/async')
    expect((await ask(await later(), { headers: uppzy })).body.status).toBe(status)
  })

  it('says 429 above its rate, and for how long', async () => {
    await set({ uppzy_per_minute: 2 })
    const connect = () => ask('/uppzy/v1/connectivity', { headers: uppzy })
    expect([(await connect()).status, (await connect()).status]).toEqual([200, 200])
    const third = await connect()
    expect([third.status, third.body.error.code]).toEqual([429, 'rate_limited'])
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
    await set({ uppzy_per_minute: 6000 })
    expect((await connect()).headers.get('x-ratelimit-remaining')).toBe('5999')
  })
})

describe('QWED', () => {
  it.each([
    ['2 + 2 = 4', 'verified'],
    ['2 * 3 = 7', 'refuted'],
    ['999999999 * 999999999 = 999999998000000001', 'verified'],
    ['The sky is blue', 'inconclusive'],
  ])('%s: %s', async (statement, verdict) => {
    expect((await ask('/qwed/v1/verify', { headers: qwed, body: { statement } })).body.verdict).toBe(verdict)
  })

  it('grants a quota, all or nothing, and says what is left', async () => {
    await set({ qwed_quota: 3 })
    const items = [1, 2].map((n) => ({ id: `i${n}`, statement: `${n} + 1 = 3` }))
    const batch = () => ask('/qwed/v1/batch', { headers: qwed, body: { items } })
    const first = await batch()
    expect(first.body.summary).toEqual({ total: 2, verified: 1, refuted: 1, inconclusive: 0 })
    expect(['limit', 'remaining'].map((name) => first.headers.get(`x-quota-${name}`))).toEqual(['3', '1'])
    const second = await batch()
    expect([second.status, second.body.error]).toEqual([429, expect.objectContaining({ code: 'quota_spent', needed: 2, remaining: 1 })])
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await ask('/qwed/v1/quota', { headers: qwed })).body).toMatchObject({ limit: 3, used: 2, remaining: 1 })
    await set({ qwed_quota: 6000 })
    expect((await batch()).status).toBe(200)
  })
})

describe('recsys', () => {
  it('tells ready from up', async () => {
    fault('not_ready', '/recsys')
    expect((await ask('/recsys/healthz')).status).toBe(200)
    expect(await ask('/recsys/readyz')).toMatchObject({ status: 503, body: { dependencies: { database: 'unreachable' } } })
    target.faults.clear()
    expect(await ask('/recsys/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } })
  })

  it('counts its own requests', async () => {
    const { body, headers } = await ask('/recsys/metrics')
    expect(headers.get('content-type')).toContain('version=0.0.4')
    expect(body).toMatch(/^recsys_requests_total\{status="200"\} \d+$/m)
    expect(body).toMatch(/^recsys_manifest_updated_seconds \d+$/m)
  })

  it('recommends the same to the same person, nothing twice', async () => {
    const first = await ask('/recsys/v1/recommend', { headers: recsys, body: { ...shop, limit: 50 } })
    expect(first.body).toEqual((await ask('/recsys/v1/recommend', { headers: recsys, body: { ...shop, limit: 50 } })).body)
    expect(new Set(first.body.items.map((item: { id: string }) => item.id)).size).toBe(50)
  })

  it('says what is wrong with a request before it is asked', async () => {
    const validate = (body: unknown) => ask('/recsys/v1/recommend/validate', { headers: recsys, body })
    expect((await validate(shop)).body).toEqual({ valid: true, problems: [] })
    expect((await validate({ ...shop, surface: 'moon' })).body.problems).toEqual([{ field: 'surface', code: 'unknown_surface' }])
  })

  it('succeeds with nothing, and serves an old manifest, when told to', async () => {
    fault('empty_lists', '/recsys/v1/recommend')
    expect(await ask('/recsys/v1/recommend', { headers: recsys, body: shop })).toMatchObject({ status: 200, body: { items: [] } })
    const manifest = () => ask(`/recsys/v1/manifest?tenant=${shop.tenant}&surface=home`, { headers: recsys })
    expect((await manifest()).body.age_s).toBeLessThan(15 * 60)
    fault('stale_manifest', '/recsys')
    expect((await manifest()).body.age_s).toBeGreaterThanOrEqual(9 * 86_400)
  })
})

describe('Clay', () => {
  it('is healthy or degraded, on its page too', async () => {
    expect((await ask('/clay/health')).body).toMatchObject({ status: 'healthy', connected: true })
    expect((await ask('/clay/status')).body).toContain('All systems operational')
    fault('degraded', '/clay')
    expect((await ask('/clay/health')).body).toEqual({ status: 'degraded', connected: false, latency_ms: 5600 })
    expect((await ask('/clay/status')).body).toContain('Degraded performance')
  })

  it('enriches a domain', async () => {
    const { body } = await ask('/clay/v1/enrich', { headers: clay, body: { domain: 'Example.com' } })
    expect(body).toMatchObject({ status: 'complete', company: { domain: 'example.com', name: 'Example' } })
  })

  it.each([
    ['now', clayWebhookSecrets.production, 0, 202],
    ['with the secret of staging', clayWebhookSecrets.staging, 0, 401],
    ['six minutes ago', clayWebhookSecrets.production, -360, 401],
    ['six minutes ahead', clayWebhookSecrets.production, 360, 401],
  ])('takes a delivery signed %s: %s', async (_name, secret, off, status) => {
    const [body, timestamp] = ['{"event":"row.updated"}', String(Math.floor(Date.now() / 1000) + off)]
    const headers = { 'x-clay-timestamp': timestamp, 'x-clay-signature': signDelivery(secret, timestamp, body) }
    expect((await ask('/production/clay/webhook', { headers, body })).status).toBe(status)
  })
})

describe('settings', () => {
  it('are told, and refuse what they do not know', async () => {
    expect((await ask('/_settings')).body).toMatchObject({ cursor_ttl_s: 600, qwed_quota: 6000 })
    expect(await set({ speed: 3 })).toMatchObject({ status: 400 })
  })
})
