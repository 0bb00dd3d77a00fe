import { open } from 'node:fs/promises'
import type { Actor } from '@/lib/core/actor'
import { checkpointFile, trustedKey } from '@/lib/core/audit/checkpoint'
import { readHead } from '@/lib/core/audit/read-chain'
import { type Checkpoint, checkpointHolds } from '@/lib/core/audit/verify'
import { db } from '@/lib/core/db/client'
import { describeError, log } from '@/lib/core/log'
import { auditScopeOf } from './rules'
import { AuditBody, type Verified, VerifiedInput } from './schema'

/** Where the chain stands. */
export type ChainStatus = {
  /** Number of the last entry. */
  last: string
  /** The last checkpoint, when there is one and its signature is ours. */
  checkpoint: { seq: string; at: string } | null
  /** Why there is none, when the file could not be read or its last line is not ours. */
  checkpointFault: 'unreadable' | 'not_ours' | null
  /** Entries after the last checkpoint. */
  unprotected: number
  /** The last verification that somebody ran here, and what it found. */
  verified: (Verified & { at: Date; by: string; seq: string }) | null
}

/**
 * The state of the chain, from its head, the end of the checkpoint file and the last verification. Null for whoever may not read all of it.
 */
export async function getChainStatus(actor: Actor): Promise<ChainStatus | null> {
  if (!auditScopeOf(actor)?.all) return null
  const [head, checkpoint, verified] = await Promise.all([readHead(), lastCheckpoint(), lastVerification()])
  const found = typeof checkpoint === 'string' ? null : checkpoint
  return {
    last: String(head.seq),
    checkpoint: found ? { seq: found.seq, at: found.at } : null,
    checkpointFault: typeof checkpoint === 'string' ? checkpoint : null,
    unprotected: Math.max(0, Number(head.seq - BigInt(found?.seq ?? 0))),
    verified,
  }
}

/** The last whole line of the checkpoint file. Read from its end: a year of minutes is not read to show one line. */
async function lastCheckpoint(): Promise<Checkpoint | 'unreadable' | 'not_ours' | null> {
  try {
    const file = await open(checkpointFile(), 'r')
    try {
      const { size } = await file.stat()
      const length = Math.min(size, 4096)
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length)
      const line = buffer
        .toString('utf8')
        .split('\n')
        .slice(0, -1)
        .findLast((each) => each !== '')
      if (!line) return null
      const checkpoint = JSON.parse(line) as Checkpoint
      return checkpointHolds(checkpoint, trustedKey()) ? checkpoint : 'not_ours'
    } finally {
      await file.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    log.warn({ error: describeError(error) }, 'checkpoint file not read')
    return 'unreadable'
  }
}

async function lastVerification(): Promise<ChainStatus['verified']> {
  const row = await db.auditEntry.findFirst({
    where: { action: 'audit.verified' },
    orderBy: { seq: 'desc' },
    select: { seq: true, at: true, body: true },
  })
  if (!row) return null
  const body = AuditBody.parse(JSON.parse(row.body))
  const parsed = VerifiedInput.safeParse(body.after)
  return parsed.success ? { ...parsed.data, at: row.at, by: body.actor.name, seq: String(row.seq) } : null
}
