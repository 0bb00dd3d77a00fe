'use server'

import { recordChange } from '@/lib/changes/record-change'
import { action } from '@/lib/core/action'

export const recordChangeAction = action(recordChange)
