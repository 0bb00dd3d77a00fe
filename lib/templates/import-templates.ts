import type { Tx } from '@/lib/core/db/client'
import { type AuditRecord, command } from '@/lib/core/command'
import { notFound } from '@/lib/core/refusal'
import type { z } from 'zod'
import { openDraftRow } from './draft-row'
import { ImportTemplatesInput } from './import-schema'
import { insertFirstDraft } from './insert-first-draft'
import { lockUsedTemplate } from './lock-template'
import { patchBetween } from './patch-body'
import { TemplateBody } from './schema'
import { writeStep } from './write-step'

type ImportedDocument = z.output<typeof ImportTemplatesInput>['documents'][number]
type Made = { templateId: string; name: string; into: boolean }

/**
 * Makes drafts of documents that were read: new templates, or the next draft of one there is, as one step that can be undone. The
 * corrections made in each are kept under its name for the next import of it. All of them or none.
 */
export const importTemplates = command({
  name: 'template.import',
  input: ImportTemplatesInput,
  run: async ({ tx, actor, input, now }) => {
    const made: Made[] = []
    for (const document of input.documents) {
      made.push(
        document.into ? await intoDraft(tx, document, document.into, actor.name, now) : await asTemplate(tx, document, actor.name, now),
      )
      await keepCorrections(tx, document, actor.name, now)
    }
    return {
      value: { made },
      audit: made.map(({ templateId, name, into }, index): AuditRecord => {
        const { source, corrections } = input.documents[index]!
        return {
          entity: { type: 'template', id: templateId, label: name },
          before: null,
          after: { source: source.name, corrections: corrections.length, ...(into ? { into: true } : {}) },
        }
      }),
      touched: ['templates', ...made.map(({ templateId }) => `template:${templateId}`)],
    }
  },
})

async function asTemplate(tx: Tx, { templateName, about, body, source }: ImportedDocument, by: string, now: Date): Promise<Made> {
  const { templateId } = await insertFirstDraft(tx, { texts: { name: templateName, ...about }, body, source, by }, now)
  return { templateId, name: templateName, into: false }
}

async function intoDraft(tx: Tx, { body, source }: ImportedDocument, templateId: string, by: string, now: Date): Promise<Made> {
  const template = await lockUsedTemplate(tx, templateId)
  const opened = await openDraftRow(tx, template.id, by, now)
  if (!opened) throw notFound('template')
  const draft = await tx.templateVersion.findUniqueOrThrow({ where: { id: opened.versionId } })
  const before = TemplateBody.parse(draft.body)
  const step = {
    body,
    patch: patchBetween(before, body),
    inverse: patchBetween(body, before),
    label: { what: 'imported', text: source.name.slice(0, 200) },
    source,
  }
  await writeStep(tx, draft, step, by, now)
  return { templateId: template.id, name: template.name, into: true }
}

async function keepCorrections(tx: Tx, { source, corrections }: ImportedDocument, by: string, now: Date): Promise<void> {
  const where = { document: source.name }
  if (corrections.length === 0) {
    await tx.importCorrection.deleteMany({ where })
    return
  }
  const data = { corrections: corrections as object[], updatedByName: by, updatedAt: now }
  await tx.importCorrection.upsert({ where, create: { ...where, ...data }, update: data })
}
