import { isDeepStrictEqual } from 'node:util'
import { command, type Outcome } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import type { Prisma } from '@/lib/core/db/generated/client'
import { openDraftRow } from './draft-row'
import { lockTemplate } from './lock-template'
import { patchBetween } from './patch-body'
import { TemplateBody } from './schema'
import { lockSource, noProblem } from './source-row'
import { type SourceProblem, TakeSourceInput } from './source-schema'
import { writeStep } from './write-step'

/**
 * Brings a change of a followed file as a draft, one step that can be undone. A draft that a person opened or edited is never overwritten:
 * the change waits until it is published or discarded, and the source says so. A file that says what the newest version says changes
 * nothing.
 */
export const takeSource = command({
  name: 'template.take_source',
  input: TakeSourceInput,
  run: async ({ tx, input, now }): Promise<Outcome<{ taken: boolean }>> => {
    const { templateId } = await lockSource(tx, { id: input.sourceId })
    const template = await lockTemplate(tx, templateId)
    const source = await lockSource(tx, { id: input.sourceId })
    if (source.version !== input.version) return { value: { taken: false }, audit: null }
    const touched = ['templates', `template:${templateId}`]
    const settle = (problem: SourceProblem | null, more: Partial<Prisma.TemplateSourceUpdateInput> = {}) =>
      tx.templateSource.update({ where: { id: source.id }, data: { lastCheckedAt: now, problem: problem ?? noProblem, ...more } })
    const seen = { lastDigest: input.digest, lastCommit: input.commit }
    if (template.retiredAt) {
      await settle({ code: 'retired', params: {}, count: 1 })
      return { value: { taken: false }, audit: null, touched }
    }
    const by = source.path.slice(-120)
    const draft = await tx.templateVersion.findFirst({ where: { templateId, state: 'draft' } })
    if (draft && isDeepStrictEqual(TemplateBody.parse(draft.body), input.body) && draft.sourceText === input.text) {
      await settle(null, seen)
      return { value: { taken: false }, audit: null, touched }
    }
    if (draft && !(await isOwn(tx, draft, by))) {
      await settle({ code: 'draft_open', params: { number: draft.number, by: draft.updatedByName ?? draft.createdByName }, count: 1 })
      return { value: { taken: false }, audit: null, touched }
    }
    const newest = await tx.templateVersion.findFirst({ where: { templateId, state: 'published' }, orderBy: { number: 'desc' } })
    if (!draft && newest && isDeepStrictEqual(TemplateBody.parse(newest.body), input.body)) {
      await settle(null, seen)
      return { value: { taken: false }, audit: null, touched }
    }
    const opened = await openDraftRow(tx, templateId, by, now)
    const row = await tx.templateVersion.findUniqueOrThrow({ where: { id: opened!.versionId } })
    const before = TemplateBody.parse(row.body)
    const { body, name, text, origins } = input
    const step = {
      body,
      patch: patchBetween(before, body),
      inverse: patchBetween(body, before),
      label: { what: 'source_changed', text: name.slice(-200).trim() },
    }
    const { revision } = await writeStep(tx, row, { ...step, source: { name, text, origins } }, by, now)
    await settle(null, { ...seen, lastChangedAt: now })
    return {
      value: { taken: true },
      audit: {
        entity: { type: 'template', id: templateId, label: template.name },
        before: { digest: source.lastDigest },
        after: {
          draft: row.number,
          revision,
          source: name,
          digest: input.digest,
          ...(input.commit === null ? {} : { commit: input.commit }),
        },
      },
      touched,
    }
  },
})

/** Whether a draft came from the file and nobody has touched it since. */
async function isOwn(tx: Tx, draft: { id: string; createdByName: string; updatedByName: string | null }, by: string): Promise<boolean> {
  if (draft.createdByName !== by || (draft.updatedByName ?? by) !== by) return false
  return (await tx.templateStep.count({ where: { versionId: draft.id, byName: { not: by } } })) === 0
}
