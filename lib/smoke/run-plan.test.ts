import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostNested, mostPlanned, planSuite } from './plan-suite'
import { SuiteDefinition, type SuiteDefinitionInput } from './step-schema'
import { runScripted, type StepWritten } from './testing/scripted-server'

const ok = [{ kind: 'status', params: { expected: '200' } }]
const step = (name: string, more: Partial<StepWritten> = {}): StepWritten => ({
  name,
  request: { url: `http://x/${name}` },
  assertions: ok,
  ...more,
})
const named = (url: string) => new URL(url).pathname.slice(1)

describe('phases', () => {
  const steps = [
    step('check', {}),
    step('always', { always: true }),
    step('cleanup', { phase: 'cleanup' }),
    step('cleanup2', { phase: 'cleanup' }),
    step('setup', { phase: 'setup' }),
    step('setup2', { phase: 'setup' }),
  ]
  test.each([
    { bad: [], asked: ['setup', 'setup2', 'check', 'always', 'cleanup', 'cleanup2'], state: 'passed' },
    { bad: ['check'], asked: ['setup', 'setup2', 'check', 'always', 'cleanup', 'cleanup2'], state: 'failed' },
    { bad: ['setup'], asked: ['setup', 'cleanup', 'cleanup2'], state: 'failed' },
    { bad: ['setup2'], asked: ['setup', 'setup2', 'cleanup', 'cleanup2'], state: 'failed' },
    { bad: ['cleanup'], asked: ['setup', 'setup2', 'check', 'always', 'cleanup', 'cleanup2'], state: 'failed' },
  ])('$bad failed: $asked', async ({ bad, asked, state }) => {
    const result = await runScripted(steps, ({ url }) => ({ status: (bad as string[]).includes(named(url)) ? 500 : 200 }))
    expect(result.sent.map(({ url }) => named(url))).toEqual(asked)
    expect(result.state).toBe(state)
    expect(result.steps).toHaveLength(6)
    expect(result.steps.map(({ detail }) => detail.phase)).toEqual(['setup', 'setup', 'check', 'check', 'cleanup', 'cleanup'])
  })
})

describe('rows', () => {
  const table = (rows: string[][]): StepWritten =>
    step('row', {
      request: { url: 'http://x/{{ID}}', headers: [{ name: 'x-who', value: '{{WHO}}' }] },
      rows: { columns: ['ID', 'WHO'], rows },
    })
  test('a step for each row, its cells before the environment, the environment again after', async () => {
    const { steps, sent } = await runScripted(
      [
        table([
          ['1', 'a'],
          ['2', '{{NAME}}'],
        ]),
        step('after', { request: { url: 'http://x/{{ID}}' } }),
      ],
      () => ({}),
      {
        variables: [
          { key: 'ID', kind: 'plain', value: 'outer' },
          { key: 'NAME', kind: 'plain', value: 'Ines' },
        ],
      },
    )
    expect(sent.map(({ url }) => named(url))).toEqual(['1', '2', 'outer'])
    expect(sent[1]?.headers).toContainEqual(['x-who', 'Ines'])
    expect(steps.map(({ name }) => name)).toEqual(['row [1]', 'row [2]', 'after'])
    expect(steps[1]?.detail.row).toEqual({ ID: '2', WHO: '{{NAME}}' })
  })
  test('secrets stay masked, in cells and in what cells stand for', async () => {
    const secret = 's3cret-in-a-cell'
    const { steps, sent } = await runScripted([table([[secret, '{{KEY}}']])], () => ({ body: secret }), {
      variables: [
        { key: 'KEY', kind: 'secret', value: secret },
        { key: 'WHO', kind: 'secret', value: 'shad0wed' },
      ],
    })
    expect(sent[0]?.url).toBe(`http://x/${secret}`)
    expect(JSON.stringify(steps)).not.toContain(secret)
  })
  test('a cell with an unknown name is an error of its row', async () => {
    const { steps, sent } = await runScripted([table([['{{NOBODY}}', 'b']])], () => ({}))
    expect(sent).toEqual([])
    expect(steps[0]).toMatchObject({ state: 'errored', error: { code: 'unknown_variable' } })
  })
})

