import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, digestOf, plain, sha256 } from './canonical'

/** The same value with the keys of every object in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, turned(inner)]),
  )
}

const large = (mark: string) => ({ items: Array.from({ length: 400 }, (_, n) => ({ text: `item ${n}`, state: 'open', mark })), b: 1, a: 2 })

describe('canonicalJson', () => {
  const rows: [string, unknown, string][] = [
    ['keys in the order of their UTF-16 units', { '\u20ac': 1, '1': 2, '\r': 3, a: 4 }, '{"\\r":3,"1":2,"a":4,"\u20ac":1}'],
    ['numbers as ECMAScript writes them', [1e30, 4.5, 2e-3, 1e-27, -0], '[1e+30,4.5,0.002,1e-27,0]'],
    ['dates as text', { at: new Date('2026-11-21T02:00:00Z') }, '{"at":"2026-11-21T02:00:00.000Z"}'],
    ['bigints as text', { n: 9_007_199_254_740_993n }, '{"n":"9007199254740993"}'],
    ['what is undefined left out', { a: undefined, b: null }, '{"b":null}'],
    ['undefined itself as null', undefined, 'null'],
    ['nested objects too', { b: [{ d: 1, c: 2 }], a: {} }, '{"a":{},"b":[{"c":2,"d":1}]}'],
  ]
  it.each(rows)('writes %s', (_name, value, text) => expect(canonicalJson(value)).toBe(text))

  it('writes one text for one value, whatever the order of its keys', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void expect(canonicalJson(turned(value))).toBe(canonicalJson(value))))
  })

  it('loses nothing', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void expect(JSON.parse(canonicalJson(value))).toEqual(plain(value))))
  })
})

describe('digestOf', () => {
  it('is the sha256 of the canonical text', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void expect(digestOf(value)).toBe(sha256(canonicalJson(value)))))
  })

  it('is the same for a large value at first, when it is known, and with its keys turned', () => {
    const digest = sha256(canonicalJson(large('x')))
    expect([digestOf(large('x')), digestOf(large('x')), digestOf(turned(large('x')))]).toEqual([digest, digest, digest])
    expect(digestOf(large('y'))).not.toBe(digest)
  })

  it('stays true when more values were seen than are kept', () => {
    for (let n = 0; n < 600; n++) digestOf(large(String(n)))
    expect(digestOf(large('0'))).toBe(sha256(canonicalJson(large('0'))))
  })
})
