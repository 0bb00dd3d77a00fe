import type { ChecklistView } from '@/lib/checklists/view'
import type { SentCommunication } from '@/lib/communications/view'
import type { LessonsView } from '@/lib/lessons/view'
import type { ReleaseView } from '@/lib/releases/view'
import type { RiskView } from '@/lib/risks/view'

/** All that a release's record is written from, as its reader may read it. */
export interface ReleaseRecord {
  release: ReleaseView
  checklist: ChecklistView
  /** Newest first. */
  sent: SentCommunication[]
  risks: RiskView[]
  lessons: Pick<LessonsView, 'sections' | 'lessons' | 'actions'>
}
