import { eligiblePerson } from '@/lib/checklists/eligible-person'
import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { integrationOfRelease } from '@/lib/releases/locks'
import { actionEntity, MAX_ACTIONS, touchedBy } from './locks'
import { dayOf } from './rules'
import { AddLessonActionInput } from './schema'
import { tellOwner } from './tell-owner'

/** Gives somebody who works on the integration something to do until a day; it stands on their board until it is done. */
export const addLessonAction = command({
  name: 'lesson_action.add',
  input: AddLessonActionInput,
  integration: integrationOfRelease,
  run: async ({ tx, actor, input }) => {
    const { releaseId, lessonId, text, ownerId, dueOn } = input
    const release = await tx.release.findUnique({ where: { id: releaseId }, select: { checklistId: true, integrationId: true } })
    if (!release) throw notFound('release')
    const { checklistId } = release
    const owner = await eligiblePerson(tx, ownerId, release.integrationId, 'ownerId')
    if (lessonId) {
      const lesson = await tx.lesson.findUnique({ where: { id: lessonId }, select: { checklistId: true, removedAt: true } })
      if (lesson?.checklistId !== checklistId) throw refuse('bad_reference', {}, { status: 422, field: 'lessonId' })
      if (lesson.removedAt) throw refuse('lesson_removed')
    }
    if ((await tx.lessonAction.count({ where: { checklistId, removedAt: null } })) >= MAX_ACTIONS)
      throw refuse('too_many_lesson_actions', { max: MAX_ACTIONS })
    const action = await tx.lessonAction.create({
      data: { checklistId, lessonId, text, ownerId, dueOn: new Date(`${dueOn}T00:00:00Z`), createdByName: actor.name },
    })
    await tellOwner(tx, actor, action)
    return {
      value: { actionId: action.id, version: action.version },
      audit: {
        entity: actionEntity(action),
        before: null,
        after: { text, owner: owner.name, ownerId, dueOn: dayOf(action.dueOn), releaseId },
      },
      touched: touchedBy(releaseId, true),
    }
  },
})
