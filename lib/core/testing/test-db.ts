import pg from 'pg'
import { afterAll } from 'vitest'
import { db } from '@/lib/core/db/client'

export type TestDb = {
  /** The product's own client, as the runtime role. */
  db: typeof db
  /** SQL as the owner: for what the product may not do (tampering, reading what is hidden). */
  owner: <R extends pg.QueryResultRow = pg.QueryResultRow>(sql: string, params?: unknown[]) => Promise<R[]>
  /** SQL as the runtime role, outside Prisma. */
  runtime: <R extends pg.QueryResultRow = pg.QueryResultRow>(sql: string, params?: unknown[]) => Promise<R[]>
}

let pools: pg.Pool[] = []

/** The database of this test file. Call it at the top of a `*.db.test.ts`. */
export function testDb(): TestDb {
  const open = (url: string | undefined) => {
    const pool = new pg.Pool({ connectionString: url, max: 4 })
    pool.on('error', () => {})
    // The clone is dropped with whoever is still saying goodbye.
    pool.on('connect', (client) => client.on('error', () => {}))
    pools.push(pool)
    return async <R extends pg.QueryResultRow>(sql: string, params: unknown[] = []) => (await pool.query<R>(sql, params)).rows
  }
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end()))
    pools = []
  })
  return { db, owner: open(process.env.DATABASE_OWNER_URL), runtime: open(process.env.DATABASE_URL) }
}
