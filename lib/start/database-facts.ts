import path from 'node:path'
import { Client } from 'pg'
import { planMigrations, readMigrations } from './migrations'

export type DatabaseFacts = { noPeople: boolean; holdsDemo: boolean }

/** What a start must know of a migrated database, asked as the runtime role. */
export async function readDatabaseFacts(url: string): Promise<DatabaseFacts> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<DatabaseFacts>(
      `select not exists (select 1 from people) as "noPeople", exists (select 1 from people where fictional) as "holdsDemo"`,
    )
    return rows[0]!
  })
}

/** The migrations this code brings that the database does not have. Refuses a database of a newer version. */
export async function missingMigrations(url: string, root: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ ledger: string | null }>(`select to_regclass('public._prisma_migrations')::text as ledger`)
    const known = readMigrations(path.join(root, 'prisma/migrations'))
    if (!rows[0]?.ledger) return known.map(({ name }) => name)
    const applied = await client.query('select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null')
    return planMigrations(known, applied.rows).map(({ name }) => name)
  })
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'gonogo-start' })
  client.on('error', () => {})
  await client.connect()
  return work(client).finally(() => client.end())
}
