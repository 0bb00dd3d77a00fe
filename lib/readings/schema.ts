import { z } from 'zod'
import { Key, optionalText } from '@/lib/templates/fields'

/** What was seen of one figure: a number, or that there was none to be had. Nothing left out ever counts as 0. */
export const Figure = z.union([z.number().min(-1e15).max(1e15), z.literal('no_data')], { error: 'figure' })

/** The figures of a reading by the keys of its watch's metrics; a reading without metrics is its note. */
export const RecordReadingInput = z.strictObject({
  itemId: z.uuid(),
  figures: z
    .record(Key, Figure)
    .refine((figures) => Object.keys(figures).length <= 60, 'too_many')
    .default({}),
  note: optionalText(2000),
})

export const NothingInput = z.strictObject({})
