import { addLesson } from '@/lib/lessons/add-lesson'
import { addLessonAction } from '@/lib/lessons/add-lesson-action'
import { settleLessonAction } from '@/lib/lessons/settle-lesson-action'
import { done } from './done'
import type { Cast } from './fill-people'
import { day } from './make-release'

const lessons = [
  ['ines', 'went_well', 'Clients knew the window a week ahead: nobody asked during it.'],
  ['mira', 'estimates', 'The restore took nine minutes instead of two. The copy has grown since we measured.'],
  ['sam', 'surprises', 'The first readings had no adoption figure, because the dashboard counts by whole days.'],
  ['ayo', 'documentation_gaps', 'The migration guide did not say what an expired page answers.'],
] as const

/** What the retrospective of a completed release left behind: entries, one action that is done, and one that stands on a board. */
export async function fillLessons(cast: Cast, releaseId: string): Promise<void> {
  const ids: Record<string, string> = {}
  for (const [who, section, text] of lessons) ids[section] = done(await addLesson(cast[who]!, { releaseId, section, text })).lessonId
  const inDays = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10)
  const act = async (section: string, owner: string, text: string, dueOn: string) =>
    done(await addLessonAction(cast.ines!, { releaseId, lessonId: ids[section]!, text, ownerId: cast[owner]!.id, dueOn })).actionId
  await act('estimates', 'tomas', 'Measure the restore with a copy of today’s size', inDays(6))
  const written = await act('documentation_gaps', 'mira', 'Say in the migration guide what an expired page answers', inDays(-1))
  done(await settleLessonAction(cast.mira!, { actionId: written, done: true }))
}
