import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { env, publicUrl } from '@/lib/core/env'
import { can } from '@/lib/core/permissions'
import { readiness } from '@/lib/core/readiness'

let version: Promise<string> | undefined

/** The product's own version, from its package file; read once. */
function productVersion(): Promise<string> {
  version ??= readFile(path.join(/* turbopackIgnore: true */ process.cwd(), 'package.json'), 'utf8').then(
    (text) => String((JSON.parse(text) as { version?: unknown }).version ?? ''),
    () => '',
  )
  return version
}

/** What an administrator asks first when something is wrong: versions, readiness with its reasons, workers, the queue. Null for others. */
export async function getAbout(actor: Actor) {
  if (!can(actor, 'settings.update')) return null
  const [product, ready, facts, workers] = await Promise.all([
    productVersion(),
    readiness(),
    db.$queryRaw<{ version: string; size: bigint; migrations: bigint; now: Date }[]>`
      select current_setting('server_version') as version, pg_database_size(current_database()) as size, now() as now,
        (select count(*) from _prisma_migrations where finished_at is not null and rolled_back_at is null) as migrations`,
    db.worker.findMany({
      where: { stoppedAt: null },
      orderBy: { seenAt: 'desc' },
      take: 20,
      select: { id: true, host: true, pid: true, startedAt: true, seenAt: true },
    }),
  ])
  const [database] = facts
  return {
    product,
    node: process.version,
    url: publicUrl(),
    demo: env().GONOGO_DEMO,
    ready: ready.ready,
    reasons: ready.ready ? [] : ready.reasons,
    database: {
      version: database?.version ?? '',
      megabytes: Number(database?.size ?? 0n) / 1_048_576,
      migrations: Number(database?.migrations ?? 0n),
    },
    workers,
  }
}
