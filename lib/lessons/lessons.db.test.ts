import { describe, expect, it } from 'vitest'
import { getBoard } from '@/lib/board/queries'
import type { PersonActor } from '@/lib/core/actor'
import { person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { besideWorld } from '@/lib/releases/testing/beside'
import { code, value } from '@/lib/releases/testing/release'
import { addLesson } from './add-lesson'
import { addLessonAction } from './add-lesson-action'
import { editLesson } from './edit-lesson'
import { editLessonAction } from './edit-lesson-action'
import { getLessons } from './queries'
import { removeLesson } from './remove-lesson'
import { removeLessonAction } from './remove-lesson-action'
import { settleLessonAction } from './settle-lesson-action'

const { db } = testDb()
const boardOf = async (actor: PersonActor) =>
  (await getBoard(actor)).needs.flatMap((need) => (need.kind === 'action' ? [[need.text, need.late]] : []))

describe('lessons', () => {
  it('are written by several at once, after the end too, and changed by their authors and managers alone', async () => {
    const { releaseId, checklistId, onCall, techLead, manager, viewer } = await besideWorld()
    await db.release.update({ where: { id: releaseId }, data: { state: 'completed', endedAt: new Date() } })
    await db.checklist.update({ where: { id: checklistId }, data: { closedAt: new Date() } })
    const write = (actor: PersonActor, text: string, section = 'went_well') => addLesson(actor, { releaseId, section, text })
    const [first] = (await Promise.all([write(onCall, 'Backup took 2 min'), write(techLead, 'Smoke found it')])).map(value)
    expect(code(await write(onCall, 'x', 'weather'))).toBe('lesson_section_unknown')
    expect(code(await write(await person(), 'x'))).toBe('denied_role')
    const lessonId = first!.lessonId
    expect(code(await editLesson(techLead, { lessonId, text: 'Mine now' }))).toBe('lesson_not_yours')
    value(await editLesson(onCall, { lessonId, text: 'Backup took 3 min' }, { expectedVersion: 1 }))
    expect(code(await editLesson(manager, { lessonId, text: 'y' }, { expectedVersion: 1 }))).toBe('version_conflict')
    const view = (await getLessons(viewer, releaseId))!
    expect(view.lessons.map(({ text, byName, mine }) => [text, byName, mine]).toSorted()).toEqual([
      ['Backup took 3 min', onCall.name, false],
      ['Smoke found it', techLead.name, false],
    ])
    expect(view.mayWrite).toBe(true)
    value(await removeLesson(manager, { lessonId }))
    expect(code(await editLesson(onCall, { lessonId, text: 'z' }))).toBe('lesson_removed')
  })

  it('give actions that stand on their owner’s board, late ones first, until they are done', async () => {
    const { releaseId, onCall, techLead, manager, viewer } = await besideWorld()
    await db.release.update({ where: { id: releaseId }, data: { state: 'completed', endedAt: new Date() } })
    const give = (text: string, dueOn: string, ownerId = techLead.id) => addLessonAction(onCall, { releaseId, text, ownerId, dueOn })
    const later = value(await give('Write the runbook', '2099-01-01'))
    const late = value(await give('Alarm on the pool', '2026-01-01'))
    expect(await boardOf(techLead)).toEqual([
      ['Alarm on the pool', true],
      ['Write the runbook', false],
    ])
    expect(await db.notice.count({ where: { personId: techLead.id, kind: 'lesson_action' } })).toBe(2)
    expect(code(await settleLessonAction(onCall, { actionId: late.actionId, done: true }))).toBe('lesson_action_not_yours')
    value(await settleLessonAction(techLead, { actionId: late.actionId, done: true }))
    value(await editLessonAction(onCall, { actionId: later.actionId, text: 'Write it', ownerId: viewer.id, dueOn: '2099-02-02' }))
    expect([await boardOf(techLead), await boardOf(viewer)]).toEqual([[], [['Write it', false]]])
    expect(await give('x', '2026-02-31')).toMatchObject({ ok: false, refusal: { field: 'dueOn' } })
    expect(await give('x', '2026-02-01', (await person()).id)).toMatchObject({ ok: false, refusal: { field: 'ownerId' } })
    value(await removeLessonAction(manager, { actionId: later.actionId }))
    expect(await boardOf(viewer)).toEqual([])
  })
})
