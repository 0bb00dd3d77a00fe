import { z } from 'zod'
import { type ReadRoute, readRoute } from '@/lib/core/http'
import { getDraft } from '@/lib/templates/draft-queries'
import { getTemplate, listTemplates } from '@/lib/templates/queries'

const templateId = z.uuid()

/** Templates, their versions and their drafts. */
export const templateReads: ReadRoute[] = [
  readRoute({
    path: '/templates',
    summary: 'Templates in use, each with its newest version',
    params: z.object({}),
    read: (actor) => listTemplates(actor),
  }),
  readRoute({
    path: '/templates/{templateId}',
    summary: 'One template with the body of a version: the newest unless a number is named',
    params: z.object({ templateId, version: z.coerce.number().int().min(1).max(100_000).optional() }),
    read: (actor, { templateId: id, version }) => getTemplate(actor, id, version),
  }),
  readRoute({
    path: '/templates/{templateId}/draft',
    summary: 'The draft of a template: its body, what is wrong with it, and its steps',
    params: z.object({ templateId }),
    read: (actor, { templateId: id }) => getDraft(actor, id),
  }),
]
