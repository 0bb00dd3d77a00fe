import { z } from 'zod'
import { Key, line, text } from '@/lib/templates/fields'

/** The sections of a retrospective whose plan names none (HST-15). */
export const SECTIONS = ['went_well', 'could_be_better', 'estimates', 'surprises', 'documentation_gaps', 'process'] as const

/** A day as a calendar shows it. */
const day = z.iso.date('day')

export const AddLessonInput = z.strictObject({ releaseId: z.uuid(), section: Key, text: text(2000) })
export const EditLessonInput = z.strictObject({ lessonId: z.uuid(), text: text(2000) })
export const LessonIdInput = z.strictObject({ lessonId: z.uuid() })

const action = { text: line(300), ownerId: z.uuid(), dueOn: day }
/** `lessonId`: the entry it follows from, if any. */
export const AddLessonActionInput = z.strictObject({ releaseId: z.uuid(), lessonId: z.uuid().nullable().default(null), ...action })
export const EditLessonActionInput = z.strictObject({ actionId: z.uuid(), ...action })
export const SettleLessonActionInput = z.strictObject({ actionId: z.uuid(), done: z.boolean() })
export const LessonActionIdInput = z.strictObject({ actionId: z.uuid() })
