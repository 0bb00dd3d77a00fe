import { queryOptions } from '@tanstack/react-query'
import type { Wire } from '@/lib/core/wire'
import type { SuitePage } from '@/lib/smoke/queries'

type Included = Pick<Wire<SuitePage>, 'revision' | 'definition'>

/** Reads a suite that is put in, for its preview and for what it takes from answers. */
export const includedSuite = (suiteId: string) =>
  queryOptions({
    queryKey: ['smoke_suite', suiteId, 'included'],
    queryFn: async ({ signal }): Promise<Included> => {
      const response = await fetch(`/api/v1/suites/${suiteId}`, { signal })
      if (!response.ok) throw new Error(String(response.status))
      return (await response.json()) as Included
    },
    staleTime: 30_000,
  })
