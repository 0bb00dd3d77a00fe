import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { demoKeys } from '@/e2e/target/keys'
import { type RunningTarget, startTarget } from '@/e2e/target/start-target'
import { interpolate, interpolateDeep, namesIn } from './interpolate'
import { type RunInputs, type RunVariable, runSteps } from './run-steps'
import { type StepOutcome } from './schema'
import { readPlan } from './read-plan'
import type { StepInput as AnyStep } from './step-schema'
import type { z } from 'zod'
import { hostawaySuite } from './suites/hostaway'

const policyFor = (port: number): RunInputs['policy'] => ({
  rules: [{ scheme: 'http', host: '127.0.0.1', ports: [port] }],
  allowLoopback: true,
  own: [],
})

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})
async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

type StepInput = z.input<typeof AnyStep>
const ok = [{ kind: 'status', params: { expected: '200' } }]
const step = (name: string, path: string, more: Partial<StepInput> = {}): StepInput => ({
  name,
  request: { url: `{{BASE}}${path}` },
  assertions: ok,
  ...more,
})

async function run(port: number, steps: StepInput[], more: Partial<RunInputs> & { variables?: RunVariable[] } = {}) {
  const variables: RunVariable[] = [{ key: 'BASE', kind: 'plain', value: `http://127.0.0.1:${port}` }, ...(more.variables ?? [])]
  return runSteps({
    policy: policyFor(port),
    backoffMs: () => 5,
    ...more,
    variables,
    plan: readPlan({ definition: { steps }, plan: null }),
  })
}
const states = (steps: StepOutcome[]) => steps.map((one) => one.state)

describe('the Hostaway suite against the target', () => {
  let target: RunningTarget
  beforeAll(async () => {
    target = await startTarget()
  })
  afterAll(() => target.stop())
  afterEach(() => target.faults.clear())

  const go = (more: Partial<RunInputs> = {}) =>
    runSteps({
      plan: readPlan({ definition: hostawaySuite.definition, plan: null }),
      variables: [
        { key: 'BASE_URL', kind: 'plain', value: `${target.url}/staging/hostaway` },
        { key: 'API_KEY', kind: 'secret', value: demoKeys.hostawayStaging.value },
      ],
      policy: policyFor(target.port),
      backoffMs: () => 5,
      ...more,
    })

  test('passes, follows the cursor, and keeps no key', async () => {
    const result = await go()
    expect(
      result.steps.flatMap((one) => one.assertions.filter((assertion) => !assertion.passed).map((assertion) => assertion.message)),
    ).toEqual([])
    expect(result.state).toBe('passed')
    expect(result.steps).toHaveLength(6)
    expect(result.steps[1]?.captures.NEXT_CURSOR).toBeTruthy()
    expect(result.steps[2]?.request.url).toContain(encodeURIComponent(result.steps[1]?.captures.NEXT_CURSOR ?? '-'))
    expect(result.steps[3]?.status).toBe(400)
    expect(JSON.stringify(result)).not.toContain(demoKeys.hostawayStaging.value)
    expect(result.steps[1]?.request.headers).toContainEqual(['X-API-Key', '[masked]'])
  })
  test('fails on a wrong status, says which, and stops there', async () => {
    target.faults.add({ match: { path: '/hostaway/v1/listings' }, fault: { kind: 'status', status: 500 } })
    const result = await go()
    expect(result.state).toBe('failed')
    expect(states(result.steps)).toEqual(['passed', 'failed', 'skipped', 'skipped', 'skipped', 'skipped'])
    expect(result.steps[1]?.assertions[0]?.message).toBe('status 500, expected 200')
  })
  test('could not ask is an error, not a failure', async () => {
    target.faults.add({ match: { path: '/hostaway/health' }, fault: { kind: 'drop' } })
    const result = await go()
    expect(result.state).toBe('errored')
    expect(result.steps[0]).toMatchObject({ state: 'errored', attempts: 2, error: { code: 'reset' } })
  })
  test('a retried pass says so', async () => {
    target.faults.add({ match: { path: '/hostaway/health' }, fault: { kind: 'drop' }, count: 1 })
    const result = await go()
    expect(result.state).toBe('passed')
    expect(result.steps[0]).toMatchObject({ state: 'passed', attempts: 2 })
  })
  test('a wrong answer is never retried', async () => {
    target.faults.add({ match: { path: '/hostaway/health' }, fault: { kind: 'status', status: 503 }, count: 1 })
    const result = await go()
    expect(result.steps[0]).toMatchObject({ state: 'failed', attempts: 1 })
  })
  test('a slow answer fails by its latency', async () => {
    target.faults.add({ match: { path: '/hostaway/health' }, fault: { kind: 'latency_ms', ms: 3100 } })
    const result = await go()
    expect(result.steps[0]?.assertions.at(-1)).toMatchObject({ passed: false, kind: 'latency' })
  })
})

