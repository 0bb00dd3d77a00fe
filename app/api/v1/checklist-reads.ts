import { z } from 'zod'
import { getChecklist, getItem, getItemChoices, getPlan, listMyItems, listWorkers, searchPlan } from '@/lib/checklists/queries'
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
    path: '/checklists/{checklistId}/plan',
    summary: 'The rows of a checklist for its page; a row is left without what most rows have',
    params: checklist,
    read: (actor, { checklistId }) => getPlan(actor, checklistId),
  }),
  readRoute({
    path: '/checklists/{checklistId}/search',
    summary: 'The items of a checklist that hold every word, in their texts, details or note',
    params: checklist.extend({ words: z.string().trim().min(1).max(200) }),
    read: (actor, { checklistId, words }) => searchPlan(actor, checklistId, words),
  }),
  readRoute({
    path: '/checklists/{checklistId}/choices',
    summary: 'What an item of a checklist can name: suites, communications, watches, roles, variables',
    params: checklist,
    read: (actor, { checklistId }) => getItemChoices(actor, checklistId),
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
