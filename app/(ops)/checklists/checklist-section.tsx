'use client'

import { ChecklistPanel } from '@/components/checklists/checklist-panel'
import type { ChecklistView } from '@/lib/checklists/view'
import { checklistActions } from './checklist-actions'

/** The plan of a release on its page, wired to the verbs. `view` is what `getChecklist` read for this reader. */
export function ChecklistSection({ view, releaseId }: { view: ChecklistView; releaseId: string }) {
  return <ChecklistPanel view={view} releaseId={releaseId} actions={checklistActions} />
}
