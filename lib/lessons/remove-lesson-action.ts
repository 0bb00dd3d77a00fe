import { command } from '@/lib/core/command'
import { actionEntity, integrationOfAction, lockAction, touchedBy } from './locks'
import { dayOf } from './rules'
import { LessonActionIdInput } from './schema'

/** Takes an action off the list and off its owner's board; the record keeps it. */
export const removeLessonAction = command({
  name: 'lesson_action.remove',
  input: LessonActionIdInput,
  integration: integrationOfAction,
  run: async ({ tx, input, now }) => {
    const action = await lockAction(tx, input.actionId)
    await tx.lessonAction.update({ where: { id: action.id }, data: { removedAt: now, version: { increment: 1 } } })
    return {
      value: { actionId: action.id },
      audit: {
        entity: actionEntity(action),
        before: { text: action.text, ownerId: action.ownerId, dueOn: dayOf(action.dueOn) },
        after: null,
      },
      touched: touchedBy(action.checklist.release?.id, true),
    }
  },
})
