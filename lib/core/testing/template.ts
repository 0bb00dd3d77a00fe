import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { runtimeGrants } from '@/lib/core/db/grants'

/** The role tests connect as: the same rights as in production, no more. */
export const runtimeRole = 'gonogo_test_runtime'
const runtimePassword = 'test-runtime-only-on-loopback'
const migrations = path.join(process.cwd(), 'prisma/migrations')

/** The address of a database of the test cluster, as owner or as the runtime role. */
export function urlOf(ownerUrl: string, database: string, as: 'owner' | 'runtime' = 'owner'): string {
  const url = new URL(ownerUrl)
  url.pathname = `/${database}`
  if (as === 'runtime') {
    url.username = runtimeRole
    url.password = runtimePassword
  }
  return url.href
}

/** Opens a connection for one piece of work and closes it. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * The name of the template database that holds the migrated schema, made if it is not there. Its name is a digest of the
 * migrations and the grants, so a changed migration gets a new template and the old ones go.
 */
export async function ensureTemplate(ownerUrl: string): Promise<string> {
  const name = `gonogo_template_${digest()}`
  await withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock(72707369)')
    const { rows } = await client.query<{ datname: string; datistemplate: boolean }>(`select datname, datistemplate from pg_database where datname like 'gonogo\\_template\\_%'`)
    if (rows.some((row) => row.datname === name && row.datistemplate)) return
    await client.query(`do $$ begin create role ${runtimeRole} login password '${runtimePassword}'; exception when duplicate_object then null; end $$`)
    for (const old of rows) {
      if (old.datistemplate) await client.query(`alter database ${old.datname} with is_template false`)
      await client.query(`drop database if exists ${old.datname} with (force)`)
    }
    await client.query(`create database ${name}`)
    await fill(ownerUrl, name)
    await client.query(`alter database ${name} with is_template true allow_connections false`)
  })
  return name
}

/** A fresh clone of the template: about 50 ms. */
export async function cloneTemplate(ownerUrl: string, template: string, name: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name} template ${template} strategy file_copy`)
  })
}

/** Removes a clone, whoever is still connected. */
export async function dropClone(ownerUrl: string, name: string): Promise<void> {
  await withClient(ownerUrl, (client) => client.query(`drop database if exists ${name} with (force)`))
}

/** A name for a clone that says which process made it, so that those of dead ones can be removed. */
export function cloneName(): string {
  return `gonogo_clone_${process.pid}_${randomUUID().slice(0, 8)}`
}

/** Removes clones whose process is gone (killed runs). */
export async function dropOrphans(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(`select datname from pg_database where datname like 'gonogo\\_clone\\_%'`)
    for (const { datname } of rows) if (!isAlive(Number(datname.split('_')[2]))) await client.query(`drop database if exists ${datname} with (force)`)
  })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function migrationFiles(): string[] {
  const folders = fs.readdirSync(migrations, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders.map((entry) => path.join(migrations, entry.name, 'migration.sql')).sort()
}

function digest(): string {
  const hash = createHash('sha256').update(JSON.stringify(runtimeGrants(runtimeRole)))
  for (const file of [...migrationFiles(), path.join(process.cwd(), 'package-lock.json'), import.meta.filename]) hash.update(fs.readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}

async function fill(ownerUrl: string, name: string): Promise<void> {
  await withClient(urlOf(ownerUrl, name), async (client) => {
    await client.query(`create table _prisma_migrations (id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null, logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`)
    for (const file of migrationFiles()) {
      const sql = fs.readFileSync(file, 'utf8')
      await client.query(sql)
      await client.query('insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)', [
        randomUUID(),
        createHash('sha256').update(sql).digest('hex'),
        path.basename(path.dirname(file)),
      ])
    }
    await client.query(`create schema graphile_worker authorization ${runtimeRole}`)
    await client.query(`grant create on database ${name} to ${runtimeRole}`)
  })
  await runMigrations({ connectionString: urlOf(ownerUrl, name, 'runtime') })
  await withClient(urlOf(ownerUrl, name), async (client) => {
    await client.query(`revoke create on database ${name} from ${runtimeRole}`)
    for (const grant of runtimeGrants(runtimeRole)) await client.query(grant)
  })
}
