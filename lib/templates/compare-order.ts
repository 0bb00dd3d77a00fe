/** The keys that stand elsewhere among those that are in both lists: the fewest whose moving explains the new order. */
export function movedKeys(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(before.map((key, index) => [key, index]))
  const common = after.filter((key) => place.has(key))
  const kept = new Set(longestRising(common.map((key) => place.get(key) ?? 0)))
  return new Set(common.filter((key) => !kept.has(place.get(key) ?? 0)))
}

/** The longest rising subsequence of distinct numbers (patience sorting, n log n). */
function longestRising(values: readonly number[]): number[] {
  const tops: number[] = []
  const previous = new Map<number, number | undefined>()
  for (const value of values) {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tops[middle] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous.set(value, tops[low - 1])
    tops[low] = value
  }
  const rising: number[] = []
  for (let value = tops.at(-1); value !== undefined; value = previous.get(value)) rising.unshift(value)
  return rising
}
