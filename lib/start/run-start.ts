import fs from 'node:fs'
import path from 'node:path'
import { buildPages } from './build-pages'
import { type Child, type ChildSpec, startChild } from './child'
import { prepareDataFolder } from './data-folder'
import { missingMigrations, readDatabaseFacts } from './database-facts'
import { decideDemo, isLoopback } from './decide-demo'
import { demoPort } from './demo-port'
import { type Database, openEmbedded, unfinished } from './embedded-database'
import { openExternal } from './external-database'
import { generateClient } from './generate-client'
import { checkListen } from './listen-check'
import { migrate } from './migrate'
import type { StartOptions } from './options.mjs'
import { ownUrl, processEnv } from './process-env'
import { phase } from './progress.mjs'
import { renewOnChange } from './renew-on-change'
import { runProgram } from './run-program'
import { loadSecrets } from './secrets'
import { StartError } from './start-error'

export type StartInput = { root: string; options: StartOptions; given: NodeJS.ProcessEnv; signal: AbortSignal }

/**
 * Brings Gonogo up phase by phase and keeps it up until `signal`; then everything is stopped in order: web (no new
 * request), worker (finishes, signs the last checkpoint), demo target, PostgreSQL. Refuses with a StartError.
 */
export async function runStart({ root, options, given, signal }: StartInput): Promise<void> {
  const stops: (() => Promise<void>)[] = []
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => {})
  const lost = (line: string) => failed.reject(new StartError(line))
  const step = <T>(title: string, work: (note: (text: string) => void) => Promise<T>): Promise<T> => {
    signal.throwIfAborted()
    return phase(title, work)
  }

  try {
    checkSettings(options, given)
    const dataDir = prepareDataFolder(given.GONOGO_DATA || path.join(root, 'data'))
    const secrets = loadSecrets(dataDir, given, Boolean(given.DATABASE_URL) && !options.dev)
    if (options.only !== 'worker') await checkListen(options.host, options.port)

    const database = await step('PostgreSQL', async (note) => {
      const opened = given.DATABASE_URL
        ? await openExternal({ DATABASE_URL: given.DATABASE_URL, DATABASE_OWNER_URL: given.DATABASE_OWNER_URL || undefined, ...secrets })
        : await openEmbedded(dataDir)
      note(opened.note)
      return opened
    })
    stops.unshift(() => database.close())

    await step('Database client', async (note) => note((await generateClient(root, signal)) ? 'generated' : 'current'))
    await step('Migrations', async (note) => note(await bringUpToDate(database, root)))
    if (!options.dev && options.only !== 'worker') {
      await step('Pages', async (note) => note((await buildPages(root, signal)) ? 'built' : 'current'))
    }

    const facts = await readDatabaseFacts(database.url)
    const demo = decideDemo({ embedded: database.embedded, host: options.host, empty: options.empty, ...facts })
    const targetPort = demo.mode ? await demoPort(dataDir) : null
    const env = processEnv(given, {
      options,
      dataDir,
      secrets,
      databaseUrl: database.url,
      demo: demo.mode,
      targetUrl: targetPort ? `http://127.0.0.1:${targetPort}` : null,
    })
    // With a database of one's own the container or service manager collects the output; else it is kept beside the data.
    const logDir = options.dev || !database.embedded ? null : path.join(dataDir, 'logs')
    const begin = (
      name: string,
      script: string,
      limits: Pick<ChildSpec, 'readyWithin' | 'stopWithin' | 'forgiving'>,
      args: string[] = [],
    ): Child => {
      const child = startChild({ name, script: path.join(root, script), args, env, root, logDir, signal, ...limits }, lost)
      stops.unshift(child.stop)
      return child
    }

    if (targetPort)
      await step('Demo systems', () =>
        orLost(begin('target', 'lib/start/demo-target.ts', { readyWithin: 20_000, stopWithin: 3000 }, [String(targetPort)]).ready),
      )
    if (demo.fill) await step('Demo data', () => fillDemo(root, dataDir, env, signal))
    if (options.only !== 'web') {
      const worker = begin('worker', 'lib/worker/main.ts', { readyWithin: 60_000, stopWithin: 30_000, forgiving: options.dev })
      await step('Worker', () => orLost(worker.ready))
      if (options.dev) stops.unshift(renewOnChange(root, worker))
    }
    if (options.only !== 'worker')
      await step('Web', () => orLost(begin('web', 'lib/start/web.ts', { readyWithin: 120_000, stopWithin: 15_000 }).ready))

    await announce({ options, given, facts, demo, dataDir, logDir, env, root, signal })
    await Promise.race([failed.promise, untilAborted(signal)])
  } finally {
    if (stops.length > 0 && signal.aborted) process.stdout.write('\nStopping …\n')
    for (const stop of stops) await stop().catch((error: Error) => process.stderr.write(`${error.message}\n`))
    if (stops.length > 0 && signal.aborted) process.stdout.write('Stopped.\n')
  }

  function orLost(ready: Promise<void>): Promise<void> {
    return Promise.race([ready, failed.promise, untilAborted(signal).then(() => signal.throwIfAborted())])
  }
}

