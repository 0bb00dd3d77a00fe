'use server'

import { keepCopy } from '@/lib/communications/keep-copy'
import { sendCommunication } from '@/lib/communications/send-communication'
import { action } from '@/lib/core/action'
import { addLesson } from '@/lib/lessons/add-lesson'
import { addLessonAction as giveAction } from '@/lib/lessons/add-lesson-action'
import { editLesson } from '@/lib/lessons/edit-lesson'
import { editLessonAction as editAction } from '@/lib/lessons/edit-lesson-action'
import { removeLesson } from '@/lib/lessons/remove-lesson'
import { removeLessonAction as removeAction } from '@/lib/lessons/remove-lesson-action'
import { settleLessonAction } from '@/lib/lessons/settle-lesson-action'
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
export const addLessonAction = action(addLesson)
export const editLessonAction = action(editLesson)
export const removeLessonAction = action(removeLesson)
export const addLessonActionAction = action(giveAction)
export const editLessonActionAction = action(editAction)
export const settleLessonActionAction = action(settleLessonAction)
export const removeLessonActionAction = action(removeAction)
