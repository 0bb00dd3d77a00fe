import fs from 'node:fs'
import path from 'node:path'
import { Client, escapeIdentifier } from 'pg'
import { adminRole, type Cluster, ensureCluster } from './postgres/cluster'
import { ensureRole } from './roles'
import { StartError } from './start-error'

/** A database the product can run on. */
export type Database = {
  embedded: boolean
  /** Address for the runtime role. */
  url: string
  runtimeRole: string
  /** Address for the owner; null when only the runtime role is known and migrations are somebody else's. */
  ownerUrl: string | null
  note: string
  /** Gives back what this start holds; stops the server when it is ours. */
  close: () => Promise<void>
}

const names = { database: 'gonogo', owner: 'gonogo_owner', runtime: 'gonogo_app' }

/** The runtime role's address in a running embedded cluster. */
export function embeddedUrl(cluster: Pick<Cluster, 'port' | 'passwords'>): string {
  return `postgresql://${names.runtime}:${cluster.passwords.app}@127.0.0.1:${cluster.port}/${names.database}`
}

/** Lies in the data folder while the demo is being filled. Found at a start, the filling was cut short: that database is made anew. */
export const unfinished = 'demo-unfinished'

/** Held by the one launcher of a data folder, as long as its connection lives: a killed launcher leaves no lock behind. */
const launcherLock = 4_021_518

/**
 * The embedded database below the data folder, running, with its two roles. Refuses a second launcher on the same folder. Who holds
 * the launcher's lock owns the server and stops it at the end, also one that a killed start left running.
 */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const cluster = await ensureCluster(path.join(dataDir, 'postgres'))
  const as = (user: string, password: string, database: string) => `postgresql://${user}:${password}@127.0.0.1:${cluster.port}/${database}`
  const { admin, owner, app } = cluster.passwords
  const held = new Client({ connectionString: as(adminRole, admin, 'postgres'), application_name: 'gonogo-launcher', keepAlive: true })
  held.on('error', () => {})
  await held.connect()
  try {
    await takeLauncherLock(held, dataDir)
    await ensureRole(held, names.owner, owner, 'owner')
    await ensureRole(held, names.runtime, app, 'runtime')
    await dropUnfinished(held, dataDir)
    const { rowCount } = await held.query('select 1 from pg_database where datname = $1', [names.database])
    if (!rowCount) await held.query(`create database ${escapeIdentifier(names.database)} owner ${escapeIdentifier(names.owner)}`)
    await held.query(`revoke all on database ${escapeIdentifier(names.database)} from public`)
    await held.query(`grant connect, temporary on database ${escapeIdentifier(names.database)} to ${escapeIdentifier(names.runtime)}`)
  } catch (error) {
    await held.end()
    throw error
  }
  return {
    embedded: true,
    url: embeddedUrl(cluster),
    runtimeRole: names.runtime,
    ownerUrl: as(names.owner, owner, names.database),
    note: `port ${cluster.port}${cluster.fresh ? ', new' : cluster.reused ? ', was still running' : ''}`,
    close: async () => {
      await held.end().catch(() => {})
      cluster.stop()
    },
  }
}

/** Removes a demo whose filling was cut short. Nobody has worked in it: web and worker start after the filling. */
async function dropUnfinished(held: Client, dataDir: string): Promise<void> {
  const mark = path.join(dataDir, unfinished)
  if (!fs.existsSync(mark)) return
  await held.query(`drop database if exists ${escapeIdentifier(names.database)} with (force)`)
  fs.rmSync(mark)
}

async function takeLauncherLock(held: Client, dataDir: string): Promise<void> {
  // A launcher that was just killed: the server notices its closed connection within moments.
  for (let turn = 0; turn < 15; turn++) {
    const { rows } = await held.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [launcherLock])
    if (rows[0]?.taken) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new StartError(`Gonogo is already running on ${dataDir}. Stop it first, or set GONOGO_DATA to another folder.`)
}
