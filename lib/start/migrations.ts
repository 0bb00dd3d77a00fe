import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Client } from 'pg'
import { StartError } from './start-error'

/** The advisory lock Prisma's own engine takes, so that the two never run at the same time. */
const engineLock = 72707369

/** What Prisma's engine creates, to the letter: its command line afterwards says "up to date". */
const ledger = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

type Migration = { name: string; sql: string; checksum: string }
type Applied = { migration_name: string; checksum: string; finished_at: Date | null }

/** The migrations of a folder, in order. */
export function readMigrations(folder: string): Migration[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Decides which migrations are still to run. Refuses a database that holds migrations this code does not know (it was used by a newer
 * version), one that holds a failed migration, and a migration file edited after it ran.
 */
export function planMigrations(known: Migration[], applied: Applied[]): Migration[] {
  const byName = new Map(known.map((migration) => [migration.name, migration]))
  for (const row of applied) {
    const migration = byName.get(row.migration_name)
    if (!migration)
      throw new StartError(
        `The database was used by a newer version of Gonogo (it holds "${row.migration_name}"). Start that version, or use another database.`,
      )
    if (!row.finished_at)
      throw new StartError(
        `The migration "${row.migration_name}" failed earlier and left the database half-way. Restore a backup, or resolve it by hand.`,
      )
    if (row.checksum !== migration.checksum)
      throw new StartError(`The migration "${row.migration_name}" was edited after it ran on this database. Restore the file.`)
  }
  const done = new Set(applied.map((row) => row.migration_name))
  return known.filter((migration) => !done.has(migration.name))
}

/**
 * Applies what is missing, each migration in a transaction of its own unless it says `-- no-transaction`, under the engine's
 * lock: of two starters one applies and the other finds nothing to do. Answers the names applied.
 */
export async function applyMigrations(owner: Client, folder: string): Promise<string[]> {
  await owner.query('select pg_advisory_lock($1)', [engineLock])
  try {
    await owner.query(ledger)
    const { rows } = await owner.query<Applied>(
      'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
    )
    const missing = planMigrations(readMigrations(folder), rows)
    for (const migration of missing) await applyOne(owner, migration)
    return missing.map(({ name }) => name)
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [engineLock])
  }
}

async function applyOne(owner: Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID()
  const whole = !/^--\s*no-transaction/m.test(sql)
  if (whole) await owner.query('begin')
  await owner.query('insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)', [id, checksum, name])
  try {
    await owner.query(sql)
  } catch (error) {
    if (whole) await owner.query('rollback')
    else await owner.query('update _prisma_migrations set logs = $2 where id = $1', [id, String(error)])
    throw new StartError(`The migration "${name}" failed: ${(error as Error).message}`)
  }
  await owner.query('update _prisma_migrations set finished_at = now(), applied_steps_count = 1 where id = $1', [id])
  if (whole) await owner.query('commit')
}
