/** The list with an entry and its neighbour swapped, handed on; null at the list's end. */
export function swapped<T, R>(list: readonly T[], at: number, by: 1 | -1, then: (list: T[]) => R): R | null {
  const one = list[at]
  const other = list[at + by]
  if (one === undefined || other === undefined) return null
  const next = [...list]
  next[at] = other
  next[at + by] = one
  return then(next)
}
