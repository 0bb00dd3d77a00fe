import { type Actor, mayRead, readableIntegrations } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { can, type CommandName } from '@/lib/core/permissions'
import { judgeEnvironment, type LoadedIntegration, loadIntegrations } from './configuration'
import { compareEnvironments } from './rules'
import { ownerAreas } from './schema'

/** What an actor may do with an integration, as its page needs it for its buttons. */
const commandsOfPage = [
  'integration.update',
  'integration.archive',
  'integration.restore',
  'owner.assign',
  'owner.clear',
  'environment.create',
  'environment.update',
  'environment.archive',
  'environment.restore',
  'variable.define',
  'variable.update',
  'variable.remove',
  'value.set',
  'value.clear',
  'allow_rule.add',
  'allow_rule.remove',
  'freeze.add',
  'freeze.remove',
] as const satisfies readonly CommandName[]
export type IntegrationCommand = (typeof commandsOfPage)[number]

function ownersOf(integration: LoadedIntegration) {
  return ownerAreas.map((area) => {
    const owner = integration.owners.find((candidate) => candidate.area === area)
    const person = owner ? { id: owner.person.id, name: owner.person.name, disabled: owner.person.disabledAt !== null } : null
    return { area, person, assignedAt: owner?.assignedAt ?? null }
  })
}

function environmentsOf(integration: LoadedIntegration) {
  return integration.environments.map((environment) => {
    const { id, key, name, production, features, timeZone, version } = environment
    return { id, key, name, production, features, timeZone, version, ...judgeEnvironment(integration, id) }
  })
}

/** The integrations an actor may read, each with how complete its owners and environments are. */
export async function listIntegrations(actor: Actor, options: { archived?: boolean } = {}) {
  const readable = readableIntegrations(actor)
  const found = await db.integration.findMany({
    where: { ...(readable === 'all' ? {} : { id: { in: readable } }), archivedAt: options.archived ? { not: null } : null },
    select: { id: true },
  })
  const ids = found.map((integration) => integration.id)
  const [integrations, newest] = await Promise.all([
    loadIntegrations(db, ids),
    db.change.groupBy({ by: ['integrationId'], where: { integrationId: { in: ids } }, _max: { at: true } }),
  ])
  const changedAt = new Map(newest.map((row) => [row.integrationId, row._max.at]))
  return integrations.map((integration) => {
    const { id, key, name, description, critical, archivedAt } = integration
    const owners = ownersOf(integration)
    return {
      id,
      key,
      name,
      description,
      critical,
      archivedAt,
      owned: owners.filter((owner) => owner.person && !owner.person.disabled).length,
      areas: owners.length,
      environments: environmentsOf(integration),
      changedAt: changedAt.get(id) ?? null,
    }
  })
}
export type ListedIntegration = Awaited<ReturnType<typeof listIntegrations>>[number]

/** Whether a text names an id rather than a key. */
const looksLikeId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** The id behind an id or a key, if the actor may read it. */
export async function findIntegration(actor: Actor, idOrKey: string): Promise<string | null> {
  const where = looksLikeId(idOrKey) ? { id: idOrKey } : { key: idOrKey }
  const found = await db.integration.findUnique({ where, select: { id: true } })
  return found && mayRead(actor, found.id) ? found.id : null
}

/** Everything the integration page shows, and what this actor may do there; null when it is not there for this actor. */
export async function getIntegration(actor: Actor, integrationId: string) {
  if (!mayRead(actor, integrationId)) return null
  const [[integration], archived, allowRules, freezes, people, [now]] = await Promise.all([
    loadIntegrations(db, [integrationId]),
    db.environment.findMany({
      where: { integrationId, archivedAt: { not: null } },
      orderBy: { key: 'asc' },
      select: { id: true, key: true, name: true, archivedAt: true },
    }),
    db.allowRule.findMany({ where: { environment: { integrationId } }, orderBy: { createdAt: 'asc' } }),
    db.freeze.findMany({ where: { environment: { integrationId } }, orderBy: { startsAt: 'desc' }, take: 200 }),
    can(actor, 'owner.assign', integrationId)
      ? db.person.findMany({ where: { disabledAt: null }, orderBy: [{ name: 'asc' }, { id: 'asc' }], select: { id: true, name: true } })
      : [],
    db.$queryRaw<{ now: Date }[]>`select now()`,
  ])
  if (!integration) return null
  const { id, key, name, description, critical, archivedAt, createdAt, version } = integration
  return {
    id,
    key,
    name,
    description,
    critical,
    archivedAt,
    createdAt,
    version,
    readAt: now?.now ?? new Date(),
    owners: ownersOf(integration),
    people,
    environments: environmentsOf(integration),
    archivedEnvironments: archived,
    variables: sideBySide(integration),
    allowRules,
    freezes,
    may: Object.fromEntries(commandsOfPage.map((command) => [command, can(actor, command, integrationId)])) as Record<
      IntegrationCommand,
      boolean
    >,
  }
}
export type IntegrationPage = NonNullable<Awaited<ReturnType<typeof getIntegration>>>

/** Variables with one cell an environment, who set it and when, and how the environments compare. */
function sideBySide(integration: LoadedIntegration) {
  const compared = compareEnvironments(integration.variables, integration.environments, integration.values)
  const newest = new Map(integration.newest.map((value) => [`${value.variableId} ${value.environmentId}`, value]))
  return integration.variables.map((variable, index) => {
    const { id, key, kind, requiredWhen, feature, description, recommended, version } = variable
    const row = compared[index]
    const cells = (row?.cells ?? []).map((cell) => {
      const value = newest.get(`${id} ${cell.environmentId}`)
      // `seen` is what a change is checked against; it counts the version that cleared a value too.
      return { ...cell, seen: value?.version ?? 0, setAt: value?.setAt ?? null, setByName: value?.setByName ?? null }
    })
    return { id, key, kind, requiredWhen, feature, description, recommended, version, spread: row?.spread ?? 'unset', cells }
  })
}

/** The values of all environments of an integration side by side (`UPZ-2`); null when it is not there for this actor. */
export async function getEnvironmentsSideBySide(actor: Actor, integrationId: string) {
  if (!mayRead(actor, integrationId)) return null
  const [integration] = await loadIntegrations(db, [integrationId])
  return integration ? { environments: environmentsOf(integration), variables: sideBySide(integration) } : null
}

/** Every version of one value, newest first: who, when, before and after. Secrets by version and fingerprint. */
export async function getValueHistory(actor: Actor, variableId: string, environmentId: string) {
  const variable = await db.variable.findUnique({ where: { id: variableId }, select: { key: true, kind: true, integrationId: true } })
  if (!variable || !mayRead(actor, variable.integrationId)) return null
  const versions = await db.variableValue.findMany({
    where: { variableId, environmentId },
    orderBy: { version: 'desc' },
    take: 200,
    select: { version: true, cleared: true, plain: true, fingerprint: true, setByName: true, setAt: true },
  })
  return { key: variable.key, kind: variable.kind, versions }
}
export type ValueHistory = NonNullable<Awaited<ReturnType<typeof getValueHistory>>>
