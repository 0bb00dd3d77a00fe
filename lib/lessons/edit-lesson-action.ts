import { eligiblePerson } from '@/lib/checklists/eligible-person'
import { command } from '@/lib/core/command'
import { actionEntity, integrationOfAction, lockAction, touchedBy } from './locks'
import { dayOf } from './rules'
import { EditLessonActionInput } from './schema'
import { tellOwner } from './tell-owner'

/** Changes what an action says, whose it is and until when. A new owner is told. */
export const editLessonAction = command({
  name: 'lesson_action.edit',
  input: EditLessonActionInput,
  integration: integrationOfAction,
  run: async ({ tx, actor, input, expectVersion }) => {
    const action = await lockAction(tx, input.actionId)
    const before = { text: action.text, ownerId: action.ownerId, dueOn: dayOf(action.dueOn) }
    expectVersion({ version: action.version, value: before })
    const { actionId: _id, ...after } = input
    if (JSON.stringify(before) === JSON.stringify(after)) return { value: { actionId: action.id, version: action.version }, audit: null }
    if (after.ownerId !== before.ownerId) await eligiblePerson(tx, after.ownerId, action.checklist.integrationId, 'ownerId')
    const written = await tx.lessonAction.update({
      where: { id: action.id },
      data: { text: after.text, ownerId: after.ownerId, dueOn: new Date(`${after.dueOn}T00:00:00Z`), version: { increment: 1 } },
    })
    if (after.ownerId !== before.ownerId) await tellOwner(tx, actor, written)
    return {
      value: { actionId: action.id, version: written.version },
      audit: { entity: actionEntity(written), before, after },
      touched: touchedBy(action.checklist.release?.id, true),
    }
  },
})
