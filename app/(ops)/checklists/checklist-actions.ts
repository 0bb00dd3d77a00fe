import type { ChecklistActions } from '@/components/checklists/actions'
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
  startItemAction,
  startItemRunAction,
  tickItemAction,
  untickItemAction,
  waiveItemAction,
} from './actions'
import { setPreferencesAction } from '../settings/actions'

/** The verbs of a checklist as server actions, for the panel on whatever page shows it. */
export const checklistActions: ChecklistActions = {
  tick: tickItemAction,
  start: startItemAction,
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
  setLanguage: setPreferencesAction,
  startRun: startItemRunAction,
}
