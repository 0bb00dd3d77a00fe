import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { parseHostLine } from '@/lib/core/outgoing/host-line'
import { decryptSecret } from '@/lib/core/secrets'
import { readInstanceSettings } from '@/lib/people/instance-settings'
import { mayReadTemplates } from './may-read'
import { nextCheck } from './source-pause'
import { readProblem, sourceSecretContext } from './source-row'

/** What a template follows, as its page shows it, and what an administrator allows; never a password. Null where templates are not read. */
export async function getTemplateSource(actor: Actor, templateId: string) {
  if (!mayReadTemplates(actor)) return null
  const [row, settings] = await Promise.all([db.templateSource.findUnique({ where: { templateId } }), readInstanceSettings(db)])
  const open = { git: settings.sourceHosts.length > 0, folder: settings.sourceFolder !== '' }
  if (!row) return { open, source: null }
  const { kind, url, ref, path, username, lastCommit, lastCheckedAt, lastChangedAt, createdByName, createdAt, version } = row
  const problem = readProblem(row.problem)
  return {
    open,
    source: {
      kind: kind === 'git' ? ('git' as const) : ('folder' as const),
      url,
      ref,
      path,
      username,
      hasSecret: row.secret !== null,
      lastCommit,
      lastCheckedAt: lastCheckedAt?.toISOString() ?? null,
      lastChangedAt: lastChangedAt?.toISOString() ?? null,
      nextCheckAt: lastCheckedAt === null ? null : nextCheck(lastCheckedAt, problem).toISOString(),
      problem: problem && { code: problem.code, params: problem.params },
      createdByName,
      createdAt: createdAt.toISOString(),
      version,
    },
  }
}
export type TemplateSourceView = NonNullable<Awaited<ReturnType<typeof getTemplateSource>>>

/** All that looking at a followed file needs, its password in clear. For the worker; null when it is followed no more. */
export async function loadSourceToCheck(sourceId: string) {
  const row = await db.templateSource.findUnique({ where: { id: sourceId }, include: { template: { select: { retiredAt: true } } } })
  if (!row) return null
  const settings = await readInstanceSettings(db)
  const { id, version, kind, url, ref, path, username, lastDigest } = row
  return {
    id,
    version,
    kind,
    url,
    ref,
    path,
    username,
    lastDigest,
    secret: secretOf(row),
    retired: row.template.retiredAt !== null,
    folder: settings.sourceFolder,
    rules: settings.sourceHosts.flatMap((line) => parseHostLine(line) ?? []),
    allowLoopback: settings.allowLoopback,
  }
}

/** The password; undefined when there is one and no key of the ring opens it. */
function secretOf(row: { id: string; secret: Uint8Array | null }): string | null | undefined {
  if (row.secret === null) return null
  try {
    return decryptSecret(row.secret, sourceSecretContext(row.id))
  } catch {
    return undefined
  }
}
