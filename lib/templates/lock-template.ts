import { notFound, refuse } from '@/lib/core/refusal'
import type { Tx } from '@/lib/core/db/client'

/** Takes the template for this transaction: everything that happens to its versions happens one after the other. */
export async function lockTemplate(tx: Tx, templateId: string) {
  await tx.$queryRaw`select id from templates where id = ${templateId}::uuid for update`
  const template = await tx.template.findUnique({ where: { id: templateId } })
  if (!template) throw notFound('template')
  return template
}

/** The same for a template that is in use; a retired one is refused. */
export async function lockUsedTemplate(tx: Tx, templateId: string) {
  const template = await lockTemplate(tx, templateId)
  if (template.retiredAt) throw refuse('template_is_retired', { name: template.name })
  return template
}

/**
 * Takes a draft for this transaction. Refuses one that was published or discarded, and, with a revision named, one that somebody
 * edited since: the refusal carries the newer revision and who made it.
 */
export async function lockDraft(tx: Tx, versionId: string, revision?: number) {
  const place = await tx.templateVersion.findUnique({ where: { id: versionId }, select: { templateId: true } })
  if (!place) throw notFound('template')
  const template = await lockUsedTemplate(tx, place.templateId)
  const draft = await tx.templateVersion.findUniqueOrThrow({ where: { id: versionId } })
  if (draft.state !== 'draft') throw refuse('draft_gone', { name: template.name, number: draft.number })
  if (revision !== undefined && revision !== draft.revision) {
    const by = draft.updatedByName ?? draft.createdByName
    throw refuse('draft_conflict', { by }, { data: { revision: draft.revision, by, at: draft.updatedAt } })
  }
  return { template, draft }
}
