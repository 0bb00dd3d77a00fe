import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** A running product with everything it needs, started as a person would start it. */
export type RunningApp = {
  url: string
  /** The demo target's address; null without the demo. */
  targetUrl: string | null
  dataDir: string
  /** The environment the product's own processes have: a script with it acts on the same database. */
  env: NodeJS.ProcessEnv
  ownerUrl: string
  /** What the launcher printed. */
  output: () => string
  /** Process ids of a part, found by its script. */
  pids: (part: 'web' | 'worker' | 'target') => number[]
  stop: () => Promise<void>
}

export type AppOptions = { empty?: boolean; args?: string[]; env?: Record<string, string>; dataDir?: string }

export const root = path.resolve(import.meta.dirname, '../..')

/**
 * Starts the built product by its own launcher: own data folder, own embedded PostgreSQL, own ports. Rejects with what the
 * launcher printed when it does not come up within five minutes. With GONOGO_E2E_URL and GONOGO_E2E_DATA set, a product that runs
 * already is used instead, and left running: for writing tests.
 */
export async function startApp(options: AppOptions = {}): Promise<RunningApp> {
  const { GONOGO_E2E_URL: running, GONOGO_E2E_DATA: data } = process.env
  if (running && data && Object.keys(options).length === 0) {
    const port = Number(new URL(running).port)
    return { url: running, dataDir: data, output: () => '', pids: (part) => pidsOf(data, part), ...facts(data, port), stop: async () => {} }
  }
  const dataDir = options.dataDir ?? fs.mkdtempSync(path.join(os.tmpdir(), 'gonogo-e2e-'))
  const port = await freePort()
  // Two products that start at once must not choose the same port for their demo systems.
  const targetPort = path.join(dataDir, 'demo-target-port')
  if (!options.empty && !options.env && !fs.existsSync(targetPort)) fs.writeFileSync(targetPort, String(await freePort()))
  const args = ['lib/start/start.mjs', '--port', String(port), ...(options.empty ? ['--empty'] : []), ...(options.args ?? [])]
  const child = spawn(path.join(root, 'node_modules/node/bin/node'), args, {
    cwd: root,
    env: { ...cleanEnv(), GONOGO_DATA: dataDir, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  await untilRunning(child, () => output)
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    dataDir,
    output: () => output,
    pids: (part) => pidsOf(dataDir, part),
    ...facts(dataDir, port),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGTERM')
        await ended
      }
      if (!options.dataDir) fs.rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Only what a shell would give; nothing of the runner that started us. */
function cleanEnv(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG, USER, CI } = process.env
  return { PATH, HOME, TMPDIR, LANG, USER, CI, LOG_LEVEL: 'info', NODE_ENV: 'production' }
}

function facts(dataDir: string, port: number): Pick<RunningApp, 'env' | 'ownerUrl' | 'targetUrl'> {
  const read = (file: string) => fs.readFileSync(path.join(dataDir, file), 'utf8')
  const passwords = JSON.parse(read('postgres/cluster/gonogo-passwords.json')) as { owner: string; app: string }
  const databasePort = read('postgres/cluster/postmaster.pid').split('\n')[3]?.trim()
  const address = (user: string, password: string) => `postgresql://${user}:${password}@127.0.0.1:${databasePort}/gonogo`
  const targetPort = fs.existsSync(path.join(dataDir, 'demo-target-port')) ? read('demo-target-port').trim() : null
  return {
    ownerUrl: address('gonogo_owner', passwords.owner),
    targetUrl: targetPort ? `http://127.0.0.1:${targetPort}` : null,
    env: {
      ...(JSON.parse(read('secrets.json')) as Record<string, string>),
      DATABASE_URL: address('gonogo_app', passwords.app),
      GONOGO_DATA: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      NODE_ENV: 'production',
      LOG_LEVEL: 'silent',
    },
  }
}

async function untilRunning(child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 300_000
  while (!output().includes('Stop with Ctrl-C')) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The launcher ended:\n${output()}`)
    if (Date.now() > deadline) {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
      throw new Error(`The launcher did not come up:\n${output()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const scripts = { web: 'lib/start/web.ts', worker: 'lib/worker/main.ts', target: 'lib/start/demo-target.ts' }

/** Processes of this product whose command line names the part's script (Linux). */
function pidsOf(dataDir: string, part: keyof typeof scripts): number[] {
  const read = (pid: number, file: string) => {
    try {
      return fs.readFileSync(`/proc/${pid}/${file}`, 'utf8')
    } catch {
      // It ended while we looked.
      return ''
    }
  }
  const pids = fs.readdirSync('/proc').map(Number).filter(Boolean)
  return pids.filter((pid) => read(pid, 'cmdline').includes(scripts[part]) && read(pid, 'environ').includes(`GONOGO_DATA=${dataDir}\0`))
}

/** A port nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}
