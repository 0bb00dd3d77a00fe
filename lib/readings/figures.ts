import { z } from 'zod'
import type { FigureWorth } from './rules'

/** One figure as it is kept: with its metric's words and limits as they were, so that the evidence reads the same for good. */
export interface KeptFigure {
  key: string
  title: string
  titleZh: string
  unit: string
  target: string
  threshold: string
  /** Null when there was no data. */
  value: number | null
  worth: FigureWorth
}

/** The value of evidence of kind `figures`. */
export interface KeptReading {
  figures: KeptFigure[]
  note: string
  /** Entered after it had been given up. */
  late: boolean
}

const Text = z.string().catch('')
const Kept = z.object({
  figures: z.array(
    z.object({
      key: z.string(),
      title: Text,
      titleZh: Text,
      unit: Text,
      target: Text,
      threshold: Text,
      value: z.number().nullable(),
      worth: z.enum(['good', 'off_target', 'alarm', 'shown', 'no_data']),
    }),
  ),
  note: Text,
  late: z.boolean().catch(false),
})

/** Evidence of kind `figures` as stored; null when it cannot be read. */
export function readKept(value: unknown): KeptReading | null {
  const read = Kept.safeParse(value)
  return read.success ? read.data : null
}
