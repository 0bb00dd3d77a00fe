import { describe, expect, test } from 'vitest'
import { pauseBefore, retryAfterMs } from './pause-before'
import { type Answer, runScripted, type StepWritten } from './testing/scripted-server'

const status = (expected: string) => ({ kind: 'status', params: { expected } })
const json = (path: string, value: string) => ({ kind: 'jsonpath', params: { path, op: 'equals', value } })
const job = (state: string, more: Partial<Answer> = {}): Answer => ({ body: JSON.stringify({ state }), ...more })

const poll = (more: object = {}, step: Partial<StepWritten> = {}): StepWritten => ({
  name: 'Job',
  request: { url: 'http://x/jobs/1' },
  poll: { doneWhen: [json('$.state', 'done')], failWhen: [json('$.state', 'failed')], intervalMs: 1000, windowMs: 10_000, ...more },
  ...step,
})
const submit = {
  request: { method: 'POST', url: 'http://x/jobs' },
  assertions: [status('202')],
  captures: [{ name: 'JOB', from: 'json' as const, path: '$.id' }],
}

type Row = {
  name: string
  step: StepWritten
  answers: Answer[]
  state: string
  waits?: number[]
  completionMs?: number | null
  mismatch?: string | null
  questions?: number
  attempts?: number
}
const rows: Row[] = [
  { name: 'done at once', step: poll(), answers: [job('done')], state: 'passed', waits: [], completionMs: 0, mismatch: null, questions: 1 },
  {
    name: 'done at the third question',
    step: poll(),
    answers: [job('new'), job('running'), job('done', { tookMs: 50 })],
    state: 'passed',
    waits: [1000, 1000],
    completionMs: 2050,
    questions: 3,
    attempts: 3,
  },
  {
    name: 'fails early, and says which condition',
    step: poll(),
    answers: [job('running'), job('failed')],
    state: 'failed',
    waits: [1000],
    completionMs: null,
    mismatch: '$.state "failed", expected "done"',
  },
  {
    name: 'never ends: timed out with the last mismatch',
    step: poll(),
    answers: [job('running')],
    state: 'timed_out',
    questions: 10,
    completionMs: null,
    mismatch: '$.state "running", expected "done"',
  },
  {
    name: 'a network error is one question more',
    step: poll(),
    answers: [job('running'), { error: 'reset' }, { error: 'connect' }, job('done')],
    state: 'passed',
    waits: [1000, 1000, 1000],
    questions: 4,
    attempts: 4,
  },
  { name: 'no answer at all is an error', step: poll(), answers: [{ error: 'connect' }], state: 'errored', questions: 10, mismatch: null },
  {
    name: 'answers and then none: what was last seen',
    step: poll(),
    answers: [job('running'), { error: 'reset' }],
    state: 'timed_out',
    mismatch: '$.state "running", expected "done"',
  },
  { name: 'a refused address is not asked again', step: poll(), answers: [{ error: 'refused_address' }], state: 'errored', questions: 1 },
  {
    name: 'Retry-After in seconds is kept to when it is longer',
    step: poll(),
    answers: [job('running', { headers: [['Retry-After', '3']] }), job('done')],
    state: 'passed',
    waits: [3000],
  },
  {
    name: 'a shorter Retry-After does not hurry',
    step: poll(),
    answers: [job('running', { headers: [['Retry-After', '0']] }), job('done')],
    state: 'passed',
    waits: [1000],
  },
  {
    name: 'Retry-After as a date',
    step: poll(),
    answers: [job('running', { headers: [['retry-after', 'Sat, 21 Nov 2026 10:00:04 GMT']] }), job('done')],
    state: 'passed',
    waits: [4000],
  },
  {
    name: 'Retry-After beyond the window: a last question before its end',
    step: poll(),
    answers: [job('running', { headers: [['Retry-After', '3600']] }), job('done')],
    state: 'passed',
    waits: [9000],
    completionMs: 9000,
  },
  {
    name: 'an attempt is cut at its own timeout and asked again',
    step: poll({}, { timeoutMs: 2000 }),
    answers: [job('running', { tookMs: 60_000 }), job('done')],
    state: 'passed',
    waits: [1000],
    completionMs: 3000,
  },
  {
    name: 'an attempt is cut at the end of the window',
    step: poll({ windowMs: 5000 }, { timeoutMs: 60_000 }),
    answers: [job('running'), job('running', { tookMs: 60_000 })],
    state: 'timed_out',
    questions: 2,
    mismatch: '$.state "running", expected "done"',
  },
  {
    name: 'what is submitted must be taken',
    step: poll({ submit }),
    answers: [{ status: 500 }],
    state: 'failed',
    questions: 0,
    attempts: 1,
  },
  {
    name: 'what is submitted is retried after a network error, once for each retry',
    step: poll({ submit }, { retries: 1, request: { url: 'http://x/jobs/{{JOB}}' } }),
    answers: [{ error: 'connect' }, { status: 202, body: '{"id":7}', tookMs: 40 }, job('done')],
    state: 'passed',
    attempts: 3,
    questions: 1,
    completionMs: 45,
  },
  {
    name: 'a wrong submission is not retried',
    step: poll({ submit }, { retries: 3 }),
    answers: [{ status: 400 }],
    state: 'failed',
    attempts: 1,
  },
  {
    name: 'done, but the step asks for more',
    step: poll({}, { assertions: [status('201')] }),
    answers: [job('done')],
    state: 'failed',
    completionMs: 0,
    mismatch: null,
  },
  {
    name: 'done, but what it promised is not there',
    step: poll({}, { captures: [{ name: 'X', from: 'json', path: '$.x' }] }),
    answers: [job('done')],
    state: 'failed',
  },
]

