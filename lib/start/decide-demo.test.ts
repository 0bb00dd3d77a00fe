import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideDemo, isLoopback } from './decide-demo'

const fresh = { embedded: true, host: '127.0.0.1', noPeople: true, holdsDemo: false, empty: false }

describe('the demo', () => {
  it.each([
    ['an empty embedded database on loopback', fresh, { fill: true, mode: true }],
    ['started with --empty', { ...fresh, empty: true }, { fill: false, mode: false }],
    ['a second start', { ...fresh, noPeople: false, holdsDemo: true }, { fill: false, mode: true }],
    ['a second start with --empty', { ...fresh, noPeople: false, holdsDemo: true, empty: true }, { fill: false, mode: true }],
    ['real people only', { ...fresh, noPeople: false }, { fill: false, mode: false }],
    ['a database of one’s own', { ...fresh, embedded: false }, { fill: false, mode: false }],
    [
      'a database of one’s own with fictional people in it',
      { ...fresh, embedded: false, noPeople: false, holdsDemo: true },
      { fill: false, mode: false },
    ],
    ['bound to every address', { ...fresh, host: '0.0.0.0' }, { fill: false, mode: false }],
    [
      'the demo of an earlier start, now bound to every address',
      { ...fresh, host: '0.0.0.0', noPeople: false, holdsDemo: true },
      { fill: false, mode: false },
    ],
  ])('%s', (_name, facts, expected) => {
    expect(decideDemo(facts)).toEqual(expected)
  })

  it('is impossible with DATABASE_URL or a bind that is not loopback, whatever else is true', () => {
    const facts = fc.record({
      embedded: fc.boolean(),
      host: fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain(), fc.constantFrom('localhost', '127.0.0.1', '::1', '0.0.0.0', '::')),
      noPeople: fc.boolean(),
      holdsDemo: fc.boolean(),
      empty: fc.boolean(),
    })
    fc.assert(
      fc.property(facts, (each) => {
        const decision = decideDemo(each)
        const possible = each.embedded && isLoopback(each.host)
        return possible || (!decision.fill && !decision.mode)
      }),
    )
  })

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['localhost', true],
    ['::1', true],
    ['[::1]', true],
    ['0.0.0.0', false],
    ['::', false],
    ['10.0.0.1', false],
    ['127.0.0.1.example.org', false],
    ['localhost.example.org', false],
    ['my-laptop', false],
    ['', false],
  ])('loopback: %s is %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected)
  })
})
