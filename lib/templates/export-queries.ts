import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { exportImported, type ExportedSource, exportRunning } from './markdown/export-imported'
import { readOrigins } from './markdown/origins'
import type { State } from './markdown/read-types'
import { printTemplate } from './markdown/print-template'
import { mayReadTemplates } from './may-read'
import { TemplateBody } from './schema'

/** How a template is written out: in the product's own Markdown, or as the document it was imported from. */
export type ExportManner = 'gonogo' | 'imported'

async function findVersion(actor: Actor, templateId: string, number?: number) {
  if (!mayReadTemplates(actor)) return null
  const version = await db.templateVersion.findFirst({
    where: { templateId, ...(number === undefined ? { state: { in: ['published', 'draft'] } } : { number, state: { not: 'discarded' } }) },
    // Without a number: the newest published one, else the draft.
    orderBy: [{ publishedAt: { sort: 'desc', nulls: 'last' } }, { number: 'desc' }],
    include: { template: true },
  })
  return version
}

type Found = NonNullable<Awaited<ReturnType<typeof findVersion>>>

function asImported(version: Found, body: TemplateBody): ExportedSource | null {
  const origins = readOrigins(version.origins)
  return version.sourceText === null || !origins ? null : exportImported(version.sourceText, body, origins)
}

/**
 * A version of a template as Markdown: the number asked for, else the newest published one, else the draft. As imported where it was and
 * where its edits can be written into the document; otherwise in the product's own Markdown, with a remark that says why. Null when there
 * is none.
 */
export async function exportTemplate(actor: Actor, templateId: string, { as, number }: { as: ExportManner; number?: number }) {
  const version = await findVersion(actor, templateId, number)
  if (!version) return null
  const { name, nameZh, description, descriptionZh, tags, key } = version.template
  const body = TemplateBody.parse(version.body)
  const imported = as === 'imported' ? asImported(version, body) : null
  if (imported?.ok) return { name: fileNameOf(version.sourceName!) || `${key}.md`, text: imported.text, fellBack: null }
  const text = printTemplate({ head: { name, nameZh, description, descriptionZh, tags }, body })
  const fellBack = as === 'gonogo' ? null : imported === null ? ('never_imported' as const) : imported.why
  return { name: `${key}.v${version.number}.md`, text: fellBack === null ? text : withRemark(text, fellBack), fellBack }
}

const REMARKS = {
  never_imported: 'This version was not imported from a document.',
  shape: 'More changed since the import than texts that stand on one line of it, so the document is written anew.',
  lost: 'An edited text would be read differently in the imported document, so the document is written anew.',
}

/** The remark as a comment of the front matter, where it is read by people and means nothing. */
const withRemark = (text: string, why: keyof typeof REMARKS) => text.replace('---\n', `---\n# ${REMARKS[why]}\n`)

/** Whether and how a version can be written out as the document it was imported from; null when it never was. */
export async function judgeImportedExport(actor: Actor, templateId: string, number?: number) {
  const version = await findVersion(actor, templateId, number)
  const exported = version ? asImported(version, TemplateBody.parse(version.body)) : null
  if (!version || !exported) return null
  return {
    name: version.sourceName!,
    number: version.number,
    ...(exported.ok ? { edits: exported.edits, why: null } : { edits: 0, why: exported.why }),
  }
}

/**
 * The document a version was imported from, with the edits of the version and the states of a plan made from it at their marks. Null when
 * it was not imported, or more changed than splicing can write.
 */
export async function exportVersionRunning(actor: Actor, versionId: string, states: ReadonlyMap<string, State>) {
  if (!mayReadTemplates(actor)) return null
  const version = await db.templateVersion.findUnique({ where: { id: versionId } })
  const origins = readOrigins(version?.origins)
  if (!version || version.sourceText === null || !origins) return null
  const exported = exportRunning(version.sourceText, TemplateBody.parse(version.body), origins, states)
  return exported.ok ? { name: fileNameOf(version.sourceName!), text: exported.text } : null
}

const fileNameOf = (source: string) => source.replace(/^.*[/\\]/, '')