describe('a step that polls', () => {
  test.each(rows)('$name', async ({ step, answers, state, waits, completionMs, mismatch, questions, attempts }) => {
    const { steps, ...seen } = await runScripted([step], (_request, nth) => answers[Math.min(nth, answers.length - 1)]!)
    const outcome = steps[0]!
    expect(outcome.state).toBe(state)
    if (waits) expect(seen.waits).toEqual(waits)
    if (completionMs !== undefined) expect(outcome.detail.poll?.completionMs).toBe(completionMs)
    if (mismatch !== undefined) expect(outcome.detail.poll?.lastMismatch).toBe(mismatch)
    if (questions !== undefined) expect(outcome.detail.poll?.questions).toBe(questions)
    if (attempts !== undefined) expect(outcome.attempts).toBe(attempts)
    // Whatever happens, it is over within the window and one attempt.
    expect(seen.elapsed()).toBeLessThanOrEqual(10_100)
  })
  test('submits once, and every question knows what it captured; completion counts from there', async () => {
    const step = poll({ submit }, { request: { url: 'http://x/jobs/{{JOB}}' }, captures: [{ name: 'END', from: 'json', path: '$.state' }] })
    const later: StepWritten = { name: 'later', request: { url: 'http://x/{{JOB}}/{{END}}' }, assertions: [status('200')] }
    const { steps, sent } = await runScripted([step, later], (_request, nth) =>
      nth === 0 ? { status: 202, body: '{"id":7}', tookMs: 200 } : job(nth === 1 ? 'running' : 'done', { tookMs: 10 }),
    )
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST http://x/jobs',
      'GET http://x/jobs/7',
      'GET http://x/jobs/7',
      'GET http://x/7/done',
    ])
    expect(steps[0]?.detail.poll).toEqual({ questions: 2, completionMs: 1220, lastMismatch: null })
    expect(steps[0]?.assertions.map(({ message }) => message)).toEqual([
      'submit: status 202, expected 202',
      '$.state "done", expected "done"',
    ])
  })
  test('says which condition ended it early', async () => {
    const { steps } = await runScripted([poll()], () => job('failed'))
    expect(steps[0]?.assertions).toEqual([expect.objectContaining({ passed: false, op: 'fail_when' })])
    expect(steps[0]?.assertions[0]?.message).toBe('$.state "failed", expected anything but "failed"')
  })
  test('hears a cancel between two questions', async () => {
    const stop = new AbortController()
    const { steps, sent, state } = await runScripted(
      [poll(), { name: 'after', phase: 'cleanup', request: { url: 'http://x/' }, assertions: [status('200')] }],
      (_request, nth) => {
        if (nth === 2) stop.abort()
        return job('running')
      },
      { signal: stop.signal },
    )
    expect(sent).toHaveLength(3)
    expect(state).toBe('cancelled')
    expect(steps.map((one) => one.state)).toEqual(['skipped', 'skipped'])
  })
  test('keeps no secret of what it submitted', async () => {
    const secret = 'w0rk-t0ken-of-the-job'
    const step = poll(
      { submit: { ...submit, captures: [{ name: 'JOB', from: 'json' as const, path: '$.id', secret: true }] } },
      { request: { url: 'http://x/jobs/{{JOB}}' } },
    )
    const { steps } = await runScripted([step], (_request, nth) =>
      nth === 0
        ? { status: 202, body: JSON.stringify({ id: secret }), headers: [['set-cookie', 'sid=c00kie-of-the-submission']] }
        : job(nth === 1 ? secret : 'done', { headers: [['x-echo', `${secret} c00kie-of-the-submission`]] }),
    )
    expect(steps[0]?.state).toBe('passed')
    expect(JSON.stringify(steps)).not.toMatch(/w0rk-t0ken|c00kie-of/)
  })
  test('an unknown name in a question is said after the submission', async () => {
    const { steps, sent } = await runScripted([poll({ submit }, { request: { url: 'http://x/{{NOBODY}}' } })], () => ({
      status: 202,
      body: '{"id":1}',
    }))
    expect(sent).toHaveLength(1)
    expect(steps[0]).toMatchObject({ state: 'errored', attempts: 1, error: { code: 'unknown_variable', detail: 'NOBODY' } })
  })
})

describe('how long it waits', () => {
  test.each([
    { leftMs: 10_000, intervalMs: 2000, retryAfterMs: null, pause: 2000 },
    { leftMs: 10_000, intervalMs: 2000, retryAfterMs: 5000, pause: 5000 },
    { leftMs: 2000, intervalMs: 2000, retryAfterMs: null, pause: null },
    { leftMs: 10_000, intervalMs: 2000, retryAfterMs: 60_000, pause: 9000 },
    { leftMs: 2500, intervalMs: 2000, retryAfterMs: 60_000, pause: null },
    { leftMs: -5, intervalMs: 100, retryAfterMs: null, pause: null },
  ])('$leftMs left, every $intervalMs, after $retryAfterMs: $pause', ({ pause, ...facts }) => {
    expect(pauseBefore(facts)).toBe(pause)
  })
  test.each([
    ['120', 120_000],
    ['Sat, 21 Nov 2026 10:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
    ['-5', null],
    ['1e9', null],
    ['soon', null],
    ['99999999999999', null],
    ['', null],
  ])('Retry-After %j is %j', (text, ms) => {
    expect(retryAfterMs([['Retry-After', text]], new Date('2026-11-21T10:00:00Z'))).toBe(ms)
  })
})
