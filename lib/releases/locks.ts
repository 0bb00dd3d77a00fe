import type { Tx } from '@/lib/core/db/client'
import { notFound } from '@/lib/core/refusal'

/** Which integration a release belongs to, for the permission table. */
export async function integrationOfRelease(tx: Tx, { releaseId }: { releaseId: string }): Promise<string | null> {
  const found = await tx.release.findUnique({ where: { id: releaseId }, select: { integrationId: true } })
  return found?.integrationId ?? null
}

/**
 * A release with what its verbs need, its row locked until the transaction ends: moves, signatures and overrides of one
 * release happen one after another, each seeing what the one before it did.
 */
export async function lockRelease(tx: Tx, releaseId: string) {
  await tx.$queryRaw`select id from releases where id = ${releaseId}::uuid for no key update`
  const release = await tx.release.findUnique({
    where: { id: releaseId },
    include: {
      integration: { select: { id: true, key: true, name: true } },
      environment: { select: { id: true, key: true, name: true } },
      checklist: { select: { windowStart: true, windowEnd: true, timeZone: true, facts: true } },
      slots: { orderBy: { position: 'asc' } },
    },
  })
  if (!release) throw notFound('release')
  return release
}
export type LockedRelease = Awaited<ReturnType<typeof lockRelease>>

/** Live topics that every change of a release touches. */
export const touchedBy = (releaseId: string): string[] => [`release:${releaseId}`, 'board']
