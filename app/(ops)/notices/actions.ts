'use server'

import { action } from '@/lib/core/action'
import { markAllRead } from '@/lib/notifications/mark-all-read'
import { markRead } from '@/lib/notifications/mark-read'

export const markReadAction = action(markRead)
export const markAllReadAction = action(markAllRead)
