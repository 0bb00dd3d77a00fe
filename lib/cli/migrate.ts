import path from 'node:path'
import { openExternal } from '@/lib/start/external-database'
import { migrate } from '@/lib/start/migrate'
import { loadSecrets } from '@/lib/start/secrets'

const root = path.resolve(import.meta.dirname, '../..')

/** Brings the database of DATABASE_URL up to date, for installations that keep the owner's address away from the serving processes. */
export async function runMigrate(): Promise<number> {
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env
  if (!DATABASE_URL) throw new Error('DATABASE_URL is not set. The embedded database is brought up to date by npm start.')
  const secrets = loadSecrets(path.resolve(root, process.env.GONOGO_DATA || 'data'), process.env, true)
  const database = await openExternal({ DATABASE_URL, DATABASE_OWNER_URL: DATABASE_OWNER_URL || undefined, ...secrets })
  if (!database.ownerUrl) throw new Error(`${database.runtimeRole} may not migrate. Set DATABASE_OWNER_URL.`)
  const applied = await migrate(database.ownerUrl, database.runtimeRole, root)
  process.stdout.write(applied.length > 0 ? `${applied.join('\n')}\n` : 'Up to date.\n')
  return 0
}
