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
import type { WriteRoute } from '@/lib/core/http'

/** Items of a running release and their evidence. */
export const checklistWrites: WriteRoute[] = [
  { method: 'post', path: '/items/{itemId}/tick', summary: 'Tick an item', command: tickItem },
  { method: 'post', path: '/items/{itemId}/start', summary: 'Note that work on an item has begun', command: startItem },
  { method: 'post', path: '/items/{itemId}/untick', summary: 'Open an item again', command: untickItem },
  { method: 'post', path: '/items/{itemId}/fail', summary: 'Mark an item as failed', command: failItem },
  { method: 'post', path: '/items/{itemId}/not-applicable', summary: 'Mark an item as not applicable', command: markNotApplicable },
  { method: 'post', path: '/items/{itemId}/waiver', summary: 'Waive an item', command: waiveItem },
  { method: 'delete', path: '/items/{itemId}/waiver', summary: 'Lift the waiver of an item', command: liftWaiver },
  { method: 'put', path: '/items/{itemId}/assignee', summary: 'Assign an item, or take the assignment away', command: assignItem },
  { method: 'put', path: '/items/{itemId}/note', summary: 'Write the note of an item', command: noteItem },
  {
    method: 'post',
    path: '/items/{itemId}/evidence',
    summary: 'Attach a link, a number, a text or the output of a command as evidence',
    command: addEvidence,
  },
  { method: 'delete', path: '/evidence/{evidenceId}', summary: 'Take evidence away', command: removeEvidence },
  { method: 'post', path: '/checklists/{checklistId}/items', summary: 'Add an item to a running plan', command: addItem },
  { method: 'put', path: '/items/{itemId}', summary: 'Change the text of an item', command: editItem },
  { method: 'delete', path: '/items/{itemId}', summary: 'Remove an item from a running plan', command: removeItem },
]
