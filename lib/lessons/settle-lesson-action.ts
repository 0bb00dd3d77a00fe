import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { actionEntity, integrationOfAction, lockAction, mayChange, touchedBy } from './locks'
import { SettleLessonActionInput } from './schema'

/** Says that an action is done, or that it is not after all: its owner, or a release manager. */
export const settleLessonAction = command({
  name: 'lesson_action.settle',
  input: SettleLessonActionInput,
  integration: integrationOfAction,
  run: async ({ tx, actor, input, now }) => {
    const action = await lockAction(tx, input.actionId)
    if (!mayChange(actor, action.ownerId, action.checklist.integrationId)) {
      const owner = await tx.person.findUnique({ where: { id: action.ownerId }, select: { name: true } })
      throw refuse('lesson_action_not_yours', { name: owner?.name ?? '?' }, { status: 403 })
    }
    const done = action.doneAt !== null
    if (done === input.done) return { value: { actionId: action.id, version: action.version, done }, audit: null }
    const written = await tx.lessonAction.update({
      where: { id: action.id },
      data: { doneAt: input.done ? now : null, doneByName: input.done ? actor.name : null, version: { increment: 1 } },
    })
    return {
      value: { actionId: action.id, version: written.version, done: input.done },
      audit: { entity: actionEntity(action), before: { done }, after: { done: input.done } },
      touched: touchedBy(action.checklist.release?.id, true),
    }
  },
})