describe('order', () => {
  test('steps marked always run after a failure', async () => {
    const port = await serve((request, response) => response.writeHead(request.url === '/bad' ? 500 : 200).end())
    const result = await run(port, [step('bad', '/bad'), step('skipped', '/a'), step('clean up', '/b', { always: true })])
    expect(states(result.steps)).toEqual(['failed', 'skipped', 'passed'])
    expect(result.state).toBe('failed')
  })
  test('each step is handed out before the next begins', async () => {
    const log: string[] = []
    const port = await serve((request, response) => void (log.push(`asked ${request.url}`), response.end()))
    await run(port, [step('one', '/1'), step('two', '/2')], { onStep: async (outcome) => void log.push(`stored ${outcome.name}`) })
    expect(log).toEqual(['asked /1', 'stored one', 'asked /2', 'stored two'])
  })
  test('cancel cuts the request under way and asks nothing more', async () => {
    const asked: string[] = []
    const stop = new AbortController()
    const port = await serve((request, response) => {
      asked.push(request.url ?? '')
      if (request.url === '/slow') setTimeout(() => stop.abort(), 20)
      else response.end()
    })
    const result = await run(port, [step('one', '/1'), step('slow', '/slow'), step('after', '/3', { always: true })], {
      signal: stop.signal,
    })
    expect(asked).toEqual(['/1', '/slow'])
    expect(states(result.steps)).toEqual(['passed', 'skipped', 'skipped'])
    expect(result.state).toBe('cancelled')
  })
})

describe('variables', () => {
  test('an unknown one is the error of its step, and nothing is sent', async () => {
    let asked = 0
    const port = await serve((_request, response) => void (asked++, response.end()))
    const result = await run(port, [
      step('one', '/{{WHO}}?{{BASE}}', { request: { url: '{{BASE}}/{{WHO}}', headers: [{ name: 'x-a', value: '{{WHAT}}' }] } }),
    ])
    expect(result.steps[0]).toMatchObject({ state: 'errored', attempts: 0, error: { code: 'unknown_variable', detail: 'WHO, WHAT' } })
    expect(asked).toBe(0)
  })
  test('are put into address, headers, query, body and what is expected', async () => {
    let seen: IncomingMessage | undefined
    let body = ''
    const port = await serve((request, response) => {
      seen = request
      request.on('data', (part) => (body += part)).on('end', () => response.end(JSON.stringify({ who: 'Ines' })))
    })
    const result = await run(
      port,
      [
        {
          name: 'all',
          request: {
            method: 'POST',
            url: '{{BASE}}/p?a=1',
            headers: [{ name: 'x-who', value: '{{ WHO }}' }],
            query: [{ name: 'q', value: 'a b&{{WHO}}' }],
            body: '{"who":"{{WHO}}"}',
          },
          assertions: [{ kind: 'jsonpath', params: { path: '$.who', op: 'equals', value: '{{WHO}}' } }],
        },
      ],
      { variables: [{ key: 'WHO', kind: 'plain', value: 'Ines' }] },
    )
    expect(result.state).toBe('passed')
    expect(seen?.url).toBe('/p?a=1&q=a+b%26Ines')
    expect(seen?.headers['x-who']).toBe('Ines')
    expect(body).toBe('{"who":"Ines"}')
  })
  test('a capture is there for later steps; a missing one fails the step that promised it', async () => {
    const port = await serve((request, response) => response.setHeader('x-id', 'h-1').end(JSON.stringify({ url: request.url, id: 7 })))
    const captures = [
      { name: 'ID', from: 'json' as const, path: '$.id' },
      { name: 'HEAD', from: 'header' as const, path: 'X-Id' },
    ]
    const good = await run(port, [step('one', '/', { captures }), step('two', '/{{ID}}/{{HEAD}}')])
    expect(good.steps[1]?.request.url).toMatch(/\/7\/h-1$/)
    const bad = await run(port, [step('one', '/', { captures: [{ name: 'GONE', from: 'json', path: '$.gone' }] })])
    expect(bad.steps[0]).toMatchObject({ state: 'failed' })
    expect(bad.steps[0]?.assertions.at(-1)?.message).toBe('$.gone missing, expected a value for GONE')
  })
  test('interpolation', () => {
    const scope = new Map([
      ['A', { value: '{{B}}', secret: false }],
      ['B', { value: 'b', secret: false }],
    ])
    expect(interpolate('{{A}} {{ B }} {B} {{', scope)).toEqual({ ok: true, text: '{{B}} b {B} {{' })
    expect(interpolate('{{C}} {{}} {{C}}', scope)).toEqual({ ok: false, unknown: ['C', ''] })
    expect(interpolateDeep({ a: ['{{B}}', 1, null], b: { c: '{{X}}' } }, scope)).toEqual({ ok: false, unknown: ['X'] })
    expect(namesIn({ a: ['{{B}}'], c: '{{A}}{{B}}' })).toEqual(['B', 'A'])
  })
})

