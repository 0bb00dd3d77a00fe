import { z } from 'zod'
import { record } from '@/lib/core/command'
import { addJob } from '@/lib/core/events'
import { nextCheck } from './source-pause'
import { readProblem, sourceJob } from './source-row'

/** Queues a look at every followed file whose time has come: each in a job of its own, so that a slow server holds up no other. */
export const queueSourceChecks = record({
  name: 'template.queue_source_checks',
  input: z.strictObject({}),
  run: async ({ tx, now }) => {
    const sources = await tx.templateSource.findMany({
      where: { template: { retiredAt: null } },
      select: { id: true, lastCheckedAt: true, problem: true },
      orderBy: { id: 'asc' },
    })
    const due = sources.filter((source) => nextCheck(source.lastCheckedAt, readProblem(source.problem)) <= now)
    for (const { id } of due) await addJob(tx, sourceJob, { sourceId: id }, { jobKey: `${sourceJob}:${id}`, maxAttempts: 1 })
    return { value: { queued: due.length } }
  },
})
