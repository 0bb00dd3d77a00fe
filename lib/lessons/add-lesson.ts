import { personIdOf } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { integrationOfRelease } from '@/lib/releases/locks'
import { lessonEntity, MAX_LESSONS, touchedBy } from './locks'
import { AddLessonInput } from './schema'
import { sectionsOf } from './sections'

/** Writes an entry under a section of the retrospective, also after the release has ended. */
export const addLesson = command({
  name: 'lesson.add',
  input: AddLessonInput,
  integration: integrationOfRelease,
  run: async ({ tx, actor, input, now }) => {
    const release = await tx.release.findUnique({
      where: { id: input.releaseId },
      select: { checklistId: true, checklist: { select: { parts: true } } },
    })
    if (!release) throw notFound('release')
    if (!sectionsOf(release.checklist.parts).some((section) => section.key === input.section))
      throw refuse('lesson_section_unknown', {}, { status: 422, field: 'section' })
    const byId = personIdOf(actor)
    if (!byId) throw refuse('denied_person_only', {}, { status: 403 })
    const { checklistId } = release
    if ((await tx.lesson.count({ where: { checklistId, removedAt: null } })) >= MAX_LESSONS)
      throw refuse('too_many_lessons', { max: MAX_LESSONS })
    const lesson = await tx.lesson.create({
      data: { checklistId, section: input.section, text: input.text, byId, byName: actor.name, at: now },
    })
    return {
      value: { lessonId: lesson.id, version: lesson.version },
      audit: {
        entity: lessonEntity(lesson),
        before: null,
        after: { section: lesson.section, text: lesson.text, releaseId: input.releaseId },
      },
      touched: touchedBy(input.releaseId),
    }
  },
})
