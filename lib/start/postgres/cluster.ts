import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { Client } from 'pg'
import { z } from 'zod'
import { StartError } from '../start-error'
import { type Binaries, findBinaries } from './binaries'
import { chooseRunAs, type RunAs } from './run-as'
import { isPostgres } from './is-postgres'

const Passwords = z.object({ admin: z.string(), owner: z.string(), app: z.string() })

export type Cluster = {
  port: number
  passwords: z.output<typeof Passwords>
  /** Whether this call made the cluster. */
  fresh: boolean
  /** Whether a server was already running (left by a killed start, or in use by another). */
  reused: boolean
  stop: () => void
}

/** The superuser of the private cluster; only the launcher uses it, to make the two roles. */
export const adminRole = 'gonogo_admin'

/**
 * Starts, or finds running, the private PostgreSQL below `folder`: loopback only, passwords by SCRAM, every file readable by its owner
 * alone. A cluster is made beside its place and moved there whole, so a killed first start leaves nothing half made. Refuses data of
 * another major version.
 */
export async function ensureCluster(folder: string): Promise<Cluster> {
  const binaries = findBinaries()
  const home = path.join(folder, 'cluster')
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const runAs = chooseRunAs(binaries.postgres, home, path.dirname(folder))
  if (runAs.owner) fs.chownSync(folder, runAs.owner.uid, runAs.owner.gid)

  const fresh = !fs.existsSync(home)
  if (fresh) createCluster(folder, home, binaries, runAs)
  const version = fs.readFileSync(path.join(home, 'PG_VERSION'), 'utf8').trim()
  if (Number(version) !== binaries.major) {
    throw new StartError(
      `The data in ${folder} belongs to PostgreSQL ${version}, this Gonogo brings ${binaries.major}. Use the Gonogo it was made with, or move the data as docs/operating.md says.`,
    )
  }
  const passwords = Passwords.parse(JSON.parse(fs.readFileSync(path.join(home, 'gonogo-passwords.json'), 'utf8')))

  const running = await findRunning(home, passwords.admin)
  const port = running ?? (await startServer(folder, home, binaries, runAs, passwords.admin))
  return {
    port,
    passwords,
    fresh,
    reused: running !== null,
    stop: () => {
      runAs.run(binaries.pgCtl, ['-D', home, '-m', 'fast', '-w', '-t', '30', 'stop'])
    },
  }
}

function createCluster(folder: string, home: string, binaries: Binaries, runAs: RunAs): void {
  for (const name of fs.readdirSync(folder))
    if (name.startsWith('making-')) fs.rmSync(path.join(folder, name), { recursive: true, force: true })
  const passwords = { admin: password(), owner: password(), app: password() }
  const making = path.join(folder, `making-${process.pid}`)
  const passwordFile = path.join(folder, `making-${process.pid}.pw`)
  fs.writeFileSync(passwordFile, passwords.admin, { mode: 0o600 })
  if (runAs.owner) fs.chownSync(passwordFile, runAs.owner.uid, runAs.owner.gid)
  const made = runAs.run(binaries.initdb, [
    '-D',
    making,
    '-U',
    adminRole,
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C',
    '--data-checksums',
  ])
  fs.rmSync(passwordFile, { force: true })
  if (made.status !== 0)
    throw new StartError(`PostgreSQL could not create its data folder: ${lastLine(made.stderr) ?? made.error?.message}`)
  fs.writeFileSync(path.join(making, 'gonogo-passwords.json'), JSON.stringify(passwords), { mode: 0o600 })
  try {
    fs.renameSync(making, home)
  } catch (error) {
    // Two first starts at once: the other one's cluster is in place and is used.
    fs.rmSync(making, { recursive: true, force: true })
    if (!fs.existsSync(home)) throw error
  }
}

/** The port of the server that runs on this cluster, or null. A lock file left by a dead server is removed. */
async function findRunning(home: string, adminPassword: string): Promise<number | null> {
  const lock = path.join(home, 'postmaster.pid')
  for (let turn = 0; turn < 100; turn++) {
    const lines = readLines(lock)
    const pid = Number(lines[0])
    if (!pid) return null
    if (!isPostgres(pid)) {
      // PostgreSQL itself would refuse to start while some other program happens to have that number.
      fs.rmSync(lock, { force: true })
      return null
    }
    const port = Number(lines[3])
    if (port && (await answers(port, adminPassword))) return port
    await pause(100)
  }
  throw new StartError(`A PostgreSQL (process ${readLines(lock)[0]}) holds ${home} but does not answer. Stop that process and start again.`)
}

async function startServer(folder: string, home: string, binaries: Binaries, runAs: RunAs, adminPassword: string): Promise<number> {
  const logFile = path.join(folder, 'postgres.log')
  if (fs.existsSync(logFile) && fs.statSync(logFile).size > 5_000_000) fs.renameSync(logFile, `${logFile}.1`)
  for (let turn = 0; turn < 3; turn++) {
    const port = await freePort()
    const settings = [
      '-c listen_addresses=127.0.0.1',
      "-c unix_socket_directories=''",
      '-c max_connections=100',
      '-c shared_buffers=128MB',
      '-c password_encryption=scram-sha-256',
      '-c log_min_messages=warning',
      // A statement can hold values; the log keeps the error and not the statement.
      '-c log_min_error_statement=panic',
      '-c log_parameter_max_length_on_error=0',
    ]
    runAs.run(binaries.pgCtl, ['-D', home, '-w', '-t', '60', '-l', logFile, '-o', `-p ${port} ${settings.join(' ')}`, 'start'], {
      quiet: true,
    })
    const running = await findRunning(home, adminPassword)
    if (running) return running
  }
  throw new StartError(`PostgreSQL did not start: ${lastLine(readLines(logFile).join('\n')) ?? 'it wrote no reason'} (more in ${logFile})`)
}

async function answers(port: number, adminPassword: string): Promise<boolean> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: adminRole,
    password: adminPassword,
    database: 'postgres',
    connectionTimeoutMillis: 2000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}

const password = () => randomBytes(24).toString('base64url')
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const lastLine = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .at(-1)

function readLines(file: string): string[] {
  try {
    return fs.readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}
