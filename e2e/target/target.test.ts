import { type IncomingMessage, get } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { FaultInput } from './fault-schema'
import { demoKeys } from './keys'
import { type RunningTarget, startTarget } from './start-target'

let target: RunningTarget
beforeAll(async () => {
  target = await startTarget()
})
afterAll(() => target.stop())
afterEach(() => target.faults.clear())

const key = { 'x-api-key': demoKeys.hostawayProduction.value }

async function ask(path: string, headers: Record<string, string> = key): Promise<{ status: number; body: any; headers: Headers }> {
  const response = await fetch(`${target.url}${path}`, { headers, redirect: 'manual' })
  const text = await response.text()
  let body: unknown = text
  try {
    body = JSON.parse(text)
  } catch {
    // Not JSON: the text itself is looked at.
  }
  return { status: response.status, body, headers: response.headers }
}

async function post(path: string, body: string, type = 'application/json'): Promise<{ status: number; body: any }> {
  const response = await fetch(`${target.url}${path}`, { method: 'POST', headers: { 'content-type': type }, body })
  return { status: response.status, body: await response.json() }
}

describe('the Hostaway system', () => {
  it('reports health with figures that rest on requests', async () => {
    const { status, body } = await ask('/hostaway/health', {})
    expect(status).toBe(200)
    expect(body.status).toBe('healthy')
    expect(body.metrics.requests).toBeGreaterThan(0)
    expect(body.metrics.p95_ms).toBeLessThan(500)
    expect(body.metrics.error_rate).toBe(0)
  })

  it.each(['listings', 'bookings'])('pages %s to the end without a gap or a repeat', async (collection) => {
    const ids: number[] = []
    let cursor: string | null = null
    do {
      const next: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
      const { status, body } = await ask(`/hostaway/v1/${collection}?limit=60${next}`)
      expect(status).toBe(200)
      ids.push(...body.data.map((row: { id: number }) => row.id))
      cursor = body.next_cursor
    } while (cursor)
    expect(ids).toHaveLength(collection === 'listings' ? 250 : 400)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('still pages by offset', async () => {
    const { body } = await ask('/hostaway/v1/listings?offset=248')
    expect(body.data.map((row: { id: number }) => row.id)).toEqual([1249, 1250])
    expect(body.next_cursor).toBeNull()
  })

  it.each([
    { name: 'a missing key', path: '/hostaway/v1/listings', headers: {}, status: 401, code: 'missing_api_key' },
    { name: 'an unknown key', path: '/hostaway/v1/listings', headers: { 'x-api-key': 'nope' }, status: 401, code: 'unknown_api_key' },
    {
      name: 'a key of another system',
      path: '/hostaway/v1/listings',
      headers: { 'x-api-key': demoKeys.clayStaging.value },
      status: 401,
      code: 'unknown_api_key',
    },
    {
      name: 'a key without the scope',
      path: '/hostaway/v1/bookings',
      headers: { 'x-api-key': demoKeys.hostawayListingsOnly.value },
      status: 403,
      code: 'missing_scope',
    },
    { name: 'the production key in staging', path: '/staging/hostaway/v1/listings', headers: key, status: 401, code: 'unknown_api_key' },
    {
      name: 'the staging key in production',
      path: '/production/hostaway/v1/listings',
      headers: { 'x-api-key': demoKeys.hostawayStaging.value },
      status: 401,
      code: 'unknown_api_key',
    },
    { name: 'limit 0', path: '/hostaway/v1/listings?limit=0', headers: key, status: 400, code: 'invalid_limit' },
    { name: 'limit 101', path: '/hostaway/v1/listings?limit=101', headers: key, status: 400, code: 'invalid_limit' },
    { name: 'a limit in words', path: '/hostaway/v1/listings?limit=ten', headers: key, status: 400, code: 'invalid_limit' },
    { name: 'an invented cursor', path: '/hostaway/v1/listings?cursor=abc', headers: key, status: 400, code: 'invalid_cursor' },
    { name: 'cursor and offset', path: '/hostaway/v1/listings?cursor=abc&offset=3', headers: key, status: 400, code: 'cursor_and_offset' },
    { name: 'an unknown endpoint', path: '/hostaway/v1/guests', headers: key, status: 404, code: 'not_found' },
  ])('refuses $name with $status', async ({ path, headers, status, code }) => {
    const answer = await ask(path, headers as Record<string, string>)
    expect(answer.status).toBe(status)
    expect(answer.body.error.code).toBe(code)
  })

  it('refuses a cursor of the other collection, and an expired one', async () => {
    const short = await startTarget({ cursorTtlMs: 1 })
    try {
      const first = await (await fetch(`${short.url}/hostaway/v1/listings`, { headers: key })).json()
      await new Promise((resolve) => setTimeout(resolve, 5))
      const late = await fetch(`${short.url}/hostaway/v1/listings?cursor=${first.next_cursor}`, { headers: key })
      expect(late.status).toBe(400)
      expect((await late.json()).error).toMatchObject({ code: 'invalid_cursor', reason: 'expired' })
    } finally {
      await short.stop()
    }
    const { body } = await ask('/hostaway/v1/listings')
    const crossed = await ask(`/hostaway/v1/bookings?cursor=${body.next_cursor}`)
    expect(crossed.body.error).toMatchObject({ code: 'invalid_cursor', reason: 'wrong_collection' })
  })
})

describe('the other systems and the target itself', () => {
  it.each(['/uppzy/health', '/qwed/health', '/recsys/healthz', '/recsys/readyz', '/clay/health', '/healthz', '/readyz'])(
    '%s answers 200',
    async (path) => {
      expect((await ask(path, {})).status).toBe(200)
    },
  )

  it.each([
    ['uppzy', demoKeys.uppzyProduction],
    ['qwed', demoKeys.qwedProduction],
    ['recsys', demoKeys.recsysProduction],
    ['clay', demoKeys.clayProduction],
  ] as const)('%s connects with its key only', async (system, known) => {
    expect((await ask(`/production/${system}/v1/connectivity`, { 'x-api-key': known.value })).body.connected).toBe(true)
    expect((await ask(`/staging/${system}/v1/connectivity`, { 'x-api-key': known.value })).status).toBe(401)
    expect((await ask(`/${system}/v1/connectivity`, {})).status).toBe(401)
  })

  it('repeats at /echo what it was sent', async () => {
    const response = await fetch(`${target.url}/echo?a=1`, { method: 'POST', headers: { 'x-api-key': 'echoed' }, body: 'hello' })
    expect(await response.json()).toMatchObject({ method: 'POST', query: { a: '1' }, headers: { 'x-api-key': 'echoed' }, body: 'hello' })
  })

  it('answers 403 for a wrong Uppzy tenant', async () => {
    const headers = { 'x-api-key': demoKeys.uppzyProduction.value, 'x-tenant-id': 'someone-else' }
    expect((await ask('/uppzy/v1/connectivity', headers)).body.error.code).toBe('wrong_tenant')
  })

  it('serves Prometheus text that counts requests', async () => {
    await ask('/hostaway/v1/listings?limit=1')
    const { body, headers } = await ask('/metrics', {})
    expect(headers.get('content-type')).toContain('text/plain')
    expect(body).toContain('target_http_requests_total{system="hostaway",endpoint="/hostaway/v1/listings",status="200"}')
  })

  it('lists what it saw by the name of the key, never by its value', async () => {
    await ask('/hostaway/v1/listings?limit=2')
    await ask('/hostaway/v1/listings', { 'x-api-key': 'sentinel-unknown-key' })
    const { body } = await ask('/_seen', {})
    const [known, unknown] = body.requests.slice(-2)
    expect(known).toMatchObject({ method: 'GET', path: '/hostaway/v1/listings', query: ['limit'], key: 'hostaway-production', status: 200 })
    expect(unknown).toMatchObject({ key: null, key_state: 'unknown', status: 401 })
    expect(JSON.stringify(body)).not.toMatch(/sentinel-unknown-key|Qm7vT2xK9bLw4ZrN8cYd/)
  })
})

/** Reads with node:http so that a reset, a half body and an endless one can be told apart. */
function observe(
  path: string,
  forMs = 300,
  most = 500_000,
): Promise<{ outcome: string; bytes: number; status: number; packed?: string | undefined }> {
  return new Promise((resolve) => {
    let bytes = 0
    let answer: IncomingMessage | undefined
    const done = (outcome: string): void => {
      clearTimeout(timer)
      request.destroy()
      resolve({ outcome, bytes, status: answer?.statusCode ?? 0, packed: answer?.headers['content-encoding'] })
    }
    const timer = setTimeout(() => done(answer ? 'open' : 'silent'), forMs)
    const request = get(`${target.url}${path}`, { headers: key, agent: false }, (response) => {
      answer = response
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > most) done('too much')
      })
      response.on('end', () => done('end'))
      response.on('error', () => done('cut'))
    })
    request.on('error', () => done('reset'))
  })
}

