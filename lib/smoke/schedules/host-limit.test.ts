import { expect, test } from 'vitest'
import { createHostLimit } from './host-limit'

const tick = () => new Promise((resolve) => setImmediate(resolve))

test('so many at a time, the others when one leaves, and hosts apart', async () => {
  const limit = createHostLimit(2)
  const leave = [await limit('a', 's'), await limit('a', 's')]
  let third = false
  const waiting = limit('a', 's').then((left) => {
    third = true
    return left
  })
  await limit('b', 's')
  await tick()
  expect(third).toBe(false)
  leave[0]!()
  leave[0]!()
  await waiting
  expect(third).toBe(true)
})

test('suites take turns: many requests of one do not hold up one of another', async () => {
  const limit = createHostLimit(1)
  const first = await limit('a', 'big')
  const order: string[] = []
  const all = ['big', 'big', 'big', 'small'].map((suite) =>
    limit('a', suite).then((leave) => {
      order.push(suite)
      leave()
    }),
  )
  first()
  await Promise.all(all)
  expect(order).toEqual(['big', 'small', 'big', 'big'])
})

test('who is stopped while waiting leaves the row', async () => {
  const limit = createHostLimit(1)
  const first = await limit('a', 's')
  const stop = new AbortController()
  const stopped = limit('a', 's', stop.signal)
  const next = limit('a', 's')
  stop.abort(new Error('stopped'))
  await expect(stopped).rejects.toThrow('stopped')
  first()
  ;(await next)()
  await limit('a', 's')
})
