import type { Tx } from '@/lib/core/db/client'
import { notFound, refuse } from '@/lib/core/refusal'

/** The integration's row, locked until the transaction ends: changes to what it defines happen one after another. */
export async function lockIntegration(tx: Tx, integrationId: string) {
  await tx.$queryRaw`select id from integrations where id = ${integrationId}::uuid for no key update`
  const integration = await tx.integration.findUnique({ where: { id: integrationId } })
  if (!integration) throw notFound('integration')
  return integration
}

/** As `lockIntegration`, and refuses one that is archived. */
export async function lockActiveIntegration(tx: Tx, integrationId: string) {
  const integration = await lockIntegration(tx, integrationId)
  if (integration.archivedAt) throw refuse('integration_archived', { name: integration.name })
  return integration
}

/**
 * The environment's row with its integration, locked until the transaction ends: values of one environment change one
 * after another, so versions have no gaps and no doubles. Refuses an archived one.
 */
export async function lockActiveEnvironment(tx: Tx, environmentId: string) {
  await tx.$queryRaw`select id from environments where id = ${environmentId}::uuid for no key update`
  const environment = await tx.environment.findUnique({ where: { id: environmentId }, include: { integration: true } })
  if (!environment) throw notFound('environment')
  if (environment.integration.archivedAt) throw refuse('integration_archived', { name: environment.integration.name })
  if (environment.archivedAt) throw refuse('environment_archived', { name: environment.name })
  return environment
}

/** The variable's row, locked until the transaction ends. One that was removed is not there. */
export async function lockVariable(tx: Tx, variableId: string) {
  await tx.$queryRaw`select id from variables where id = ${variableId}::uuid for no key update`
  const variable = await tx.variable.findUnique({ where: { id: variableId } })
  if (!variable || variable.removedAt) throw notFound('variable')
  return variable
}

/** Which integration an environment belongs to, for the permission table. */
export async function integrationOfEnvironment(tx: Tx, { environmentId }: { environmentId: string }): Promise<string | null> {
  const found = await tx.environment.findUnique({ where: { id: environmentId }, select: { integrationId: true } })
  return found?.integrationId ?? null
}

/** Which integration a variable belongs to, for the permission table. */
export async function integrationOfVariable(tx: Tx, { variableId }: { variableId: string }): Promise<string | null> {
  const found = await tx.variable.findUnique({ where: { id: variableId }, select: { integrationId: true } })
  return found?.integrationId ?? null
}

/** The integration named by the input itself, if it exists. */
export async function namedIntegration(tx: Tx, { integrationId }: { integrationId: string }): Promise<string | null> {
  const found = await tx.integration.findUnique({ where: { id: integrationId }, select: { id: true } })
  return found?.id ?? null
}

/** Live topics that every configuration change touches. */
export const touchedBy = (integrationId: string): string[] => [`integration:${integrationId}`, 'board']
