import { db } from '@/lib/core/db/client'
import { openCaptures } from './kept-captures'
import { readEnvironment } from './read-environment'
import { readOutcome } from './read-outcome'
import { readPlan } from './read-plan'

/**
 * Everything an execution needs, read at one moment: steps, values with secrets in the clear, where it may send, and the
 * digest of exactly that configuration. For the worker alone; what it answers must not be stored, logged or shown.
 * `variables` is null when a secret cannot be read. Null when the run is not waiting.
 */
export async function loadRunInputs(runId: string) {
  return db.$transaction(
    async (tx) => {
      const run = await tx.smokeRun.findUnique({
        where: { id: runId },
        include: { results: { orderBy: { position: 'asc' } } },
      })
      if (run?.state !== 'queued') return null
      const { suiteId, revision, environmentId, keptFromId } = run
      const stored = await tx.suiteRevision.findUniqueOrThrow({ where: { suiteId_revision: { suiteId, revision } } })
      const environment = await readEnvironment(tx, environmentId)
      const first = keptFromId
        ? await tx.smokeRun.findUnique({ where: { id: keptFromId }, select: { id: true, keptCaptures: true, configDigest: true } })
        : null
      const kept = new Map(run.results.map((result) => [result.position, readOutcome(result)]))
      return {
        plan: readPlan(stored),
        ...environment,
        /** Results that stay from the run it takes up again, and what their steps captured. */
        kept,
        captured: first ? openCaptures(first.id, first.keptCaptures).filter(({ position }) => kept.has(position)) : [],
        /** The configuration what stays was seen with; undefined when nothing does. */
        keptDigest: keptFromId ? (first?.configDigest ?? null) : undefined,
      }
    },
    { isolationLevel: 'RepeatableRead' },
  )
}
