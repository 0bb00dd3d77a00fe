import { type Actor, personIdOf } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import { integrationOfSuite, touchedByRun } from './locks'
import { queueRun } from './queue-run'
import { type RunTrigger, StartRunInput } from './schema'

/**
 * Starts a run of a suite against an environment: queued here, sent by the worker. One run of a suite and environment at a time: a
 * second start answers with the one that is under way. `fromRunId` keeps what passed in that run and asks the rest again.
 */
export const startRun = command({
  name: 'smoke.start',
  input: StartRunInput,
  integration: integrationOfSuite,
  run: async ({ tx, actor, input, now }) => {
    const { suiteId, environmentId, releaseId = null, fromRunId = null } = input
    const by = { id: personIdOf(actor), name: actor.name }
    const trigger = triggerOf(actor, releaseId)
    const { run, suite, environment, already } = await queueRun(tx, { suiteId, environmentId, releaseId, fromRunId, trigger, by, now })
    const value = { runId: run.id, state: run.state, already: already as boolean }
    if (already) return { value, audit: null }
    return {
      value,
      audit: {
        entity: { type: 'smoke_run', id: run.id, label: `${suite.name} · ${environment.name}` },
        before: null,
        after: { suiteId: suite.id, revision: suite.revision, environmentId, releaseId, ...(fromRunId ? { fromRunId } : {}) },
      },
      touched: touchedByRun(run),
    }
  },
})

function triggerOf(actor: Actor, releaseId: string | null): RunTrigger {
  if (releaseId) return 'release'
  return actor.kind === 'job' ? 'schedule' : actor.kind === 'token' ? 'token' : 'person'
}
