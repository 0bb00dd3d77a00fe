import type { KeptFigure } from './figures'
import type { ReadingStanding } from './rules'

/** A figure the plan watches, as a row of the table. */
export interface MetricView {
  key: string
  title: string
  titleZh: string
  unit: string
  target: string
  threshold: string
}

/** One reading: a column of the table. */
export interface ReadingView {
  itemId: string
  text: string
  textZh: string
  watch: string | null
  dueAt: string | null
  /** After this it is missed. */
  missedAfter: string | null
  standing: ReadingStanding
  /** What settled it without figures: not applicable, waived. */
  state: string
  enteredAt: string | null
  enteredByName: string | null
  figures: KeptFigure[]
  note: string
  /** Keys of the metrics it asks for. */
  asks: string[]
  /** How often it was entered; the last one counts. */
  entries: number
}

/** All readings of a release, in the order of their times. */
export interface ReadingsView {
  releaseId: string
  timeZone: string
  windowStart: string
  started: boolean
  closed: boolean
  metrics: MetricView[]
  readings: ReadingView[]
  mayRecord: boolean
  readAt: string
}
