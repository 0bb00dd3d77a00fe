import type { Tx } from '@/lib/core/db/client'
import { sourceColumns } from './draft-row'
import type { DraftSource } from './draft-schema'
import type { TemplateBody } from './schema'
import { insertTemplate } from './template-key'

type FirstDraft = {
  texts: { name: string; nameZh: string; description: string; descriptionZh: string; tags: string[] }
  body: TemplateBody
  /** The document it was read from, if it was. */
  source: DraftSource | null
  by: string
}

/** Makes a template whose key comes from its name, with a first draft that nobody has published. */
export async function insertFirstDraft(tx: Tx, { texts, body, source, by }: FirstDraft, now: Date) {
  const { id: templateId, key } = await insertTemplate(tx, { ...texts, createdAt: now, updatedAt: now })
  const { id: versionId, revision } = await tx.templateVersion.create({
    data: {
      templateId,
      number: 1,
      body: body as object,
      digest: '',
      ...sourceColumns(source),
      createdByName: by,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true, revision: true },
  })
  return { templateId, key, versionId, revision }
}
