import type { Reader } from '@/lib/core/db/client'
import { getConfigurationFacts } from '@/lib/integrations/configuration'
import { readAllowRules, readEnvironmentVariables } from '@/lib/integrations/read-environment-variables'
import { readInstanceSettings } from '@/lib/people/instance-settings'

export type EnvironmentInputs = Awaited<ReturnType<typeof readEnvironment>>

/**
 * Everything about an environment that requests need: values with secrets in the clear, where they may go, and the digest of exactly that
 * configuration. To be read at one moment, so in a transaction that sees one. For the worker alone; it must not be stored, logged or shown.
 */
export async function readEnvironment(reader: Reader, environmentId: string) {
  const rules = await readAllowRules(reader, environmentId)
  const { allowLoopback } = await readInstanceSettings(reader)
  const configuration = await getConfigurationFacts(reader, environmentId)
  return {
    /** Null when a secret cannot be read. */
    variables: await readEnvironmentVariables(reader, environmentId).catch(() => null),
    rules,
    allowLoopback,
    configDigest: configuration?.digest ?? null,
  }
}
