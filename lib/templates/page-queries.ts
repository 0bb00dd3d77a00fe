import type { Actor } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { mayReadTemplates } from './may-read'
import { judgeTemplate } from './rules'
import { TemplateBody } from './schema'

const columns = {
  id: true,
  number: true,
  state: true,
  basedOn: true,
  digest: true,
  note: true,
  sourceName: true,
  createdByName: true,
  updatedByName: true,
  updatedAt: true,
  publishedByName: true,
  publishedAt: true,
} as const

/**
 * A template as its pages show it: what it is called, its published versions newest first, its draft if it has one, and the body of one of
 * them: the number asked for, else the newest published, else the draft. Null when there is no such template or number.
 */
export async function getTemplatePage(actor: Actor, id: string, number?: number) {
  if (!mayReadTemplates(actor)) return null
  const found = await db.template.findUnique({
    where: { id },
    include: { versions: { where: { state: { not: 'discarded' } }, orderBy: { number: 'desc' }, select: columns } },
  })
  if (!found) return null
  const versions = found.versions.filter((version) => version.state !== 'draft')
  const draft = found.versions.find((version) => version.state === 'draft') ?? null
  const shown = number === undefined ? (versions[0] ?? draft) : found.versions.find((version) => version.number === number)
  if (!shown && number !== undefined) return null
  const nextReviewOn = found.nextReviewOn?.toISOString().slice(0, 10) ?? null
  const { key, name, nameZh, description, descriptionZh, tags, retiredAt, version } = found
  return {
    id,
    key,
    name,
    nameZh,
    description,
    descriptionZh,
    tags,
    retiredAt,
    version,
    nextReviewOn,
    reviewOverdue: nextReviewOn !== null && retiredAt === null && nextReviewOn < clock().toISOString().slice(0, 10),
    versions,
    draft,
    shown: shown ?? null,
    body: shown ? await readBody(shown.id) : null,
  }
}
export type TemplatePageView = NonNullable<Awaited<ReturnType<typeof getTemplatePage>>>

async function readBody(versionId: string): Promise<TemplateBody> {
  const stored = await db.templateVersion.findUniqueOrThrow({ where: { id: versionId }, select: { body: true } })
  return TemplateBody.parse(stored.body)
}

/** The bodies of two versions of a template by number, drafts included; null when either is not there. */
export async function getTwoVersions(actor: Actor, id: string, from: number, to: number) {
  if (!mayReadTemplates(actor)) return null
  const rows = await db.templateVersion.findMany({ where: { templateId: id, number: { in: [from, to] }, state: { not: 'discarded' } } })
  const read = (number: number) => rows.find((row) => row.number === number)
  const [before, after] = [read(from), read(to)]
  if (!before || !after) return null
  return { before: TemplateBody.parse(before.body), after: TemplateBody.parse(after.body) }
}

/** What publishing the draft of a template would do: the draft, what is wrong with it, and the newest version it would follow. */
export async function getPublication(actor: Actor, id: string) {
  if (!mayReadTemplates(actor)) return null
  const rows = await db.templateVersion.findMany({
    where: { templateId: id, state: { in: ['draft', 'published'] } },
    orderBy: { number: 'desc' },
    take: 2,
  })
  const draft = rows.find((row) => row.state === 'draft')
  if (!draft) return null
  const newest = rows.find((row) => row.state === 'published')
  const body = TemplateBody.parse(draft.body)
  return {
    versionId: draft.id,
    number: draft.number,
    revision: draft.revision,
    basedOn: draft.basedOn,
    body,
    problems: judgeTemplate(body),
    newest: newest ? { number: newest.number, body: TemplateBody.parse(newest.body) } : null,
  }
}
