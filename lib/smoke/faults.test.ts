import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { FaultInput } from '@/e2e/target/fault-schema'
import { demoKeys, recsysTenants, uppzyTenants } from '@/e2e/target/keys'
import { type Settings, firstSettings } from '@/e2e/target/settings'
import { type RunningTarget, startTarget } from '@/e2e/target/start-target'
import { tlsName } from '@/e2e/target/tls-listeners'
import type { Resolver } from '@/lib/core/outgoing/resolve-host'
import { planSuite } from './plan-suite'
import { readPlan } from './read-plan'
import { type RunInputs, type RunOutcome, type RunVariable, runSteps } from './run-steps'
import { SuiteDefinition, type StepInput } from './step-schema'
import { shippedSuites } from './suites/shipped-suites'

/*
 * What can go wrong between a suite and a service, each played by the demo target over real connections: the verdict, how long it may
 * take, and that nobody's memory is spent on it.
 */
let target: RunningTarget
beforeAll(async () => {
  target = await startTarget({ tls: true })
})
afterAll(() => target.stop())
afterEach(async () => {
  target.faults.clear()
  await set({})
})

async function set(settings: Partial<Settings>): Promise<void> {
  const { cursor_ttl_s, ...rest } = { ...firstSettings, ...settings }
  await fetch(`${target.url}/_settings`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cursor_ttl_s, ...rest }),
  })
}

const secretKeys = {
  UPPZY_API_KEY: 'uppzyStaging',
  QWED_API_KEY: 'qwedStaging',
  RECSYS_API_KEY: 'recsysStaging',
  CLAY_API_KEY: 'clayStaging',
  API_KEY: 'hostawayStaging',
} as const

function variables(): RunVariable[] {
  const plain = {
    BASE_URL: `${target.url}/staging/hostaway`,
    UPPZY_BASE_URL: `${target.url}/staging/uppzy`,
    UPPZY_TENANT_ID: uppzyTenants.staging.tenantId,
    UPPZY_SITE_ID: uppzyTenants.staging.siteId,
    QWED_BASE_URL: `${target.url}/staging/qwed`,
    RECSYS_BASE_URL: `${target.url}/staging/recsys`,
    RECSYS_TENANT_ID: recsysTenants.staging,
    RECSYS_SURFACE: 'home',
    CLAY_BASE_URL: `${target.url}/staging/clay`,
    CLAY_STATUS_URL: `${target.url}/staging/clay/status`,
    TARGET_CA: target.tls?.ca ?? '',
  }
  return [
    ...Object.entries(plain).map(([key, value]) => ({ key, kind: 'plain' as const, value })),
    ...Object.entries(secretKeys).map(([key, name]) => ({ key, kind: 'secret' as const, value: demoKeys[name].value })),
  ]
}

function policy(): RunInputs['policy'] {
  const { good = 0, expired = 0, wrongName = 0 } = target.tls ?? {}
  return {
    rules: [
      { scheme: 'http', host: '127.0.0.1', ports: [target.port] },
      { scheme: 'http', host: 'rebinding.gonogo.test', ports: [target.port] },
      { scheme: 'https', host: tlsName, ports: [good, expired, wrongName] },
    ],
    allowLoopback: true,
    own: [],
  }
}

const toTarget: Resolver = async () => ['127.0.0.1']

function run(plan: RunInputs['plan'], more: Partial<RunInputs> & { values?: Record<string, string> } = {}): Promise<RunOutcome> {
  const { values = {}, ...rest } = more
  const known = variables().map((one) => ({ ...one, value: values[one.key] ?? one.value }))
  return runSteps({ plan, variables: known, policy: policy(), resolve: toTarget, backoffMs: () => 5, ...rest })
}

const suites = new Map(shippedSuites.map((suite) => [suite.key, { ...suite, definition: SuiteDefinition.parse(suite.definition) }]))

function planOf(key: string): RunInputs['plan'] {
  const planned = planSuite(suites.get(key)!, suites)
  if (!planned.ok) throw new Error(planned.why)
  return planned.plan
}

/** The first step of a suite that did not pass, as a page would tell it. */
function broken({ state, steps }: RunOutcome) {
  const step = steps.find((one) => one.state === 'failed' || one.state === 'errored' || one.state === 'timed_out')
  return {
    run: state,
    step: step?.state ?? 'passed',
    code: step?.error?.code ?? null,
    reason: step?.error?.reason ?? null,
    said: step?.assertions.find((one) => !one.passed)?.message ?? step?.error?.detail ?? '',
  }
}

