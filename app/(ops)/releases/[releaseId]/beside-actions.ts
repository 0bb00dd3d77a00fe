'use server'

import { action } from '@/lib/core/action'
import { recordReading } from '@/lib/readings/record-reading'

export const recordReadingAction = action(recordReading)
