import type { Actor } from '@/lib/core/actor'
import { db, type Reader } from '@/lib/core/db/client'
import { mayReadTemplates } from './may-read'
import { listTemplateItems } from './rules'
import { TemplateBody } from './schema'

function summaryOf(body: TemplateBody) {
  const items = listTemplateItems(body).filter(({ item }) => item.items.length === 0)
  return {
    phases: body.phases.length,
    items: items.length,
    automatic: items.filter(({ item }) => item.kind === 'smoke').length,
    slotsBeforeStart: body.slots.filter((slot) => slot.before === 'start').length,
    slotsBeforeCompletion: body.slots.filter((slot) => slot.before === 'completion').length,
  }
}

/** Templates in use, each with its newest published version. */
export async function listTemplates(actor: Actor) {
  if (!mayReadTemplates(actor)) return []
  const rows = await db.template.findMany({
    where: { retiredAt: null, versions: { some: { state: 'published' } } },
    orderBy: { name: 'asc' },
    include: { versions: { where: { state: 'published' }, orderBy: { number: 'desc' }, take: 1 } },
  })
  return rows.flatMap(({ versions: [newest], ...row }) => {
    if (!newest) return []
    const body = TemplateBody.parse(newest.body)
    const version = { id: newest.id, number: newest.number, publishedAt: newest.publishedAt, createdByName: newest.createdByName }
    return [{ id: row.id, key: row.key, name: row.name, description: row.description, version, ...summaryOf(body), facts: body.facts }]
  })
}
export type ListedTemplate = Awaited<ReturnType<typeof listTemplates>>[number]

/** One template with all its published versions and the body of one of them: the newest unless a number is named. */
export async function getTemplate(actor: Actor, id: string, number?: number) {
  if (!mayReadTemplates(actor)) return null
  const found = await db.template.findUnique({
    where: { id },
    include: {
      versions: {
        where: { state: { in: ['published', 'retired'] } },
        orderBy: { number: 'desc' },
        select: { id: true, number: true, state: true, digest: true, createdByName: true, publishedAt: true },
      },
    },
  })
  const version = found?.versions.find((one) => number === undefined || one.number === number)
  if (!found || !version) return null
  const stored = await db.templateVersion.findUniqueOrThrow({ where: { id: version.id }, select: { body: true } })
  const { key, name, description, retiredAt, versions } = found
  return { id, key, name, description, retiredAt, versions, version, body: TemplateBody.parse(stored.body) }
}
export type TemplateView = NonNullable<Awaited<ReturnType<typeof getTemplate>>>

/** A version to make a release from: published, of a template in use. Null otherwise. */
export async function readPublishedVersion(reader: Reader, versionId: string) {
  const found = await reader.templateVersion.findUnique({ where: { id: versionId }, include: { template: true } })
  if (found?.state !== 'published' || found.template.retiredAt) return null
  return {
    id: found.id,
    number: found.number,
    digest: found.digest,
    template: { id: found.templateId, name: found.template.name },
    body: TemplateBody.parse(found.body),
  }
}
