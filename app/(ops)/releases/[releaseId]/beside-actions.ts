'use server'

import { keepCopy } from '@/lib/communications/keep-copy'
import { sendCommunication } from '@/lib/communications/send-communication'
import { action } from '@/lib/core/action'
import { recordReading } from '@/lib/readings/record-reading'

export const recordReadingAction = action(recordReading)
export const sendCommunicationAction = action(sendCommunication)
export const keepCopyAction = action(keepCopy)
