import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatLimit, judgeLimit, parseLimit } from './limit'

describe('parseLimit', () => {
  it.each([
    ['< 200 ms', { is: '<', value: 200, unit: 'ms' }, '< 200 ms'],
    ['> 60 %', { is: '>', value: 60, unit: '%' }, '> 60 %'],
    ['<=0.1%', { is: '<=', value: 0.1, unit: '%' }, '<= 0.1 %'],
    ['≥ 104 tests', { is: '>=', value: 104, unit: 'tests' }, '>= 104 tests'],
    ['= 0', { is: '=', value: 0, unit: '' }, '= 0'],
    ['> -5 °C', { is: '>', value: -5, unit: '°C' }, '> -5 °C'],
  ])('%s', (text, limit, formatted) => {
    expect(parseLimit(text)).toEqual(limit)
    expect(formatLimit(parseLimit(text)!)).toBe(formatted)
  })
  it.each(['', '200 ms', '<', '< ms', '< 1e3', '< 1 < 2', '<> 3', '< 1,5 ms', '< 200 200', `< 1 ${'x'.repeat(30)}`])(
    'refuses %j',
    (text) => {
      expect(parseLimit(text)).toBeNull()
    },
  )
  it('reads back what it writes', () => {
    const limit = fc.record({
      is: fc.constantFrom('<', '<=', '>', '>=', '=' as const),
      value: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100),
      unit: fc.constantFrom('', 'ms', '%', 's', 'requests/s', '毫秒'),
    })
    fc.assert(
      fc.property(limit, (one) => {
        expect(parseLimit(formatLimit(one as never))).toEqual(one)
      }),
    )
  })
})

describe('judgeLimit', () => {
  it.each([
    ['< 200 ms', 199.9, true],
    ['< 200 ms', 200, false],
    ['<= 200 ms', 200, true],
    ['> 60 %', 60, false],
    ['> 60 %', 60.1, true],
    ['>= 104 tests', 104, true],
    ['>= 104 tests', 103, false],
    ['= 0', 0, true],
    ['= 0', 1, false],
    ['< 200 ms', Number.NaN, false],
    ['> 1', Number.POSITIVE_INFINITY, false],
  ])('%s for %d: %s', (text, measured, expected) => {
    expect(judgeLimit(parseLimit(text)!, measured)).toBe(expected)
  })
})
