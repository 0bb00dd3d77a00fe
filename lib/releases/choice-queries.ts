import { type Actor, readableIntegrations } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { listTemplates, readPublishedVersion } from '@/lib/templates/queries'
import { listTemplateItems } from '@/lib/templates/rules'

/** What a new release can be made of: integrations with environments and suites, templates with facts and the suites they ask for. */
export async function getReleaseChoices(actor: Actor) {
  const readable = readableIntegrations(actor)
  const [integrations, templates, people] = await Promise.all([
    db.integration.findMany({
      where: { ...(readable === 'all' ? {} : { id: { in: readable } }), archivedAt: null },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        name: true,
        environments: {
          where: { archivedAt: null },
          orderBy: [{ position: 'asc' }, { key: 'asc' }],
          select: { id: true, name: true, production: true, timeZone: true },
        },
        suites: { where: { archivedAt: null }, orderBy: { key: 'asc' }, select: { key: true, name: true } },
      },
    }),
    listTemplates(actor),
    db.person.findMany({
      where: { disabledAt: null, roleGrants: { some: {} } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, roleGrants: { select: { integrationId: true } } },
    }),
  ])
  return {
    integrations: integrations.filter((integration) => can(actor, 'release.create', integration.id) && integration.environments.length > 0),
    templates: await Promise.all(templates.map(withSuites)),
    people: people.map(({ id, name, roleGrants }) => ({
      id,
      name,
      /** Null: works on all integrations. */
      integrationIds: roleGrants.some((grant) => grant.integrationId === null) ? null : roleGrants.map((grant) => grant.integrationId),
    })),
  }
}
export type ReleaseChoices = Awaited<ReturnType<typeof getReleaseChoices>>

async function withSuites(template: Awaited<ReturnType<typeof listTemplates>>[number]) {
  const { id, name, version, phases, items, slotsBeforeStart, slotsBeforeCompletion, facts } = template
  const published = await readPublishedVersion(db, version.id)
  const keys = (published ? listTemplateItems(published.body) : []).flatMap(({ item }) =>
    item.kind === 'smoke' && typeof item.params.suiteKey === 'string' ? [item.params.suiteKey] : [],
  )
  const slots = slotsBeforeStart + slotsBeforeCompletion
  return { id, name, versionId: version.id, number: version.number, phases, items, slots, facts, suiteKeys: [...new Set(keys)] }
}