describe('faults', () => {
  const listings = '/hostaway/v1/listings'
  const on = (fault: FaultInput['fault'], extra: Partial<FaultInput> = {}): void => {
    target.faults.add({ match: { path: listings }, fault, ...extra })
  }

  it.each<{ fault: FaultInput['fault']; outcome: string; status: number }>([
    { fault: { kind: 'status', status: 503 }, outcome: 'end', status: 503 },
    { fault: { kind: 'timeout' }, outcome: 'silent', status: 0 },
    { fault: { kind: 'drop' }, outcome: 'reset', status: 0 },
    { fault: { kind: 'half_body' }, outcome: 'cut', status: 200 },
    { fault: { kind: 'wrong_body' }, outcome: 'end', status: 200 },
    { fault: { kind: 'endless_body' }, outcome: 'too much', status: 200 },
    { fault: { kind: 'redirect', to: 'loop' }, outcome: 'end', status: 302 },
    { fault: { kind: 'wrong_type' }, outcome: 'end', status: 200 },
    { fault: { kind: 'empty' }, outcome: 'end', status: 200 },
  ])('$fault.kind: $outcome with $status', async ({ fault, outcome, status }) => {
    on(fault)
    const observed = await observe(listings, 1500)
    expect(observed).toMatchObject({ outcome, status })
    if (fault.kind === 'empty') expect(observed.bytes).toBe(0)
  })

  it('gzip_bomb packs far more than it sends', async () => {
    on({ kind: 'gzip_bomb', megabytes: 50 })
    const observed = await observe(listings, 8000)
    expect(observed).toMatchObject({ outcome: 'end', packed: 'gzip' })
    expect(observed.bytes).toBeLessThan(100_000)
  })

  it('latency waits and then answers as usual', async () => {
    on({ kind: 'latency_ms', ms: 120 })
    const begun = performance.now()
    expect((await ask(listings)).status).toBe(200)
    expect(performance.now() - begun).toBeGreaterThanOrEqual(115)
  })

  it('lasts as many requests as it says', async () => {
    on({ kind: 'status', status: 500 }, { count: 2 })
    const seen = [(await ask(listings)).status, (await ask(listings)).status, (await ask(listings)).status]
    expect(seen).toEqual([500, 500, 200])
    expect(target.faults.list()).toEqual([])
  })

  it('meets only the path, method, key and environment it names', async () => {
    target.faults.add({
      match: { path: '/hostaway/v1', key: 'hostaway-staging', environment: 'staging', method: 'GET' },
      fault: { kind: 'status', status: 500 },
    })
    const staging = { 'x-api-key': demoKeys.hostawayStaging.value }
    expect((await ask('/staging/hostaway/v1/listings', staging)).status).toBe(500)
    expect((await ask('/staging/hostaway/health', staging)).status).toBe(200)
    expect((await ask('/hostaway/v1/listings', staging)).status).toBe(200)
    expect((await ask('/hostaway/v1/listings')).status).toBe(200)
  })

  it('is switched on, listed and switched off by request', async () => {
    const made = await post('/_faults', JSON.stringify({ match: { path: listings }, fault: { kind: 'status', status: 418 } }))
    expect(made.status).toBe(201)
    expect((await ask(listings)).status).toBe(418)
    expect((await ask('/_faults')).body.faults).toEqual([expect.objectContaining({ id: made.body.id, hits: 1, remaining: null })])
    const gone = await fetch(`${target.url}/_faults/${made.body.id}`, { method: 'DELETE' })
    expect(gone.status).toBe(200)
    expect((await fetch(`${target.url}/_faults/${made.body.id}`, { method: 'DELETE' })).status).toBe(404)
    expect((await ask(listings)).status).toBe(200)
  })

  it.each([
    { name: 'an unknown kind', body: '{"fault":{"kind":"explode"}}', status: 400, field: 'fault.kind' },
    { name: 'a status out of range', body: '{"fault":{"kind":"status","status":99}}', status: 400, field: 'fault.status' },
    { name: 'a path that is none', body: '{"match":{"path":"hostaway"},"fault":{"kind":"drop"}}', status: 400, field: 'match.path' },
    { name: 'an unknown field', body: '{"fault":{"kind":"drop","hard":true}}', status: 400, field: 'fault' },
    { name: 'count 0', body: '{"fault":{"kind":"drop"},"count":0}', status: 400, field: 'count' },
    { name: 'no JSON', body: '{', status: 400, field: undefined },
  ])('refuses $name at its field', async ({ body, status, field }) => {
    const answer = await post('/_faults', body)
    expect(answer.status).toBe(status)
    expect(answer.body.error.field).toBe(field)
  })

  it('refuses a body that a plain form could send, and one that is too large', async () => {
    expect((await post('/_faults', '{"fault":{"kind":"drop"}}', 'text/plain')).status).toBe(415)
    expect((await post('/_faults', `{"x":"${'a'.repeat(300_000)}"}`)).status).toBe(413)
  })
})

describe('starting and stopping', () => {
  it('frees its port at once, open requests or not', async () => {
    const first = await startTarget()
    first.faults.add({ fault: { kind: 'timeout' } })
    const hanging = fetch(`${first.url}/healthz`).catch(() => 'cut')
    await new Promise((resolve) => setTimeout(resolve, 50))
    await first.stop()
    expect(await hanging).toBe('cut')
    const second = await startTarget({ port: first.port })
    expect(second.port).toBe(first.port)
    await second.stop()
  })

  it('says so when its port is taken', async () => {
    await expect(startTarget({ port: target.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