function checkSettings(options: StartOptions, given: NodeJS.ProcessEnv): void {
  if (options.only && !given.DATABASE_URL)
    throw new StartError('--only needs DATABASE_URL: the embedded database belongs to one start of everything.')
  if (given.GONOGO_URL && !/^https?:\/\/[^/?#]+\/?$/.test(given.GONOGO_URL))
    throw new StartError('GONOGO_URL must be the address people use, such as https://gonogo.example.org, without a path.')
  if (options.only !== 'worker' && !given.GONOGO_URL && !isLoopback(options.host)) {
    throw new StartError(
      `Bound to ${options.host}, GONOGO_URL must say which address people use (such as https://gonogo.example.org): writes from any other are refused.`,
    )
  }
}

async function bringUpToDate(database: Database, root: string): Promise<string> {
  if (database.ownerUrl) {
    const applied = await migrate(database.ownerUrl, database.runtimeRole, root)
    return applied.length > 0 ? `${applied.length} applied` : 'current'
  }
  const missing = await missingMigrations(database.url, root)
  if (missing.length > 0)
    throw new StartError(
      `The database lacks ${missing.length} migration(s), and ${database.runtimeRole} may not run them. Set DATABASE_OWNER_URL for one start.`,
    )
  return 'current'
}

/** Fills the demo. A mark beside the database stays when it is interrupted, and the next start begins it anew. */
async function fillDemo(root: string, dataDir: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const mark = path.join(dataDir, unfinished)
  fs.writeFileSync(mark, '', { mode: 0o600 })
  try {
    await runProgram(['--import', 'tsx', path.join(root, 'lib/start/fill-demo.ts')], { root, env, signal })
  } catch (error) {
    if (signal.aborted) throw error
    throw new StartError(`The demo could not be filled:\n${(error as Error).message.split('\n').slice(-15).join('\n')}`)
  }
  fs.rmSync(mark)
}

type Announcement = {
  options: StartOptions
  given: NodeJS.ProcessEnv
  facts: { noPeople: boolean }
  demo: { fill: boolean; mode: boolean }
  dataDir: string
  logDir: string | null
  env: NodeJS.ProcessEnv
  root: string
  signal: AbortSignal
}

async function announce({ options, given, facts, demo, dataDir, logDir, env, root, signal }: Announcement): Promise<void> {
  const url = ownUrl(given.GONOGO_URL, options)
  const lines = [options.only === 'worker' ? 'The worker is running.' : `Gonogo is running at ${url}`]
  if (demo.mode) lines.push('This is the demo: its people and systems are made up, and the sign-in page lists them.')
  if (facts.noPeople && !demo.fill && options.only !== 'worker') {
    const made = runProgram(['--import', 'tsx', path.join(root, 'lib/start/print-setup-token.ts')], { root, env, signal })
    const token = await made.then((output) => output.trim().split('\n').at(-1)).catch(() => null)
    if (token) lines.push(`Nobody can sign in yet. Make the first administrator at ${url}/setup with this one-time token:`, `  ${token}`)
    else lines.push('Nobody can sign in yet, and the one-time token could not be made. Stop and start again.')
  }
  lines.push(`Data: ${dataDir}${logDir ? `, logs: ${logDir}` : ''}. Stop with Ctrl-C.`)
  process.stdout.write(`\n${lines.join('\n')}\n`)
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
