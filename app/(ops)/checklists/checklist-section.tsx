'use client'

import type { ChecklistActions } from '@/components/checklists/actions'
import { ChecklistPanel } from '@/components/checklists/checklist-panel'
import type { ChecklistView } from '@/lib/checklists/view'
import {
  addEvidenceAction,
  addItemAction,
  assignItemAction,
  editItemAction,
  failItemAction,
  liftWaiverAction,
  markNotApplicableAction,
  noteItemAction,
  removeEvidenceAction,
  removeItemAction,
  startItemRunAction,
  tickItemAction,
  untickItemAction,
  waiveItemAction,
} from './actions'

const actions: ChecklistActions = {
  tick: tickItemAction,
  untick: untickItemAction,
  fail: failItemAction,
  notApplicable: markNotApplicableAction,
  waive: waiveItemAction,
  liftWaiver: liftWaiverAction,
  assign: assignItemAction,
  note: noteItemAction,
  addEvidence: addEvidenceAction,
  removeEvidence: removeEvidenceAction,
  addItem: addItemAction,
  editItem: editItemAction,
  removeItem: removeItemAction,
  startRun: startItemRunAction,
}

/** The plan of a release on its page, wired to the verbs. `view` is what `getChecklist` read for this reader. */
export function ChecklistSection({ view, releaseId }: { view: ChecklistView; releaseId: string }) {
  return <ChecklistPanel view={view} releaseId={releaseId} actions={actions} />
}
