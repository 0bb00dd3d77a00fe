import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../usage'
import { choosePlace } from './choose-place'
import { isUnprotected, readArguments, readServer } from './read-arguments'
import { RunAnswer, type SuitePlace } from './run-answer'
import { exitCodeOf, plainText, sayEnd, sayStep } from './run-lines'
import { writeJunit } from './write-junit'

describe('the command line', () => {
  it.each([
    { args: ['core', '--env', 'production'], want: { suite: 'core', environment: 'production', timeoutMs: 600_000, from: null } },
    { args: ['--env', 'p', 'core', '--timeout', '90s'], want: { suite: 'core', timeoutMs: 90_000 } },
    { args: ['core', '--env=p', '--timeout=2'], want: { timeoutMs: 2000 } },
    {
      args: ['core', '--env', 'p', '--json', 'a.json', '--junit', 'b.xml', '--integration', 'clay'],
      want: { json: 'a.json', integration: 'clay' },
    },
  ])('$args', ({ args, want }) => {
    expect(readArguments(args)).toMatchObject(want)
  })

  it.each([
    [[]],
    [['core']],
    [['--env', 'p']],
    [['core', 'more', '--env', 'p']],
    [['core', '--env', 'p', '--timeout', 'soon']],
    [['core', '--env', 'p', '--timeout', '7h']],
    [['core', '--env', 'p', '--timeout', '0']],
    [['core', '--env', 'p', '--from', 'last']],
    [['core', '--env', 'p', '--nonsense']],
  ])('%j cannot be meant', (args) => {
    expect(() => readArguments(args)).toThrow(UsageError)
  })
})

describe('where Gonogo is', () => {
  const token = `gonogo_${'a'.repeat(43)}`
  it.each([
    { url: 'https://gonogo.example.org/', want: 'https://gonogo.example.org' },
    { url: ' http://127.0.0.1:3000 ', want: 'http://127.0.0.1:3000' },
    { url: 'https://tools.example.org/gonogo/', want: 'https://tools.example.org/gonogo' },
  ])('$url', ({ url, want }) => {
    expect(readServer({ GONOGO_URL: url, GONOGO_TOKEN: token })).toEqual({ url: want, token })
  })

  it.each([
    ['no address', {}],
    ['an address of something else', { GONOGO_URL: 'file:///etc/passwd', GONOGO_TOKEN: token }],
    ['an address with a password', { GONOGO_URL: 'https://me:secret@x', GONOGO_TOKEN: token }],
    ['no token', { GONOGO_URL: 'https://x' }],
    ['a token that is none', { GONOGO_URL: 'https://x', GONOGO_TOKEN: 'gonogo_short' }],
  ])('%s is said in one line that does not repeat the token', (_name, environment) => {
    const answer = readServer(environment) as { problem: string }
    expect(answer.problem).toMatch(/^[^\n]+\.$/)
    expect(answer.problem).not.toMatch(/short|secret|aaaa/)
  })

  it.each([
    ['http://gonogo.example.org', true],
    ['http://10.1.2.3:3000', true],
    ['http://localhost:3000', false],
    ['http://[::1]:3000', false],
    ['https://gonogo.example.org', false],
  ])('%s leaves the token open to a network: %s', (url, want) => {
    expect(isUnprotected({ url, token })).toBe(want)
  })
})

const place = (key: string, more: Partial<SuitePlace> = {}): SuitePlace => ({
  id: `suite-${key}`,
  key: 'core',
  name: 'Core',
  archived: false,
  integration: { id: key, key, name: key },
  environments: [
    { id: 'e1', key: 'staging', name: 'Staging' },
    { id: 'e2', key: 'production', name: 'Production' },
  ],
  ...more,
})

describe('which suite and environment', () => {
  const asked = { suite: 'core', environment: 'production', integration: null }
  it.each([
    {
      name: 'the only one',
      found: [place('clay')],
      want: { suiteId: 'suite-clay', environmentId: 'e2', label: 'clay/core in production' },
    },
    {
      name: 'the one that is not archived',
      found: [place('old', { archived: true }), place('clay')],
      want: { suiteId: 'suite-clay', environmentId: 'e2', label: 'clay/core in production' },
    },
    { name: 'none', found: [], want: { problem: 'There is no suite "core" that this token may see.' } },
    { name: 'an archived one', found: [place('clay', { archived: true })], want: { problem: 'The suite "core" is archived.' } },
    {
      name: 'two of that key',
      found: [place('clay'), place('hostaway')],
      want: { problem: 'Several integrations have a suite "core": clay, hostaway. Name one with --integration.' },
    },
    {
      name: 'an environment that is not there',
      found: [place('clay')],
      asked: { environment: 'prod' },
      want: { problem: 'clay has no environment "prod". It has: staging, production.' },
    },
  ])('$name', ({ found, want, ...more }) => {
    expect(choosePlace(found, { ...asked, ...more.asked })).toEqual(want)
  })
})

const step = (position: number, more: object = {}) => ({
  position,
  name: `Step ${position + 1}`,
  state: 'passed',
  startedAt: '2026-11-22T02:00:00Z',
  attempts: 1,
  status: 200,
  timings: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: 20, totalMs: 34.4 },
  assertions: [],
  request: { method: 'GET', url: 'https://a.example/', headers: [], body: null },
  response: null,
  captures: {},
  error: null,
  ...more,
})
const broken = (message: string) => ({
  kind: 'status',
  passed: false,
  subject: 'status',
  op: 'equals',
  expected: '200',
  actual: '500',
  message,
})
const named = (key: string) => ({ id: key, key, name: key })
const runOf = (more: object = {}): RunAnswer =>
  RunAnswer.parse({
    id: 'r1',
    state: 'failed',
    suite: named('core'),
    integration: named('clay'),
    environment: named('production'),
    createdAt: '2026-11-22T02:00:00Z',
    startedAt: '2026-11-22T02:00:01Z',
    finishedAt: '2026-11-22T02:00:02.200Z',
    stepCount: 4,
    passedCount: 1,
    summary: 'Step 2, Step 2: status 500, expected 200',
    stepNames: ['Step 1', 'Step 2', 'Step 3', 'Step 4'],
    steps: [
      step(0),
      step(1, { state: 'failed', status: 500, assertions: [broken('status 500, expected 200')] }),
      step(2, {
        state: 'skipped',
        status: null,
        attempts: 0,
        timings: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 },
      }),
    ],
    ...more,
  })

