import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { integrationOfLesson, lessonEntity, lockLesson, mayChange, touchedBy } from './locks'
import { EditLessonInput } from './schema'

/** Rewrites an entry: one's own, or any as a release manager. Two editors are told apart by the version they saw. */
export const editLesson = command({
  name: 'lesson.edit',
  input: EditLessonInput,
  integration: integrationOfLesson,
  run: async ({ tx, actor, input, expectVersion }) => {
    const lesson = await lockLesson(tx, input.lessonId)
    expectVersion({ version: lesson.version, value: { text: lesson.text } })
    if (!mayChange(actor, lesson.byId, lesson.checklist.integrationId))
      throw refuse('lesson_not_yours', { name: lesson.byName }, { status: 403 })
    if (lesson.text === input.text) return { value: { lessonId: lesson.id, version: lesson.version }, audit: null }
    const written = await tx.lesson.update({ where: { id: lesson.id }, data: { text: input.text, version: { increment: 1 } } })
    return {
      value: { lessonId: lesson.id, version: written.version },
      audit: { entity: lessonEntity(written), before: { text: lesson.text }, after: { text: written.text } },
      touched: touchedBy(lesson.checklist.release?.id),
    }
  },
})
