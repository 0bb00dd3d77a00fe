import { expect, test } from 'vitest'
import { StepDetail } from './schema'
import { stepTime } from './step-time'

const timings = { dnsMs: null, connectMs: 1, tlsMs: null, firstByteMs: 20, totalMs: 24 }
const poll = (completionMs: number | null) => StepDetail.parse({ poll: { questions: 3, completionMs, lastMismatch: null } })

test.each([
  ['a request to the end of its answer', StepDetail.parse({}), 24],
  ['a poll to its completion', poll(590), 590],
  ['a poll that was never done to the end of its last answer', poll(null), 24],
])('%s', (_name, detail, ms) => {
  expect(stepTime({ timings, detail })).toBe(ms)
})
