import type { Tx } from '@/lib/core/db/client'
import { notFound } from '@/lib/core/refusal'

/** What may be told about a version of a value: a secret by version and fingerprint only. */
export type ToldValue = { version: number; plain?: string; fingerprint?: string } | { version: number; cleared: true }

type Version = { version: number; cleared: boolean; plain: string | null; fingerprint: string | null }

/** A version as audit, changes and refusals tell it; version 0 and a cleared one hold nothing. */
export function tellValue(found: Version | null): ToldValue {
  if (!found || found.cleared) return { version: found?.version ?? 0, cleared: true }
  return { version: found.version, ...(found.plain === null ? { fingerprint: found.fingerprint ?? '' } : { plain: found.plain }) }
}

/** The newest version of a value, cleared or not. The caller holds the environment's lock. */
export async function newestVersion(tx: Tx, variableId: string, environmentId: string) {
  return tx.variableValue.findFirst({
    where: { variableId, environmentId },
    orderBy: { version: 'desc' },
    select: { version: true, cleared: true, plain: true, fingerprint: true },
  })
}

/** A variable of that integration that is still defined; anything else is not there. */
export async function variableOf(tx: Tx, variableId: string, integrationId: string) {
  const variable = await tx.variable.findUnique({ where: { id: variableId } })
  if (!variable || variable.removedAt || variable.integrationId !== integrationId) throw notFound('variable')
  return variable
}

/** Where the ciphertext of a secret belongs: copied to another row it does not decrypt. */
export const secretContext = (variableId: string, environmentId: string, version: number): string =>
  `variable_values:${variableId}:${environmentId}:${version}`

const longestShown = 60

/** A plain value short enough for a line in the change log. */
export function shorten(value: string): string {
  const line = value.replace(/\s+/g, ' ')
  return line.length > longestShown ? `${line.slice(0, longestShown - 1)}…` : line
}
