import { z } from 'zod'
import type { Reader } from '@/lib/core/db/client'

const Rows = z.array(z.object({ key: z.string(), set: z.boolean() }))

/**
 * Of the named variables those that the integration defines, each with whether the environment has a value for it now. No value is read.
 * What the integration does not define is not in the answer.
 */
export async function readSetVariables(
  reader: Reader,
  place: { integrationId: string; environmentId: string },
  names: readonly string[],
): Promise<Map<string, boolean>> {
  if (names.length === 0) return new Map()
  const rows = await reader.$queryRaw`
    select v.key, coalesce((
      select not held.cleared from variable_values held
      where held.variable_id = v.id and held.environment_id = ${place.environmentId}::uuid order by held.version desc limit 1), false) as set
    from variables v
    where v.integration_id = ${place.integrationId}::uuid and v.removed_at is null and v.key = any(${[...names]}::text[])`
  return new Map(Rows.parse(rows).map((row) => [row.key, row.set]))
}
