import { afterEach, describe, expect, it, vi } from 'vitest'
import { startHeartbeat } from './heartbeat'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

function setUp(beat: () => Promise<boolean>) {
  let now = 0
  const fence = vi.fn()
  const heartbeat = startHeartbeat({ beat, fence, clock: () => now })
  stops.push(heartbeat.stop)
  return { heartbeat, fence, pass: (ms: number) => (now += ms) }
}

describe('a heartbeat', () => {
  it('keeps a worker going as long as its sign of life gets through', async () => {
    const { heartbeat, fence, pass } = setUp(async () => true)
    for (let turn = 0; turn < 10; turn++) {
      pass(5000)
      await heartbeat.beatNow()
      heartbeat.check()
    }
    expect(fence).not.toHaveBeenCalled()
  })

  it('ends the worker 20 s after its last sign of life, before others take over at 30 s', async () => {
    const { heartbeat, fence, pass } = setUp(async () => {
      throw new Error('no database')
    })
    pass(20_000)
    await heartbeat.beatNow()
    heartbeat.check()
    expect(fence).not.toHaveBeenCalled()
    pass(1)
    heartbeat.check()
    expect(fence).toHaveBeenCalledWith('it could not show a sign of life')
  })

  it('ends the worker at once when it was declared dead', async () => {
    const { heartbeat, fence } = setUp(async () => false)
    await heartbeat.beatNow()
    expect(fence).toHaveBeenCalledWith('others have taken over its jobs')
  })

  it('counts from when the sign was sent, not from when the answer came', async () => {
    let answer: (alive: boolean) => void = () => {}
    const { heartbeat, fence, pass } = setUp(() => new Promise((resolve) => (answer = resolve)))
    const beating = heartbeat.beatNow()
    pass(19_000)
    answer(true)
    await beating
    pass(1001)
    heartbeat.check()
    expect(fence).toHaveBeenCalledOnce()
  })
})
