import type { Section } from './sections'

export interface LessonView {
  id: string
  version: number
  section: string
  text: string
  byName: string
  at: string
  /** The reader may rewrite it or take it away. */
  mine: boolean
}

export interface LessonActionView {
  id: string
  version: number
  lessonId: string | null
  text: string
  owner: { id: string; name: string }
  /** A day: `2026-11-29`. */
  dueOn: string
  late: boolean
  doneAt: string | null
  doneByName: string | null
  createdByName: string
  /** The reader may say whether it is done. */
  maySettle: boolean
}

/** The retrospective of a release. */
export interface LessonsView {
  releaseId: string
  timeZone: string
  sections: Section[]
  lessons: LessonView[]
  /** Open ones first, the soonest first. */
  actions: LessonActionView[]
  mayWrite: boolean
  mayGive: boolean
  mayRemoveActions: boolean
  people: { id: string; name: string }[]
  /** The day an action is due on unless another is chosen. */
  proposedDay: string
  readAt: string
}

/** An action of somebody's that is not done, wherever it comes from. */
export interface OpenAction {
  id: string
  text: string
  dueOn: string
  late: boolean
  release: {
    id: string
    number: number
    title: string
    version: string
    integrationName: string
    environmentName: string
    windowStart: Date
    timeZone: string
  }
}