describe('generated values', () => {
  test('are the same within a step, and others in the next', async () => {
    const body = '{"id":"{{$uuid}}","at":"{{$now}}","s":{{$now.unix}},"ms":{{$now.ms}},"r":"{{$random}}","n":{{$random.int}}}'
    const echo = (name: string) =>
      step(name, {
        request: { method: 'POST', url: 'http://x/{{$uuid}}', body: { kind: 'json', text: body } },
        assertions: [
          { kind: 'jsonpath', params: { path: '$.id', op: 'equals', value: '"{{$uuid}}"' } },
          { kind: 'jsonpath', params: { path: '$.r', op: 'equals', value: '"{{$random}}"' } },
        ],
      })
    const { steps, sent } = await runScripted([echo('one'), echo('two')], ({ body: sentBody }) => ({ body: String(sentBody), tookMs: 10 }))
    expect(steps.map(({ state }) => state)).toEqual(['passed', 'passed'])
    const [one, two] = sent.map(({ body: sentBody }) => JSON.parse(String(sentBody)) as Record<string, unknown>)
    expect(one).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      at: '2026-11-21T10:00:00.000Z',
      s: 1795255200,
      ms: 1795255200000,
      r: expect.stringMatching(/^[0-9a-f]{32}$/),
      n: expect.any(Number),
    })
    expect(sent[0]?.url).toBe(`http://x/${String(one?.id)}`)
    expect(two?.id).not.toBe(one?.id)
    expect(two?.ms).toBe(1795255200010)
  })
  test('an unknown one is unknown', async () => {
    const { steps } = await runScripted([step('x', { request: { url: 'http://x/{{$env}}{{$}}{{$now.year}}' } })], () => ({}))
    expect(steps[0]?.error).toEqual({ code: 'unknown_variable', detail: '$env, $, $now.year' })
  })
})

describe('captures', () => {
  const answer = {
    status: 201,
    headers: [
      ['Set-Cookie', 'sid=old; Path=/'],
      ['set-cookie', 'sid=a=b%20c; HttpOnly'],
      ['X-Id', 'h-1'],
      ['Authorization', 'issued-t0ken'],
    ] as [string, string][],
    body: 'order #4711 (open) {"not":"json"}',
  }
  test.each([
    ['cookie', 'sid', 'a=b%20c'],
    ['header', 'x-id', 'h-1'],
    ['regex', String.raw`order #(\d+)`, '4711'],
    ['regex', String.raw`\((?:open|closed)\)`, '(open)'],
    ['body', '', answer.body],
    ['status', '', '201'],
  ] as const)('from %s %j: %j', async (from, path, value) => {
    const steps = [
      step('one', { assertions: [{ kind: 'status', params: { expected: '2xx' } }], captures: [{ name: 'V', from, path }] }),
      step('two', { request: { url: 'http://x/', query: [{ name: 'v', value: '{{V}}' }] } }),
    ]
    const { sent } = await runScripted(steps, (_request, nth) => (nth === 0 ? answer : {}))
    expect(new URL(sent[1]!.url).searchParams.get('v')).toBe(value)
  })
  test.each([
    ['cookie', 'other'],
    ['cookie', 'Path'],
    ['header', 'nope'],
    ['regex', 'nowhere'],
    ['regex', '('],
    ['regex', 'order(x)?'],
    ['json', '$.not'],
  ] as const)('from %s %j there is nothing: the step has failed', async (from, path) => {
    const { steps } = await runScripted([step('one', { captures: [{ name: 'V', from, path }] })], () => ({ ...answer, status: 200 }))
    expect(steps[0]?.state).toBe('failed')
    expect(steps[0]?.assertions.at(-1)).toMatchObject({ kind: 'capture', passed: false, actual: null, subject: path, expected: 'V' })
  })
  test('too long a value is none; cookies and secret headers are secrets', async () => {
    const long = await runScripted([step('one', { captures: [{ name: 'V', from: 'body' }] })], () => ({ body: 'x'.repeat(8001) }))
    expect(long.steps[0]?.state).toBe('failed')
    const captures = [
      { name: 'SID', from: 'cookie' as const, path: 'sid' },
      { name: 'AUTH', from: 'header' as const, path: 'authorization' },
    ]
    const steps = [step('one', { captures }), step('two', { request: { url: 'http://x/?a={{SID}}&b={{AUTH}}' } })]
    const { steps: kept } = await runScripted(steps, (_request, nth) => (nth === 0 ? { ...answer, status: 200 } : {}))
    expect(kept[0]?.captures).toEqual({ SID: '[masked]', AUTH: '[masked]' })
    expect(JSON.stringify(kept)).not.toMatch(/a=b%20c|issued-t0ken/)
  })
})

