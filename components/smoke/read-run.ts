import { useQuery } from '@tanstack/react-query'
import type { Wire } from '@/lib/core/wire'
import type { RunPage } from '@/lib/smoke/run-queries'

export type ShownRun = Wire<RunPage>

/** Whether nothing more will happen to a run. */
export const isRunOver = (run: Pick<ShownRun, 'state'>): boolean => run.state !== 'queued' && run.state !== 'running'

type Began = Pick<ShownRun, 'startedAt' | 'createdAt' | 'keptFromId'>

/**
 * When a run itself began to ask, null while it waits. One that took another up says of its evidence that it began with that one, which may
 * have been hours before.
 */
export const runBegan = (run: Began): string | null => (run.startedAt !== null && run.keptFromId !== null ? run.createdAt : run.startedAt)

/** A run, kept current by live notices while it runs; asked again every few seconds in case one is missed. */
export function useRun(runId: string, initial?: ShownRun) {
  return useQuery({
    queryKey: ['smoke_run', runId],
    queryFn: async ({ signal }): Promise<ShownRun> => {
      const response = await fetch(`/api/v1/runs/${runId}`, { signal })
      if (!response.ok) throw new Error(String(response.status))
      return (await response.json()) as ShownRun
    },
    initialData: initial,
    refetchInterval: ({ state }) => (state.data && isRunOver(state.data) ? false : 3000),
  })
}
