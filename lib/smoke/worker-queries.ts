import { db } from '@/lib/core/db/client'
import { getConfigurationFacts } from '@/lib/integrations/configuration'
import { readAllowRules, readEnvironmentVariables } from '@/lib/integrations/read-environment-variables'
import { readInstanceSettings } from '@/lib/people/instance-settings'
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
        select: { state: true, suiteId: true, revision: true, environmentId: true },
      })
      if (run?.state !== 'queued') return null
      const { suiteId, revision, environmentId } = run
      const stored = await tx.suiteRevision.findUniqueOrThrow({ where: { suiteId_revision: { suiteId, revision } } })
      const [rules, settings, configuration] = [
        await readAllowRules(tx, environmentId),
        await readInstanceSettings(tx),
        await getConfigurationFacts(tx, environmentId),
      ]
      return {
        plan: readPlan(stored),
        variables: await readEnvironmentVariables(tx, environmentId).catch(() => null),
        rules,
        allowLoopback: settings.allowLoopback,
        configDigest: configuration?.digest ?? null,
      }
    },
    { isolationLevel: 'RepeatableRead' },
  )
}