describe('the shipped suites against the target', () => {
  it.each(shippedSuites.map(({ key }) => key))('%s passes', async (key) => {
    const outcome = await run(planOf(key))
    expect(broken(outcome)).toEqual({ run: 'passed', step: 'passed', code: null, reason: null, said: '' })
    expect(outcome.steps.every((step) => step.state === 'passed')).toBe(true)
    for (const name of Object.values(secretKeys)) expect(JSON.stringify(outcome)).not.toContain(demoKeys[name].value)
  })
})

type Step = z.input<typeof StepInput>
const status = (expected: string) => ({ kind: 'status', params: { expected } })
const connectivity = (more: Partial<Step> = {}, url = '{{UPPZY_BASE_URL}}/v1/connectivity'): Step => ({
  name: 'Connects',
  request: {
    url,
    headers: [
      { name: 'X-API-Key', value: '{{UPPZY_API_KEY}}' },
      { name: 'X-Tenant-Id', value: '{{UPPZY_TENANT_ID}}' },
    ],
  },
  assertions: [
    status('200'),
    { kind: 'header', params: { name: 'content-type', op: 'contains', value: 'application/json' } },
    { kind: 'jsonpath', params: { path: '$.connected', op: 'equals', value: 'true' } },
  ],
  timeoutMs: 400,
  ...more,
})
const asyncChat = (): Step => {
  const [planned] = planOf('uppzy-async-chat')
  const { step } = planned!
  return { ...step, poll: { ...step.poll!, intervalMs: 100, windowMs: 900 } } as Step
}
const recommend = (): Step => {
  const planned = planOf('recsys-core').find(({ name }) => name.startsWith('Recommendations come'))
  return planned!.step as Step
}
const byTls = (port: number): Step => {
  const step = connectivity({}, `https://${tlsName}:${port}/staging/uppzy/v1/connectivity`)
  return { ...step, request: { ...step.request, tls: { ca: '{{TARGET_CA}}' } } }
}

/** A name that answers as allowed once, and as something else ever after. */
function rebinding(): Resolver {
  let asked = 0
  return async () => (asked++ === 0 ? ['127.0.0.1'] : ['169.254.169.254'])
}

type Case = {
  name: string
  fault?: FaultInput['fault']
  settings?: Partial<Settings>
  values?: Record<string, string>
  steps?: () => Step[]
  resolve?: () => Resolver
  expected: { run: string; code?: string; reason?: string; said?: string | RegExp }
  /** Milliseconds it may take at most. */
  cap?: number
}