describe('secrets', () => {
  const secret = 'S3ntinel/+&"value?'
  const variables: RunVariable[] = [{ key: 'TOKEN', kind: 'secret', value: secret }]
  const forms = [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('base64url'),
    JSON.stringify(secret).slice(1, -1),
  ]

  test('are in nothing that is kept, however the service repeats them', async () => {
    const port = await serve((request, response) => {
      response.setHeader('x-echo', request.headers['x-token'] ?? '').setHeader('set-cookie', 'sid=cookie-s3cret; Path=/')
      response.end(
        JSON.stringify({
          url: request.url,
          headers: request.headers,
          encoded: Buffer.from(`id:${secret}`).toString('base64'),
          session: 'captured-s3cret',
        }),
      )
    })
    const result = await run(
      port,
      [
        step('echo', '/?k={{TOKEN}}', {
          request: {
            url: '{{BASE}}/in/url?x={{TOKEN}}',
            query: [{ name: 'k', value: '{{TOKEN}}' }],
            headers: [
              { name: 'x-token', value: '{{TOKEN}}' },
              { name: 'authorization', value: 'Bearer literal-s3cret' },
              { name: 'x-plain', value: 'with {{TOKEN}} inside' },
            ],
          },
          assertions: [
            { kind: 'jsonpath', params: { path: '$.headers', op: 'equals', value: '{{TOKEN}}' } },
            { kind: 'header', params: { name: 'x-echo', op: 'not_equals', value: '{{TOKEN}}' } },
            { kind: 'body_text', params: { op: 'not_contains', value: '{{TOKEN}}' } },
          ],
          captures: [{ name: 'SESSION', from: 'json', path: '$.session', secret: true }],
        }),
        step('later', '/{{SESSION}}', {
          always: true,
          assertions: [{ kind: 'body_text', params: { op: 'not_contains', value: 'captured' } }],
        }),
      ],
      { variables },
    )
    const kept = JSON.stringify(result)
    for (const form of [...forms, 'captured-s3cret', 'cookie-s3cret', 'literal-s3cret']) expect(kept).not.toContain(form)
    expect(kept).toContain('[masked TOKEN]')
    expect(kept).toContain('[masked SESSION]')
  })
  test('are not left in half where a text is cut', async () => {
    const port = await serve((_request, response) => response.end(`${'x'.repeat(7990)}${secret}${'y'.repeat(50_000)}`))
    const result = await run(port, [step('long', '/')], { variables })
    expect(result.steps[0]?.response?.cut).toBe(true)
    expect(JSON.stringify(result)).not.toContain(secret.slice(0, 6))
  })
  test('are not in the detail of an error', async () => {
    const result = await run(1, [step('dns', '/', { request: { url: 'http://{{TOKEN}}.example.test/' } })], {
      variables: [{ key: 'TOKEN', kind: 'secret', value: 's3ntinel-host' }],
    })
    expect(result.steps[0]).toMatchObject({ state: 'errored', error: { code: 'refused_address', reason: 'no_rule' } })
    expect(JSON.stringify(result)).not.toContain('s3ntinel-host')
  })
})

describe('what is kept can be stored', () => {
  test('NUL, halves of surrogate pairs and bytes that are no text', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/nul') response.end('{"a":"\\u0000 \\ud800","b":"x"}')
      else if (request.url === '/bytes') response.end(Buffer.from([0xff, 0xfe, 0, 1]))
      else response.end('😀'.repeat(10_000))
    })
    const result = await run(port, [
      step('nul', '/nul', {
        assertions: [{ kind: 'jsonpath', params: { path: '$.a', op: 'present' } }],
        captures: [{ name: 'A', from: 'json', path: '$.a' }],
      }),
      step('bytes', '/bytes'),
      step('pairs', '/pairs'),
    ])
    const texts: string[] = []
    JSON.stringify(result, (_key, value) => (typeof value === 'string' ? texts.push(value) && value : value))
    expect(texts.filter((text) => text.includes('\u0000') || !text.isWellFormed())).toEqual([])
    expect(result.steps[0]?.captures.A).toBe('\ufffd \ufffd')
    expect(result.steps[1]?.response).toMatchObject({ body: null, bytes: 4 })
    expect(result.steps[2]?.response?.body?.isWellFormed()).toBe(true)
  })
})
