import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { runtimeGrants } from '@/lib/core/db/grants'
import { migrate } from '@/lib/start/migrate'
import { readMigrations } from '@/lib/start/migrations'
import { withClient } from './cluster'

/** The roles of test databases: the same rights as in production, no more. */
const ownerRole = 'gonogo_test_owner'
export const runtimeRole = 'gonogo_test_runtime'
const password = 'test-only-on-loopback'
const root = process.cwd()

/** The address of a database of the test cluster, as its owner or as the runtime role. */
export function urlOf(adminUrl: string, database: string, as: 'owner' | 'runtime'): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  url.username = as === 'owner' ? ownerRole : runtimeRole
  url.password = password
  return url.href
}

/**
 * The name of the template database that holds the migrated schema, made if it is not there. Its name is a digest of the
 * migrations and the grants, so a changed migration gets a new template and the old ones go.
 */
export async function ensureTemplate(adminUrl: string): Promise<string> {
  const name = `gonogo_template_${templateDigest()}`
  await withClient(adminUrl, async (client) => {
    await client.query('select pg_advisory_lock(4021518)')
    const { rows } = await client.query<{ datname: string; datistemplate: boolean }>(
      `select datname, datistemplate from pg_database where datname like 'gonogo\\_template\\_%'`,
    )
    if (rows.some((row) => row.datname === name && row.datistemplate)) return
    for (const role of [ownerRole, runtimeRole]) await createRole(client, role)
    for (const old of rows) {
      if (old.datistemplate) await client.query(`alter database ${old.datname} with is_template false`)
      await client.query(`drop database if exists ${old.datname} with (force)`)
    }
    await client.query(`create database ${name} owner ${ownerRole}`)
    await migrate(urlOf(adminUrl, name, 'owner'), runtimeRole, root)
    await client.query(`alter database ${name} with is_template true allow_connections false`)
  })
  return name
}

/** A fresh clone of the template: about 50 ms. */
export async function cloneTemplate(adminUrl: string, template: string, name: string): Promise<void> {
  await withClient(adminUrl, (client) => client.query(`create database ${name} template ${template} strategy file_copy owner ${ownerRole}`))
}

/** Removes a clone, whoever is still connected. */
export async function dropClone(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`))
}

/** A name for a clone that says which process made it, so that those of dead ones can be removed. */
export function cloneName(): string {
  return `gonogo_clone_${process.pid}_${randomUUID().slice(0, 8)}`
}

/** Removes clones whose process is gone (killed runs). */
export async function dropOrphans(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(`select datname from pg_database where datname like 'gonogo\\_clone\\_%'`)
    for (const { datname } of rows) {
      if (!isAlive(Number(datname.split('_')[2]))) await client.query(`drop database if exists ${datname} with (force)`)
    }
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

async function createRole(client: pg.Client, role: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
  if (rowCount === 0) await client.query(`create role ${role} login password '${password}'`)
}

/** What decides how a migrated database looks: our migrations, the rights, the queue's version and how it is opened. */
function templateDigest(): string {
  const hash = createHash('sha256').update(JSON.stringify(runtimeGrants(runtimeRole)))
  for (const { checksum } of readMigrations(path.join(root, 'prisma/migrations'))) hash.update(checksum)
  for (const file of ['package-lock.json', 'lib/start/job-tables.ts', 'lib/core/testing/template.ts'])
    hash.update(fs.readFileSync(path.join(root, file)))
  return hash.digest('hex').slice(0, 12)
}
