import { randomUUID } from 'node:crypto'
import { digestOf } from '@/lib/core/canonical'
import type { Tx } from '@/lib/core/db/client'
import { refuse } from '@/lib/core/refusal'
import type { Locale } from '@/lib/core/texts'
import { sourceColumns } from './draft-row'
import { refuseFaults } from './refuse-body'
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
 * newest version writes nothing. Refuses a body that `judgeTemplate` finds fault with, naming each place. A draft that is open
 * stays open: it moves one number on, and its next edit is told that the template has moved.
 */
export async function writeVersion(tx: Tx, input: PublishTemplateInput, by: string, now: Date, locale: Locale): Promise<WrittenVersion> {
  refuseFaults(input.body, locale)
  const digest = digestOf(input.body)
  // Two publishers at once take their turns, so that numbers have no gaps and no doubles.
  await tx.$executeRaw`insert into templates (id, key, name, description)
    values (${randomUUID()}::uuid, ${input.key}, ${input.name}, ${input.description}) on conflict (key) do nothing`
  await tx.$queryRaw`select id from templates where key = ${input.key} for update`
  const found = await tx.template.findUniqueOrThrow({ where: { key: input.key }, select: { id: true, name: true, retiredAt: true } })
  if (found.retiredAt) throw refuse('template_retired', { name: found.name })
  const versions = await tx.templateVersion.findMany({
    where: { templateId: found.id },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, digest: true, state: true },
  })
  const newest = versions.find((version) => version.state === 'published')
  const before = newest ? { number: newest.number, digest: newest.digest } : null
  if (newest?.digest === digest)
    return { templateId: found.id, versionId: newest.id, number: newest.number, digest, written: false, before }
  const data = {
    state: 'published' as const,
    body: input.body as object,
    digest,
    basedOn: newest?.number ?? null,
    ...sourceColumns(null),
    note: '',
    createdByName: by,
    createdAt: now,
    updatedByName: null,
    updatedAt: now,
    publishedByName: by,
    publishedAt: now,
  }
  const version = await insertOrTakeOver(tx, found.id, versions, data)
  const { name, description, nameZh, descriptionZh, tags } = input
  await tx.template.update({ where: { id: found.id }, data: { name, description, nameZh, descriptionZh, tags, updatedAt: now } })
  return { templateId: found.id, versionId: version.id, number: version.number, digest, written: true, before }
}

type VersionData = Omit<Parameters<Tx['templateVersion']['create']>[0]['data'], 'template' | 'templateId' | 'number'>

/**
 * The next number: that of an open draft, which moves on, or of a discarded one, whose row is taken over; else one more than the newest.
 */
async function insertOrTakeOver(
  tx: Tx,
  templateId: string,
  versions: readonly { id: string; number: number; state: string }[],
  data: VersionData,
): Promise<{ id: string; number: number }> {
  const select = { id: true, number: true } as const
  const discarded = versions.find((version) => version.state === 'discarded')
  if (discarded) return tx.templateVersion.update({ where: { id: discarded.id }, data: data as object, select })
  const draft = versions.find((version) => version.state === 'draft')
  const number = draft?.number ?? (versions[0]?.number ?? 0) + 1
  if (draft) await tx.templateVersion.update({ where: { id: draft.id }, data: { number: number + 1, revision: { increment: 1 } }, select })
  return tx.templateVersion.create({ data: { ...(data as object), templateId, number } as never, select })
}
