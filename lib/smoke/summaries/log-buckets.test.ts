import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Buckets, bucketOf, countIn, durationOf, mergeBuckets, percentile, relativeError } from './log-buckets'

const bucketsOf = (durations: readonly number[]): Buckets => mergeBuckets(durations.map((ms): Buckets => ({ [bucketOf(ms)]: 1 })))
/** From a hundredth of a millisecond to a day. */
const duration = fc.double({ min: 0.01, max: 86_400_000, noNaN: true })
const durations = fc.array(duration, { minLength: 1, maxLength: 200 })
/** The same definition without buckets. */
const exact = (values: readonly number[], percent: number) =>
  values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil((percent / 100) * values.length)) - 1]!
// The error is a real number's; the last digits are the machine's.
const within = relativeError * (1 + 1e-9)

describe('log buckets', () => {
  test('a bucket stands for each of its durations with an error of at most one per cent', () => {
    fc.assert(fc.property(duration, (ms) => Math.abs(durationOf(bucketOf(ms)) - ms) <= within * ms))
  })
  test('a longer duration is never in an earlier bucket', () => {
    fc.assert(fc.property(duration, duration, (a, b) => bucketOf(Math.min(a, b)) <= bucketOf(Math.max(a, b))))
  })
  test('percentiles from merged buckets are those of all durations, off by at most one per cent', () => {
    fc.assert(
      fc.property(fc.array(durations, { minLength: 1, maxLength: 6 }), fc.constantFrom(1, 50, 95, 99, 100), (parts, percent) => {
        const read = percentile(mergeBuckets(parts.map(bucketsOf)), percent)!
        const wanted = exact(parts.flat(), percent)
        return Math.abs(read - wanted) <= within * wanted
      }),
    )
  })
  test('merging is associative, commutative and keeps every count', () => {
    fc.assert(
      fc.property(durations, durations, durations, (a, b, c) => {
        const [x, y, z] = [bucketsOf(a), bucketsOf(b), bucketsOf(c)]
        expect(mergeBuckets([mergeBuckets([x, y]), z])).toEqual(mergeBuckets([x, mergeBuckets([y, z])]))
        expect(mergeBuckets([x, y])).toEqual(mergeBuckets([y, x]))
        expect(countIn(mergeBuckets([x, y, z]))).toBe(a.length + b.length + c.length)
      }),
    )
  })
  test.each([
    ['nothing counted is no percentile', {}, 95, null],
    ['one duration is every percentile', { [bucketOf(200)]: 1 }, 1, durationOf(bucketOf(200))],
    ['the slowest of a hundred is not p99', { [bucketOf(10)]: 99, [bucketOf(9000)]: 1 }, 99, durationOf(bucketOf(10))],
    ['two slow ones of a hundred are', { [bucketOf(10)]: 98, [bucketOf(9000)]: 2 }, 99, durationOf(bucketOf(9000))],
    [
      'under a millisecond indexes are negative and still in order',
      { [bucketOf(0.2)]: 1, [bucketOf(5)]: 1 },
      50,
      durationOf(bucketOf(0.2)),
    ],
  ] as const)('%s', (_, buckets, percent, wanted) => {
    expect(percentile(buckets, percent)).toBe(wanted)
  })
  test('zero is counted as the shortest time there is', () => {
    expect(bucketOf(0)).toBe(bucketOf(0.01))
  })
})
