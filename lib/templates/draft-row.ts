import type { Tx } from '@/lib/core/db/client'
import type { DraftSource } from './draft-schema'
import { TemplateBody } from './schema'
import { starterBody } from './starter-body'

/** A draft as it was opened. */
export interface OpenedDraft {
  versionId: string
  number: number
  revision: number
  basedOn: number | null
  opened: boolean
}

/** The columns that keep the document a version was read from. Without one the name is null, and what stands beside it says nothing. */
export const sourceColumns = (source: DraftSource | null) => ({
  sourceName: source?.name ?? null,
  sourceText: source?.text ?? null,
  ...(source === null ? {} : { origins: (source.origins ?? {}) as object }),
})

/** The document a version was read from, if it was. */
export function sourceOf(version: { sourceName: string | null; sourceText: string | null; origins: unknown }): DraftSource | null {
  return version.sourceName === null ? null : { name: version.sourceName, text: version.sourceText ?? '', origins: version.origins }
}

/**
 * Opens the draft of a template that the caller has locked: the one there is, or a new one that begins as version `from` (the newest
 * published one unless told; null when there is no such version). It takes over the row of a discarded draft with its number, and its
 * revision goes on from there, so that a page that still shows the old one is refused.
 */
export async function openDraftRow(tx: Tx, templateId: string, by: string, now: Date, from?: number): Promise<OpenedDraft | null> {
  const versions = await tx.templateVersion.findMany({
    where: { templateId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, state: true, revision: true, basedOn: true },
  })
  const open = versions.find((version) => version.state === 'draft')
  if (open) return { versionId: open.id, number: open.number, revision: open.revision, basedOn: open.basedOn, opened: false }
  const discarded = versions.find((version) => version.state === 'discarded')
  const base = versions.find((version) => version.state === 'published' && (from === undefined || version.number === from))
  if (!base && from !== undefined) return null
  const content = await contentOf(tx, base?.id ?? discarded?.id)
  const data = {
    state: 'draft' as const,
    ...content,
    digest: '',
    basedOn: base?.number ?? null,
    note: '',
    createdByName: by,
    createdAt: now,
    updatedByName: null,
    updatedAt: now,
    revision: (discarded?.revision ?? 0) + 1,
  }
  const number = discarded?.number ?? (versions[0]?.number ?? 0) + 1
  const row = discarded
    ? await tx.templateVersion.update({ where: { id: discarded.id }, data })
    : await tx.templateVersion.create({ data: { ...data, templateId, number } })
  return { versionId: row.id, number, revision: row.revision, basedOn: row.basedOn, opened: true }
}

/** Body and source of a version, as a copy begins with them. */
async function contentOf(tx: Tx, versionId: string | undefined) {
  const version = versionId === undefined ? null : await tx.templateVersion.findUniqueOrThrow({ where: { id: versionId } })
  if (!version) return { body: starterBody() as object, ...sourceColumns(null) }
  return { body: TemplateBody.parse(version.body) as object, ...sourceColumns(sourceOf(version)) }
}
