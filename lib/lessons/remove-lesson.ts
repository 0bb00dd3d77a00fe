import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { integrationOfLesson, lessonEntity, lockLesson, mayChange, touchedBy } from './locks'
import { LessonIdInput } from './schema'

/** Takes an entry away: one's own, or any as a release manager. Actions that followed from it stay; the record keeps it. */
export const removeLesson = command({
  name: 'lesson.remove',
  input: LessonIdInput,
  integration: integrationOfLesson,
  run: async ({ tx, actor, input, now }) => {
    const lesson = await lockLesson(tx, input.lessonId)
    if (!mayChange(actor, lesson.byId, lesson.checklist.integrationId))
      throw refuse('lesson_not_yours', { name: lesson.byName }, { status: 403 })
    await tx.lesson.update({ where: { id: lesson.id }, data: { removedAt: now, version: { increment: 1 } } })
    return {
      value: { lessonId: lesson.id },
      audit: { entity: lessonEntity(lesson), before: { section: lesson.section, text: lesson.text }, after: null },
      touched: touchedBy(lesson.checklist.release?.id),
    }
  },
})
