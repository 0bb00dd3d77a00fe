import { digestOf } from '@/lib/core/canonical'
import type { Reader } from '@/lib/core/db/client'
import { type NewestValue, newestValues } from './newest-values'
import { type ConfigurationJudgement, judgeConfiguration, type VariableFacts } from './rules'
import type { OwnerArea } from './schema'

/** Everything the configuration of one integration consists of. No secret's value is in it. */
export type LoadedIntegration = Awaited<ReturnType<typeof loadIntegrations>>[number]

/** Loads integrations whole, archived environments and removed variables left out. Order: name. */
export async function loadIntegrations(reader: Reader, integrationIds: readonly string[]) {
  const [integrations, newest] = await Promise.all([
    reader.integration.findMany({
      where: { id: { in: [...integrationIds] } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      include: {
        owners: { include: { person: { select: { id: true, name: true, disabledAt: true } } } },
        environments: { where: { archivedAt: null }, orderBy: [{ position: 'asc' }, { key: 'asc' }] },
        variables: { where: { removedAt: null }, orderBy: [{ position: 'asc' }, { key: 'asc' }] },
      },
    }),
    newestValues(reader, integrationIds),
  ])
  return integrations.map((integration) => {
    const own = new Set(integration.variables.map((variable) => variable.id))
    const newestOwn = newest.filter((value) => own.has(value.variableId))
    return { ...integration, newest: newestOwn, values: newestOwn.filter((value) => !value.cleared) }
  })
}

/** Areas that somebody who can still sign in answers for. */
function ownedAreas(integration: LoadedIntegration): OwnerArea[] {
  return integration.owners.filter((owner) => !owner.person.disabledAt).map((owner) => owner.area)
}

/** Judges one environment of a loaded integration. */
export function judgeEnvironment(integration: LoadedIntegration, environmentId: string): ConfigurationJudgement {
  const environment = integration.environments.find((candidate) => candidate.id === environmentId)
  if (!environment) throw new Error('The environment does not belong to this integration')
  const names = new Map(integration.environments.map((other) => [other.id, other.name]))
  const elsewhere = integration.values.flatMap((value) => {
    const place = names.get(value.environmentId)
    return value.fingerprint && place && value.environmentId !== environment.id ? [{ fingerprint: value.fingerprint, place }] : []
  })
  return judgeConfiguration({
    environment,
    variables: integration.variables,
    values: integration.values.filter((value) => value.environmentId === environment.id),
    elsewhere,
    ownedAreas: ownedAreas(integration),
  })
}

/** One setting as a signature covers it: a plain value itself, a secret by id, version and keyed fingerprint. */
export type ConfiguredSetting =
  | { key: string; kind: 'plain'; value: string }
  | { key: string; kind: 'secret'; id: string; version: number; fingerprint: string }

/** What the configuration of an environment is: the content behind its digest, in one order. */
export type ConfigurationContent = { features: string[]; settings: ConfiguredSetting[] }

function contentOf(variables: readonly VariableFacts[], values: readonly NewestValue[], features: readonly string[]): ConfigurationContent {
  const valueOf = new Map(values.map((value) => [value.variableId, value]))
  const settings = variables.flatMap((variable): ConfiguredSetting[] => {
    const value = valueOf.get(variable.id)
    if (!value) return []
    if (variable.kind === 'plain') return [{ key: variable.key, kind: 'plain', value: value.plain ?? '' }]
    return [{ key: variable.key, kind: 'secret', id: variable.id, version: value.version, fingerprint: value.fingerprint ?? '' }]
  })
  settings.sort((a, b) => (a.key < b.key ? -1 : 1))
  return { features: [...features].sort(), settings }
}

/** A freeze that is not lifted. */
export type FreezeFacts = { id: string; startsAt: Date; endsAt: Date; reason: string }

/** A change of an environment's configuration. */
export type ConfigurationChange = { id: string; at: Date; summary: string; actorName: string; details: unknown }

export type EnvironmentConfiguration = ConfigurationJudgement & {
  integrationId: string
  environment: { id: string; key: string; name: string; production: boolean; features: string[]; timeZone: string }
  content: ConfigurationContent
  /** sha256 over the canonical content: the same exactly when the configuration is the same. */
  digest: string
  /** Counts every change of a value; only grows. */
  configurationVersion: number
  lastChange: ConfigurationChange | null
  /** Not lifted, in order of their start; past ones included. */
  freezes: FreezeFacts[]
}

/** What the verdict, the smoke runner and signatures need to know of one environment; null when there is none. */
export async function getConfigurationFacts(reader: Reader, environmentId: string): Promise<EnvironmentConfiguration | null> {
  const named = await reader.environment.findUnique({
    where: { id: environmentId },
    include: { freezes: { where: { removedAt: null }, orderBy: { startsAt: 'asc' } } },
  })
  if (!named) return null
  const [[integration], configurationVersion, [lastChange]] = await Promise.all([
    loadIntegrations(reader, [named.integrationId]),
    reader.variableValue.count({ where: { environmentId } }),
    listConfigurationChanges(reader, environmentId, { limit: 1 }),
  ])
  if (!integration) return null
  // An archived environment is left out of the load, and still has to be judged for the releases it has seen.
  const whole = named.archivedAt ? { ...integration, environments: [...integration.environments, named] } : integration
  const content = contentOf(
    whole.variables,
    whole.values.filter((value) => value.environmentId === environmentId),
    named.features,
  )
  const { id, key, name, production, features, timeZone } = named
  return {
    integrationId: named.integrationId,
    environment: { id, key, name, production, features, timeZone },
    ...judgeEnvironment(whole, environmentId),
    content,
    digest: digestOf(content),
    configurationVersion,
    lastChange: lastChange ?? null,
    freezes: named.freezes.map((freeze) => ({ id: freeze.id, startsAt: freeze.startsAt, endsAt: freeze.endsAt, reason: freeze.reason })),
  }
}

/** Changes of an environment's values and features, newest first; `after` leaves out what is not later than it. */
export async function listConfigurationChanges(
  reader: Reader,
  environmentId: string,
  { after, limit }: { after?: Date; limit: number },
): Promise<ConfigurationChange[]> {
  return reader.change.findMany({
    where: { environmentId, kind: 'configuration', ...(after ? { at: { gt: after } } : {}) },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { id: true, at: true, summary: true, actorName: true, details: true },
  })
}
