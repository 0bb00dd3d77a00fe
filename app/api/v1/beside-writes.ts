import { keepCopy } from '@/lib/communications/keep-copy'
import { sendCommunication } from '@/lib/communications/send-communication'
import type { WriteRoute } from '@/lib/core/http'
import { addLesson } from '@/lib/lessons/add-lesson'
import { addLessonAction } from '@/lib/lessons/add-lesson-action'
import { editLesson } from '@/lib/lessons/edit-lesson'
import { editLessonAction } from '@/lib/lessons/edit-lesson-action'
import { removeLesson } from '@/lib/lessons/remove-lesson'
import { removeLessonAction } from '@/lib/lessons/remove-lesson-action'
import { settleLessonAction } from '@/lib/lessons/settle-lesson-action'
import { recordReading } from '@/lib/readings/record-reading'
import { addRisk } from '@/lib/risks/add-risk'
import { editRisk } from '@/lib/risks/edit-risk'
import { removeRisk } from '@/lib/risks/remove-risk'

/** What goes with a release beside its plan. */
export const besideWrites: WriteRoute[] = [
  {
    method: 'post',
    path: '/items/{itemId}/figures',
    summary: 'Enter the figures of a reading: a number for each metric of its watch, or "no_data"',
    command: recordReading,
  },
  {
    method: 'post',
    path: '/releases/{releaseId}/communications/{key}/mails',
    summary: 'Send a communication of the plan by mail, one message an address; send an Idempotency-Key',
    command: sendCommunication,
  },
  {
    method: 'post',
    path: '/releases/{releaseId}/communications/{key}/copies',
    summary: 'Keep that a communication was posted elsewhere; answers the text to post',
    command: keepCopy,
  },
  { method: 'post', path: '/releases/{releaseId}/risks', summary: 'Add a risk to a release', command: addRisk },
  { method: 'put', path: '/risks/{riskId}', summary: 'Change a risk', command: editRisk },
  { method: 'delete', path: '/risks/{riskId}', summary: 'Take a risk off the list', command: removeRisk },
  { method: 'post', path: '/releases/{releaseId}/lessons', summary: 'Write an entry of the retrospective', command: addLesson },
  { method: 'put', path: '/lessons/{lessonId}', summary: 'Rewrite an entry of the retrospective', command: editLesson },
  { method: 'delete', path: '/lessons/{lessonId}', summary: 'Take an entry of the retrospective away', command: removeLesson },
  {
    method: 'post',
    path: '/releases/{releaseId}/lesson-actions',
    summary: 'Give somebody an action that follows from a release',
    command: addLessonAction,
  },
  { method: 'put', path: '/lesson-actions/{actionId}', summary: 'Change an action: what, whose, until when', command: editLessonAction },
  { method: 'put', path: '/lesson-actions/{actionId}/done', summary: 'Say whether an action is done', command: settleLessonAction },
  { method: 'delete', path: '/lesson-actions/{actionId}', summary: 'Take an action away', command: removeLessonAction },
]
