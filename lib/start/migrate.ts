import path from 'node:path'
import { Client } from 'pg'
import { runtimeGrants } from '@/lib/core/db/grants'
import { prepareJobTables } from './job-tables'
import { applyMigrations } from './migrations'

/** Another lock than the engine's: it covers grants and the queue's tables too. */
const startLock = 4_021_517

/**
 * Brings a database up to date as its owner: our migrations, the queue's, and the rights of the runtime role. Safe to run by two
 * starters at once. Answers the names of our migrations that were applied.
 */
export async function migrate(ownerUrl: string, runtimeRole: string, root: string): Promise<string[]> {
  const owner = new Client({ connectionString: ownerUrl, application_name: 'gonogo-migrate' })
  owner.on('error', () => {})
  await owner.connect()
  try {
    await owner.query('select pg_advisory_lock($1)', [startLock])
    const applied = await applyMigrations(owner, path.join(root, 'prisma/migrations'))
    await prepareJobTables(owner, ownerUrl, runtimeRole)
    await owner.query(['begin', ...runtimeGrants(runtimeRole), 'commit'].join(';\n'))
    return applied
  } finally {
    await owner.end()
  }
}
