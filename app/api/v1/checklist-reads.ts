import { z } from 'zod'
import { getChecklist, getItem, listMyItems, listWorkers } from '@/lib/checklists/queries'
import { type ReadRoute, readRoute } from '@/lib/core/http'

const checklist = z.object({ checklistId: z.uuid() })

/** Checklists with their items judged, and one item with its history. */
export const checklistReads: ReadRoute[] = [
  readRoute({
    path: '/checklists/{checklistId}',
    summary: 'A checklist: phases, items as they stand now, evidence, progress',
    params: checklist,
    read: (actor, { checklistId }) => getChecklist(actor, checklistId),
  }),
  readRoute({
    path: '/checklists/{checklistId}/people',
    summary: 'Who can be given an item of a checklist, or own a waiver of it',
    params: checklist,
    read: (actor, { checklistId }) => listWorkers(actor, checklistId),
  }),
  readRoute({
    path: '/items/{itemId}',
    summary: 'One item with its history: who, when, before and after',
    params: z.object({ itemId: z.uuid() }),
    read: (actor, { itemId }) => getItem(actor, itemId),
  }),
  readRoute({
    path: '/my-items',
    summary: 'What is assigned to you and not settled',
    params: z.object({}),
    read: (actor) => listMyItems(actor),
  }),
]
