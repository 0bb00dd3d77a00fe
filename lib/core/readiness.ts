import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { db } from './db/client'

export type Readiness = { ready: true } | { ready: false; reasons: string[] }

/**
 * Whether requests should be routed here: the database answers and takes writes, its migrations are exactly the ones this code brings, and
 * a worker was seen within a minute. Says every reason why not; none of them holds an address or a secret.
 */
export async function readiness(
  migrationsFolder = path.join(/* turbopackIgnore: true */ process.cwd(), 'prisma/migrations'),
): Promise<Readiness> {
  let facts: { applied: { migration_name: string; checksum: string; finished: boolean }[]; worker: boolean; readOnly: boolean }
  try {
    facts = await withinSeconds(5, askDatabase())
  } catch {
    return { ready: false, reasons: ['The database cannot be reached.'] }
  }
  const reasons: string[] = []
  if (facts.readOnly) reasons.push('The database takes no writes.')
  const known = await knownMigrations(migrationsFolder)
  const applied = new Map(facts.applied.map((row) => [row.migration_name, row]))
  const missing = [...known.keys()].filter((name) => !applied.get(name)?.finished)
  const foreign = [...applied.keys()].filter((name) => !known.has(name))
  const edited = [...known].filter(([name, checksum]) => applied.has(name) && applied.get(name)?.checksum !== checksum)
  if (missing.length > 0) reasons.push(`The database lacks ${missing.length} migration(s).`)
  if (foreign.length > 0) reasons.push('The database was used by a newer version.')
  if (edited.length > 0) reasons.push(`${edited.length} migration(s) were edited after they ran.`)
  if (!facts.worker) reasons.push('No worker has been seen within a minute.')
  return reasons.length === 0 ? { ready: true } : { ready: false, reasons }
}

async function askDatabase() {
  const [applied, [state]] = await Promise.all([
    db.$queryRaw<{ migration_name: string; checksum: string; finished: boolean }[]>`
      select migration_name, checksum, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null`,
    db.$queryRaw<{ worker: boolean; read_only: boolean }[]>`
      select exists (select 1 from workers where stopped_at is null and seen_at > now() - interval '1 minute') as worker,
        pg_is_in_recovery() or current_setting('default_transaction_read_only') = 'on' as read_only`,
  ])
  return { applied, worker: state?.worker ?? false, readOnly: state?.read_only ?? false }
}

let cached: { folder: string; known: Map<string, string> } | undefined

/** Name → sha256 of the migrations beside the code; read once, as code does not change under a running process. */
async function knownMigrations(folder: string): Promise<Map<string, string>> {
  if (cached?.folder === folder) return cached.known
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const known = new Map<string, string>()
  for (const name of names) {
    known.set(
      name,
      createHash('sha256')
        .update(await readFile(path.join(/* turbopackIgnore: true */ folder, name, 'migration.sql')))
        .digest('hex'),
    )
  }
  if (process.env.NODE_ENV === 'production') cached = { folder, known }
  return known
}

function withinSeconds<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), seconds * 1000)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
