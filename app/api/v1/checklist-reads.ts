import { z } from 'zod'
import { getChecklist, getItem, listMyItems, listWorkers } from '@/lib/checklists/queries'
import { type ReadRoute, readRoute } from '@/lib/core/http'
import { getTemplate, listTemplates } from '@/lib/templates/queries'

const checklist = z.object({ checklistId: z.uuid() })

/** Checklists with their items judged, one item with its history, and the templates they are copied from. */
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
  readRoute({
    path: '/templates',
    summary: 'Templates in use, each with its newest version',
    params: z.object({}),
    read: (actor) => listTemplates(actor),
  }),
  readRoute({
    path: '/templates/{templateId}',
    summary: 'One template with the body of a version: the newest unless a number is named',
    params: z.object({ templateId: z.uuid(), version: z.coerce.number().int().min(1).max(100_000).optional() }),
    read: (actor, { templateId, version }) => getTemplate(actor, templateId, version),
  }),
]
