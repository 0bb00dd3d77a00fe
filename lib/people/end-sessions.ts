import type { Tx } from '@/lib/core/db/client'

/** Ends the live sessions of a person, all or all but one. Answers the live topics that tell open pages, one a session. */
export async function endSessions(tx: Tx, personId: string, now: Date, except?: string): Promise<string[]> {
  const ended = await tx.session.updateManyAndReturn({
    where: { personId, revokedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { revokedAt: now },
    select: { id: true },
  })
  return ended.map((session) => `session:${session.id}`)
}
