import type { ChecklistRights, PlanItem } from '@/lib/checklists/view'
import type { ActiveDialog } from './active-dialog'

/** What rows ask of the panel; one object for all of them, so that a row redraws only when its own item changes. */
export interface RowCalls {
  toggle: (item: PlanItem) => void
  expand: (id: string) => void
  evidence: (item: PlanItem) => void
  start: (item: PlanItem) => void
  run: (item: PlanItem) => void
}

/** What all parts of one checklist share. */
export interface PlanContext {
  releaseId: string
  zone: string
  /** Start of the window: items due that day show their time before their text. */
  windowStart: string
  /** The day this was judged. */
  judgedAt: string
  can: ChecklistRights
  calls: RowCalls
  openDialog: (dialog: ActiveDialog) => void
  /** What a role is called; its key when it has no name. */
  roleName: (key: string) => string
  /** A condition in words; null for what is none. */
  sayCondition: (written: string) => string | null
}
