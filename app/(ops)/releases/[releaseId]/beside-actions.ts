'use server'

import { keepCopy } from '@/lib/communications/keep-copy'
import { sendCommunication } from '@/lib/communications/send-communication'
import { action } from '@/lib/core/action'
import { recordReading } from '@/lib/readings/record-reading'
import { addRisk } from '@/lib/risks/add-risk'
import { editRisk } from '@/lib/risks/edit-risk'
import { removeRisk } from '@/lib/risks/remove-risk'

export const recordReadingAction = action(recordReading)
export const sendCommunicationAction = action(sendCommunication)
export const keepCopyAction = action(keepCopy)
export const addRiskAction = action(addRisk)
export const editRiskAction = action(editRisk)
export const removeRiskAction = action(removeRisk)
