import type { Reader } from '@/lib/core/db/client'
import { decryptSecret } from '@/lib/core/secrets'
import type { VariableKind } from './schema'
import { secretContext } from './value-versions'

/** A value in the clear, for the request that is about to be sent. */
export type EnvironmentVariable = { key: string; kind: VariableKind; value: string }

/**
 * The values of an environment with secrets in the clear. For verbs that run in the worker and send requests, for masking
 * what a person pastes, and for nothing else: what it answers must not be stored, logged, shown or put into a refusal.
 */
export async function readEnvironmentVariables(reader: Reader, environmentId: string): Promise<EnvironmentVariable[]> {
  const newest = await reader.$queryRaw<{ id: string }[]>`
    select distinct on (held.variable_id) held.id
    from variable_values held join variables on variables.id = held.variable_id
    where held.environment_id = ${environmentId}::uuid and variables.removed_at is null
    order by held.variable_id, held.version desc`
  const rows = await reader.variableValue.findMany({
    where: { id: { in: newest.map((row) => row.id) } },
    include: { variable: { select: { key: true, kind: true } } },
  })
  return rows
    .filter((row) => !row.cleared)
    .map((row) => {
      const { key, kind } = row.variable
      if (kind === 'plain') return { key, kind, value: row.plain ?? '' }
      if (!row.secret) throw new Error('A secret has no ciphertext')
      return { key, kind, value: decryptSecret(row.secret, secretContext(row.variableId, environmentId, row.version)) }
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** The allow-list of an environment, oldest rule first. */
export async function readAllowRules(reader: Reader, environmentId: string) {
  return reader.allowRule.findMany({
    where: { environmentId },
    orderBy: { createdAt: 'asc' },
    select: { scheme: true, host: true, ports: true, cidr: true },
  })
}
