import { z } from 'zod'
import { record } from '@/lib/core/command'

export const PruneRunsInput = z.strictObject({ runIds: z.array(z.uuid()).max(1000) })

/** Removes runs with their results, few enough at a time that nobody waits. One that belongs to a release, or is under way, stays whatever was asked. */
export const pruneRuns = record({
  name: 'smoke.prune',
  input: PruneRunsInput,
  run: async ({ tx, input: { runIds } }) => {
    const gone = await tx.$queryRaw<{ id: string }[]>`
      select id::text from smoke_runs where id = any(${runIds}::uuid[]) and release_id is null and state not in ('queued', 'running')
      order by id for update skip locked`
    const ids = gone.map(({ id }) => id)
    if (ids.length === 0) return { value: { pruned: 0 } }
    await tx.$executeRaw`delete from smoke_results where run_id = any(${ids}::uuid[])`
    const pruned = await tx.$executeRaw`delete from smoke_runs where id = any(${ids}::uuid[])`
    return { value: { pruned } }
  },
})
