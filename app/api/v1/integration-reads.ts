import { z } from 'zod'
import { listChanges } from '@/lib/changes/queries'
import { ChangeFilter } from '@/lib/changes/schema'
import { type ReadRoute, readRoute } from '@/lib/core/http'
import { findIntegration, getEnvironmentsSideBySide, getIntegration, getValueHistory, listIntegrations } from '@/lib/integrations/queries'

const named = z.object({ integration: z.string().min(1).max(60) })

/** Integrations by id or key, their environments side by side, the history of a value, and the change log. */
export const integrationReads: ReadRoute[] = [
  readRoute({
    path: '/integrations',
    summary: 'The integrations you may read, with how complete they are',
    params: z.object({ archived: z.stringbool().optional() }),
    read: listIntegrations,
  }),
  readRoute({
    path: '/integrations/{integration}',
    summary: 'One integration: owners, environments, variables, allow rules, freezes',
    params: named,
    read: async (actor, { integration }) => {
      const id = await findIntegration(actor, integration)
      return id && getIntegration(actor, id)
    },
  }),
  readRoute({
    path: '/integrations/{integration}/values',
    summary: 'All environments side by side',
    params: named,
    read: async (actor, { integration }) => {
      const id = await findIntegration(actor, integration)
      return id && getEnvironmentsSideBySide(actor, id)
    },
  }),
  readRoute({
    path: '/environments/{environmentId}/values/{variableId}/history',
    summary: 'Every version of one value; secrets by version and fingerprint',
    params: z.object({ environmentId: z.uuid(), variableId: z.uuid() }),
    read: (actor, { variableId, environmentId }) => getValueHistory(actor, variableId, environmentId),
  }),
  readRoute({ path: '/changes', summary: 'The change log, newest first', params: ChangeFilter, read: listChanges }),
]
