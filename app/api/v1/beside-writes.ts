import type { WriteRoute } from '@/lib/core/http'
import { recordReading } from '@/lib/readings/record-reading'

/** What goes with a release beside its plan. */
export const besideWrites: WriteRoute[] = [
  {
    method: 'post',
    path: '/items/{itemId}/figures',
    summary: 'Enter the figures of a reading: a number for each metric of its watch, or "no_data"',
    command: recordReading,
  },
]