test('what signs a request in is masked wherever it comes back', async () => {
  const password = 'l1teral password'
  const pair = Buffer.from(`ines:${password}`).toString('base64')
  const sign = step('one', { request: { url: 'http://x/', auth: { kind: 'basic', user: 'ines', password } } })
  const key = step('two', { request: { url: 'http://x/', auth: { kind: 'api_key', in: 'query', name: 'k', value: 'l1teral key' } } })
  const { steps, sent } = await runScripted([sign, key], ({ url }) => ({
    body: JSON.stringify({ password, pair, url, key: url.includes('?') && 'l1teral key', hex: Buffer.from(password).toString('hex') }),
    headers: [['x-echo', pair]],
  }))
  expect(sent[0]?.headers).toContainEqual(['Authorization', `Basic ${pair}`])
  const kept = JSON.stringify(steps)
  for (const form of [password, encodeURIComponent(password), pair, 'l1teral key', 'l1teral+key', Buffer.from(password).toString('hex')])
    expect(kept).not.toContain(form)
  expect(steps.map(({ state }) => state)).toEqual(['passed', 'passed'])
})

test('a multipart body is kept readable and masked', async () => {
  const parts = [
    { name: 'note', value: 'for {{WHO}}' },
    { name: 'file', file: { name: 'k.pem', text: '{{KEY}}' } },
  ]
  const { steps } = await runScripted(
    [step('up', { request: { method: 'POST', url: 'http://x/', body: { kind: 'multipart', parts } } })],
    () => ({}),
    {
      variables: [
        { key: 'WHO', kind: 'plain', value: 'Ines' },
        { key: 'KEY', kind: 'secret', value: 'very-s3cret-key' },
      ],
    },
  )
  expect(steps[0]?.request.body).toContain('for Ines')
  expect(steps[0]?.request.body).toContain('[masked KEY]')
})

describe('plans', () => {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f']
  const entry = fc.oneof(
    fc.record({ include: fc.constantFrom(...keys, 'nobody') }),
    fc.record({ rows: fc.integer({ min: 0, max: 50 }), phase: fc.constantFrom('setup', 'check', 'cleanup') }),
  )
  const suites = fc.array(fc.array(entry, { minLength: 1, maxLength: 8 }), { minLength: 6, maxLength: 6 })
  const definitionOf = (entries: { include?: string; rows?: number; phase?: string }[]): SuiteDefinition => {
    const seen = new Set<string>()
    const steps = entries.flatMap((one, index): unknown[] => {
      if (one.include === undefined) {
        const rows = one.rows ? { columns: ['A'], rows: Array.from({ length: one.rows }, () => ['x']) } : null
        return [{ name: `s${index}`, phase: one.phase, request: { url: 'http://x/' }, assertions: ok, rows }]
      }
      if (seen.has(one.include)) return []
      seen.add(one.include)
      return [{ kind: 'include', suite: one.include }]
    })
    return SuiteDefinition.parse({ steps } as SuiteDefinitionInput)
  }
  test('however suites include each other, a plan ends, is bounded, ordered and told apart by name; or says at which step it cannot be made', () => {
    fc.assert(
      fc.property(suites, (all) => {
        const others = new Map(
          all.map((entries, index) => [
            keys[index]!,
            { key: keys[index]!, name: keys[index]!.toUpperCase(), definition: definitionOf(entries) },
          ]),
        )
        const suite = others.get('a')!
        const planned = planSuite(suite, others)
        if (!planned.ok) {
          expect(planned.at).toBeLessThan(suite.definition.steps.length)
          return
        }
        expect(planned.plan.length).toBeLessThanOrEqual(mostPlanned)
        expect(new Set(planned.plan.map(({ name }) => name)).size).toBe(planned.plan.length)
        const order = planned.plan.map(({ step: { phase } }) => ['setup', 'check', 'cleanup'].indexOf(phase))
        expect(order).toEqual(order.toSorted())
        for (const { name } of planned.plan) expect(name.split(' › ').length - 1).toBeLessThanOrEqual(mostNested)
      }),
    )
  })
})
