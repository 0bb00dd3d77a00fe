import { randomUUID } from 'node:crypto'
import { digestOf } from '@/lib/core/canonical'
import type { Tx } from '@/lib/core/db/client'
import { refuse } from '@/lib/core/refusal'
import { type Locale, text } from '@/lib/core/texts'
import { judgeTemplate } from './rules'
import type { PublishTemplateInput } from './schema'

/** A version as it was written, or the newest one when it already said the same. */
export interface WrittenVersion {
  templateId: string
  versionId: string
  number: number
  digest: string
  /** False when the newest version is this very body. */
  written: boolean
  before: { number: number; digest: string } | null
}

/**
 * Publishes a body as the next version of the template with this key, which is made when there is none. The same body as the
 * newest version writes nothing. Refuses a body that `judgeTemplate` finds fault with, naming each place.
 */
export async function writeVersion(tx: Tx, input: PublishTemplateInput, by: string, now: Date, locale: Locale): Promise<WrittenVersion> {
  const problems = judgeTemplate(input.body)
  const [first] = problems
  if (first) {
    const fields = Object.fromEntries(
      problems.map(({ path, code, params }) => [`body.${path}`, text(locale, `templates.problems.${code}`, params)]),
    )
    throw refuse('template_faulty', { count: problems.length }, { status: 400, field: `body.${first.path}`, fields, data: { problems } })
  }
  const digest = digestOf(input.body)
  // Two publishers at once take their turns, so that numbers have no gaps and no doubles.
  await tx.$executeRaw`insert into templates (id, key, name, description)
    values (${randomUUID()}::uuid, ${input.key}, ${input.name}, ${input.description}) on conflict (key) do nothing`
  await tx.$queryRaw`select id from templates where key = ${input.key} for update`
  const found = await tx.template.findUniqueOrThrow({ where: { key: input.key }, select: { id: true, name: true, retiredAt: true } })
  if (found.retiredAt) throw refuse('template_retired', { name: found.name })
  const newest = await tx.templateVersion.findFirst({ where: { templateId: found.id }, orderBy: { number: 'desc' } })
  const before = newest ? { number: newest.number, digest: newest.digest } : null
  if (newest?.digest === digest)
    return { templateId: found.id, versionId: newest.id, number: newest.number, digest, written: false, before }
  const number = (newest?.number ?? 0) + 1
  const version = await tx.templateVersion.create({
    data: {
      templateId: found.id,
      number,
      state: 'published',
      body: input.body as object,
      digest,
      createdByName: by,
      createdAt: now,
      publishedAt: now,
    },
  })
  if (newest) await tx.template.update({ where: { id: found.id }, data: { name: input.name, description: input.description } })
  return { templateId: found.id, versionId: version.id, number, digest, written: true, before }
}
