import type { Tx } from '@/lib/core/db/client'
import { notFound } from '@/lib/core/refusal'
import { SourceProblem } from './source-schema'

/** The job that looks at one followed file. */
export const sourceJob = 'template_source'

/** Where the ciphertext of a source's password belongs: copied to another row it does not decrypt. */
export const sourceSecretContext = (sourceId: string) => `template_sources:${sourceId}`

/** What is stored while there is no problem. */
export const noProblem = {}

/** A stored problem; null when there is none, or what is stored is not ours. */
export function readProblem(stored: unknown): SourceProblem | null {
  const parsed = SourceProblem.safeParse(stored)
  return parsed.success ? parsed.data : null
}

/** What a template follows, locked for this transaction. Refuses when it follows nothing. */
export async function lockSource(tx: Tx, where: { templateId: string } | { id: string }) {
  const found = await tx.templateSource.findUnique({ where: where as { id: string }, select: { id: true } })
  if (!found) throw notFound('source')
  await tx.$queryRaw`select id from template_sources where id = ${found.id}::uuid for update`
  return tx.templateSource.findUniqueOrThrow({
    where: { id: found.id },
    include: { template: { select: { name: true, retiredAt: true } } },
  })
}

/** What may be told of a source: never its password. */
export const tellSource = (source: { kind: string; url: string; ref: string; path: string; username: string; secret: unknown }) => ({
  kind: source.kind,
  ...(source.kind === 'git' ? { url: source.url, ref: source.ref, username: source.username, password: source.secret !== null } : {}),
  path: source.path,
})