const cases: Case[] = [
  { name: '401', values: { UPPZY_API_KEY: 'not-a-key' }, expected: { run: 'failed', said: 'status 401, expected 200' } },
  { name: '403', values: { UPPZY_TENANT_ID: 'another' }, expected: { run: 'failed', said: 'status 403, expected 200' } },
  {
    name: '404',
    steps: () => [connectivity({}, '{{UPPZY_BASE_URL}}/v1/documents/none')],
    expected: { run: 'failed', said: 'status 404, expected 200' },
  },
  {
    name: '429',
    settings: { uppzy_per_minute: 1 },
    steps: () => [connectivity(), connectivity({ name: 'Connects again' })],
    expected: { run: 'failed', said: 'status 429, expected 200' },
  },
  { name: '500', fault: { kind: 'status', status: 500 }, expected: { run: 'failed', said: 'status 500, expected 200' } },
  {
    name: 'slow',
    fault: { kind: 'latency_ms', ms: 250 },
    steps: () => [connectivity({ timeoutMs: 2000, assertions: [status('200'), { kind: 'latency', params: { maxMs: 100 } }] })],
    expected: { run: 'failed', said: /^latency \d+ ms, expected at most 100 ms$/ },
  },
  { name: 'never answers', fault: { kind: 'timeout' }, expected: { run: 'errored', code: 'timeout', said: '400' } },
  { name: 'drops', fault: { kind: 'drop' }, expected: { run: 'errored', code: 'reset' } },
  { name: 'half a body', fault: { kind: 'half_body' }, expected: { run: 'errored', code: 'reset' } },
  {
    name: 'endless body',
    fault: { kind: 'endless_body' },
    steps: () => [connectivity({ timeoutMs: 5000 })],
    expected: { run: 'errored', code: 'too_large', said: '1000000' },
    cap: 3000,
  },
  {
    name: 'gzip bomb',
    fault: { kind: 'gzip_bomb', megabytes: 200 },
    steps: () => [connectivity({ timeoutMs: 5000 })],
    expected: { run: 'errored', code: 'too_large', said: '1000000' },
    cap: 3000,
  },
  {
    name: 'redirect loop',
    fault: { kind: 'redirect', to: 'loop' },
    expected: { run: 'errored', code: 'too_many_redirects', said: '3' },
  },
  {
    name: 'redirect to a metadata address',
    fault: { kind: 'redirect', to: 'http://169.254.169.254/latest/meta-data/' },
    expected: { run: 'errored', code: 'refused_address', reason: 'metadata' },
  },
  {
    name: 'wrong type',
    fault: { kind: 'wrong_type' },
    expected: { run: 'failed', said: /^header content-type "text\/html; charset=utf-8", expected/ },
  },
  {
    name: 'expired certificate',
    steps: () => [byTls(target.tls!.expired)],
    expected: { run: 'errored', code: 'tls', reason: 'expired', said: /^CERT_HAS_EXPIRED: valid until/ },
  },
  {
    name: 'wrong name',
    steps: () => [byTls(target.tls!.wrongName)],
    expected: { run: 'errored', code: 'tls', reason: 'wrong_name', said: /made for DNS:other\.gonogo\.test, not target\.gonogo\.test$/ },
  },
  {
    name: 'DNS rebinding',
    steps: () => {
      const url = `http://rebinding.gonogo.test:${target.port}/staging/uppzy/v1/connectivity`
      return [connectivity({}, url), connectivity({ name: 'Connects again' }, url)]
    },
    resolve: rebinding,
    expected: { run: 'errored', code: 'refused_address', reason: 'metadata' },
  },
  {
    name: 'async that never ends',
    fault: { kind: 'async_never_ends' },
    steps: () => [asyncChat()],
    expected: { run: 'timed_out', said: /"running"/ },
  },
  { name: 'async that fails', fault: { kind: 'async_fails' }, steps: () => [asyncChat()], expected: { run: 'failed', said: /"failed"/ } },
  {
    name: 'empty success: no body',
    fault: { kind: 'empty' },
    steps: () => [recommend()],
    expected: { run: 'failed', said: /\$\.items/ },
  },
  {
    name: 'empty success: no items',
    fault: { kind: 'empty_lists' },
    steps: () => [recommend()],
    expected: { run: 'failed', said: '$.items 0, expected length 5' },
  },
]

/** The most this process holds while something is done, above what it held before, in megabytes. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 5)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
  return (Math.max(most, process.memoryUsage().rss) - before) / 1_000_000
}

describe('twenty faults', () => {
  it('none: passes, by TLS too', async () => {
    const steps = [connectivity(), { ...byTls(target.tls!.good), name: 'Connects by TLS' }]
    const outcome = await run(readPlan({ definition: SuiteDefinition.parse({ steps }), plan: null }))
    expect(broken(outcome)).toMatchObject({ run: 'passed', said: '' })
    expect(outcome.steps[1]?.detail.certificate).toMatchObject({ verified: true })
  })

  it.each(cases)('$name', async ({ fault, settings, values, steps, resolve, expected, cap = 1500 }) => {
    if (settings) await set(settings)
    if (fault) target.faults.add({ match: {}, fault })
    const plan = readPlan({ definition: SuiteDefinition.parse({ steps: steps?.() ?? [connectivity()] }), plan: null })
    const begun = performance.now()
    let outcome: RunOutcome | undefined
    const grown = await growth(async () => {
      outcome = await run(plan, { ...(values ? { values } : {}), ...(resolve ? { resolve: resolve() } : {}) })
    })
    const seen = broken(outcome!)
    expect({ run: seen.run, step: seen.step, code: seen.code, reason: seen.reason }).toEqual({
      run: expected.run,
      step: expected.run,
      code: expected.code ?? null,
      reason: expected.reason ?? null,
    })
    if (expected.said instanceof RegExp) expect(seen.said).toMatch(expected.said)
    else if (expected.said !== undefined) expect(seen.said).toBe(expected.said)
    expect(performance.now() - begun).toBeLessThan(cap)
    // The target is in this process too: 200 MB of a bomb, or a body without end, would show.
    expect(grown).toBeLessThan(80)
  })

  it('once: asked again where the network failed, and says so', async () => {
    target.faults.add({ match: {}, fault: { kind: 'drop' }, count: 1 })
    const plan = readPlan({ definition: SuiteDefinition.parse({ steps: [connectivity({ retries: 1 })] }), plan: null })
    const { state, steps } = await run(plan)
    expect([state, steps[0]?.attempts]).toEqual(['passed', 2])
  })

  it('no packet went where the redirect and the second answer pointed', () => {
    expect(target.seen().filter(({ path }) => path.includes('meta-data'))).toEqual([])
  })
})