describe('what is said', () => {
  it('of each step in a line', () => {
    expect(runOf().steps.map((one) => sayStep(one, 4))).toEqual([
      '✓ 1/4 Step 1: 200, 34 ms',
      '✗ 2/4 Step 2: status 500, expected 200, 34 ms',
      '- 3/4 Step 3: skipped',
    ])
  })

  it.each([
    ['tried again', { attempts: 2 }, '✓ 1/4 Step 1: 200, 34 ms, at attempt 2'],
    ['polled', { detail: { poll: { questions: 3, completionMs: 900, lastMismatch: null } } }, '✓ 1/4 Step 1: 200, 34 ms, asked 3 times'],
    ['kept', { detail: { keptFrom: 'r0' } }, '✓ 1/4 Step 1: 200, 34 ms, kept from the run before'],
    [
      'that could not ask',
      { state: 'errored', status: null, error: { code: 'address_refused', detail: '10.0.0.1', reason: 'private' } },
      '! 1/4 Step 1: address_refused private 10.0.0.1, 34 ms',
    ],
  ])('of a step %s', (_name, more, want) => {
    expect(sayStep(runOf({ steps: [step(0, more)] }).steps[0]!, 4)).toBe(want)
  })

  it('of the end, with its address', () => {
    expect(sayEnd(runOf(), 'https://g')).toBe(
      'failed: 1 of 4 steps in 1.2 s. Step 2, Step 2: status 500, expected 200. https://g/smoke/runs/r1',
    )
  })

  it('holds nothing that steers a terminal', () => {
    expect(plainText('a\u001b[31mred\u001b[0m\r\nb\u202e\u0007')).toBe('a [31mred [0m b')
  })

  it.each([
    ['passed', 0],
    ['failed', 1],
    ['timed_out', 1],
    ['errored', 3],
    ['cancelled', 3],
    ['interrupted', 3],
    ['running', 3],
  ] as const)('%s ends with %i', (state, code) => expect(exitCodeOf(state)).toBe(code))
})

describe('the JUnit report', () => {
  const read = (text: string) =>
    new DOMParser({ onError: (level, message) => (level === 'warning' ? undefined : fail(`${level} ${message}`)) }).parseFromString(
      text,
      'text/xml',
    )
  const fail = (message: string): never => {
    throw new Error(message)
  }
  const attributes = (text: string, tag: string, name: string) =>
    [...read(text).getElementsByTagName(tag)].map((element) => element.getAttribute(name))

  it('has a case a step: passed, failed, skipped, never asked', () => {
    const text = writeJunit(runOf())
    const [suite] = [...read(text).getElementsByTagName('testsuite')]
    expect(
      Object.fromEntries(['name', 'tests', 'failures', 'errors', 'skipped', 'timestamp'].map((name) => [name, suite!.getAttribute(name)])),
    ).toEqual({
      name: 'clay/core in production',
      tests: '4',
      failures: '1',
      errors: '0',
      skipped: '2',
      timestamp: '2026-11-22T02:00:01',
    })
    expect(attributes(text, 'testcase', 'name')).toEqual(['1 Step 1', '2 Step 2', '3 Step 3', '4 Step 4'])
    expect(attributes(text, 'failure', 'message')).toEqual(['status 500, expected 200'])
    expect(read(text).getElementsByTagName('failure')[0]!.textContent).toBe('GET https://a.example/\nnot ok: status 500, expected 200')
  })

  it.each(['interrupted', 'cancelled', 'errored', 'queued'])('of a run that is %s with no step to blame is no pass', (state) => {
    const text = writeJunit(runOf({ state, steps: [step(0)], summary: '' }))
    expect(attributes(text, 'error', 'type')).toEqual([state])
    expect(attributes(text, 'testsuite', 'errors')).toEqual(['1'])
  })

  it('of a run that passed blames nobody', () => {
    const text = writeJunit(runOf({ state: 'passed', stepNames: ['Step 1'], steps: [step(0)] }))
    expect([attributes(text, 'testsuite', 'tests'), attributes(text, 'error', 'type'), attributes(text, 'failure', 'type')]).toEqual([
      ['1'],
      [],
      [],
    ])
  })

  it('can be read whatever names and answers hold', () => {
    const hostile = fc.oneof(
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes)),
      fc.constantFrom(']]>', '<!--', '--', '"\'&<>', '\u0000\u0001\u001b', '\ud800', '\ufffe\uffff', '<![CDATA[', '<?xml?>', '&#0;', '😀'),
    )
    fc.assert(
      fc.property(hostile, hostile, (name, message) => {
        const steps = [
          step(0, {
            name,
            state: 'failed',
            assertions: [broken(message)],
            request: { method: 'GET', url: message, headers: [], body: null },
          }),
        ]
        const text = writeJunit({ ...runOf({ steps, stepNames: ['x'] }), summary: message, suite: named(name) })
        return attributes(text, 'testcase', 'name').length === 1
      }),
      { numRuns: 60 },
    )
  })
})
