import type { ReadRoute } from '@/lib/core/http'
import { integrationReads } from './integration-reads'

/** Every read, by path. Tokens need the scope `read`; pages come here with the session of the person. */
export const readRoutes: ReadRoute[] = [...integrationReads]
