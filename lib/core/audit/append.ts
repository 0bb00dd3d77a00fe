import type { Actor } from '../actor'
import { canonicalJson, plain } from '../canonical'
import type { Tx } from '../db/client'

/** What a decision was about. */
export type AuditEntity = { type: string; id: string; label: string }

export type AuditBody = {
  action: string
  actor: { kind: Actor['kind']; id: string; name: string; personId?: string }
  entity: AuditEntity
  integrationId: string | null
  before: unknown
  after: unknown
}

/**
 * Links one entry to the chain. Must be the last statement of the transaction: it takes the head's lock
 * and holds it until commit. The exact text that is hashed is the text that is stored.
 */
export async function appendAudit(tx: Tx, body: AuditBody): Promise<{ seq: bigint; at: Date }> {
  const text = canonicalJson(plain(body))
  const [row] = await tx.$queryRaw<{ new_seq: bigint; new_at: Date }[]>`select new_seq, new_at from audit_append(${text})`
  if (!row) throw new Error('The audit chain did not answer')
  return { seq: row.new_seq, at: row.new_at }
}
