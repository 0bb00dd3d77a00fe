/** One measured figure. `aim` is what the project wants, in words; nothing fails when it is missed. */
export type Figure = { what: string; median: number; p95: number | null; unit: string; runs: number; aim?: string }

/** Median and p95 (nearest rank) of measured values, rounded to a tenth. */
export function figure(what: string, unit: string, values: number[], aim?: string): Figure {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = (share: number) => Math.round((sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN) * 10) / 10
  return { what, median: rank(0.5), p95: rank(0.95), unit, runs: values.length, ...(aim === undefined ? {} : { aim }) }
}

/** Runs work so many times after a warm-up and answers the milliseconds of each counted run. */
export async function timed(runs: number, warmUp: number, work: (n: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < warmUp + runs; n++) {
    const begun = performance.now()
    await work(n)
    if (n >= warmUp) times.push(performance.now() - begun)
  }
  return times
}
