'use server'

import { addEvidence } from '@/lib/checklists/add-evidence'
import { addItem } from '@/lib/checklists/add-item'
import { assignItem } from '@/lib/checklists/assign-item'
import { editItem } from '@/lib/checklists/edit-item'
import { failItem } from '@/lib/checklists/fail-item'
import { liftWaiver } from '@/lib/checklists/lift-waiver'
import { markNotApplicable } from '@/lib/checklists/mark-not-applicable'
import { noteItem } from '@/lib/checklists/note-item'
import { removeEvidence } from '@/lib/checklists/remove-evidence'
import { removeItem } from '@/lib/checklists/remove-item'
import { startItem } from '@/lib/checklists/start-item'
import { tickItem } from '@/lib/checklists/tick-item'
import { untickItem } from '@/lib/checklists/untick-item'
import { waiveItem } from '@/lib/checklists/waive-item'
import { action } from '@/lib/core/action'
import { startRun } from '@/lib/smoke/start-run'

export const tickItemAction = action(tickItem)
export const startItemAction = action(startItem)
export const untickItemAction = action(untickItem)
export const failItemAction = action(failItem)
export const markNotApplicableAction = action(markNotApplicable)
export const waiveItemAction = action(waiveItem)
export const liftWaiverAction = action(liftWaiver)
export const assignItemAction = action(assignItem)
export const noteItemAction = action(noteItem)
export const addEvidenceAction = action(addEvidence)
export const removeEvidenceAction = action(removeEvidence)
export const addItemAction = action(addItem)
export const editItemAction = action(editItem)
export const removeItemAction = action(removeItem)
/** The run an automatic item waits for, started from its row. */
export const startItemRunAction = action(startRun)
