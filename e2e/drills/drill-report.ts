/** What a drill saw. It throws when something is not as it must be. */
export type DrillReport = { drill: string; facts: Record<string, number | string> }

/** Stops a drill with what was found. */
export function assert(holds: unknown, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise)
}

/** Works a list off with so many at a time, in order of the list. */
export async function inParallel<T>(list: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = list.values()
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of waiting) await work(item)
    }),
  )
}
