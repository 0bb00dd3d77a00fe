import { db } from '../db/client'
import type { ChainEntry } from './verify'

type Row = { seq: bigint; at: string; body: string; prev_hash: string; hash: string }

/** All entries from `after` on, in order, read in pages so that a long chain never sits in memory. */
export async function* readChain(after = 0n, pageSize = 1000): AsyncGenerator<ChainEntry> {
  for (let last = after; ; ) {
    const rows = await db.$queryRaw<Row[]>`
      select seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, body,
             encode(prev_hash, 'hex') as prev_hash, encode(hash, 'hex') as hash
      from audit_entries where seq > ${last} order by seq limit ${pageSize}`
    for (const row of rows) yield { seq: row.seq, at: row.at, body: row.body, prevHash: row.prev_hash, hash: row.hash }
    const end = rows.at(-1)
    if (!end || rows.length < pageSize) return
    last = end.seq
  }
}

/** What the database says the last entry is. */
export async function readHead(): Promise<{ seq: bigint; hash: string }> {
  const head = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } })
  return { seq: head.seq, hash: Buffer.from(head.hash).toString('hex') }
}
