import { z } from 'zod'
import type { Reader } from '@/lib/core/db/client'

const Row = z.object({
  variableId: z.uuid(),
  environmentId: z.uuid(),
  version: z.int(),
  cleared: z.boolean(),
  plain: z.string().nullable(),
  fingerprint: z.string().nullable(),
  setAt: z.date(),
  setByName: z.string(),
})

/** The newest version of a value. A secret's bytes are not in it: only version and keyed fingerprint. */
export type NewestValue = z.infer<typeof Row>

/** Of each variable and environment of the integrations the highest version; one that is `cleared` holds nothing now. */
export async function newestValues(reader: Reader, integrationIds: readonly string[]): Promise<NewestValue[]> {
  if (integrationIds.length === 0) return []
  const rows = await reader.$queryRaw`
    select distinct on (held.variable_id, held.environment_id)
      held.variable_id as "variableId", held.environment_id as "environmentId", held.version, held.cleared,
      held.plain, held.fingerprint, held.set_at as "setAt", held.set_by_name as "setByName"
    from variable_values held join variables on variables.id = held.variable_id
    where variables.integration_id = any(${[...integrationIds]}::uuid[]) and variables.removed_at is null
    order by held.variable_id, held.environment_id, held.version desc`
  return z.array(Row).parse(rows)
}
