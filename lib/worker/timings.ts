/** The times a worker lives by, in milliseconds. */
export type Timings = {
  /** How often it shows a sign of life. */
  beatEvery: number
  /** It ends itself this long after its last sign of life … */
  fenceAfter: number
  /** … and others take over its jobs this long after it. The difference is the margin for slow clocks and long pauses. */
  deadAfter: number
  /** How often it looks for dead ones. */
  sweepEvery: number
  /** How often it asks for jobs it was not told of. */
  pollEvery: number
  /** How long running jobs may take to end after a stop was asked; then they are given back. */
  patience: number
}

/** Work of a dead worker is taken over within deadAfter + sweepEvery + pollEvery: 37 s. */
export const timings: Timings = {
  beatEvery: 5000,
  fenceAfter: 20_000,
  deadAfter: 30_000,
  sweepEvery: 5000,
  pollEvery: 2000,
  patience: 20_000,
}
