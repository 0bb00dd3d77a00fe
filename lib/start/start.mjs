/**
 * `npm start`. Runs on Node >= 18 with nothing installed: reads the options, installs the pinned packages and hands over
 * to lib/start/main.ts under the pinned runtime. Stays as the parent so that signals and the exit code pass through.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { readOptions, usage } from './options.mjs'
import { install, nodeBinary, whyInstall } from './packages.mjs'
import { phase } from './progress.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** @type {import('node:child_process').ChildProcess | undefined} */
let child
let stopping = false

function stop() {
  stopping = true
  // The message works where a signal would not reach the child (Windows, or a kill aimed at this process alone).
  if (child?.connected) child.send('stop')
  else child?.kill('SIGTERM')
}

async function start() {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options.help) return void process.stdout.write(`${usage}\n`)
  if (Number(process.versions.node.split('.')[0]) < 18) throw new Error(`Node 18 or newer is needed to start, this is ${process.version}.`)

  const reason = whyInstall(root)
  if (reason) {
    await phase('Installing packages', async () => {
      await install(root, (started) => {
        child = started
      })
      const missing = whyInstall(root)
      if (missing) throw new Error(`Packages were installed, but ${missing}. Run "npm ci" to see why.`)
    })
  }
  if (stopping) return

  child = spawn(
    nodeBinary(root),
    [
      '--import',
      pathToFileURL(path.join(root, 'node_modules/tsx/dist/loader.mjs')).href,
      path.join(root, 'lib/start/main.ts'),
      ...process.argv.slice(2),
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        GONOGO_LAUNCHED: '1',
        PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
      },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    },
  )
  child.on('error', (error) => fail(`The runtime could not be started: ${error.message}`))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)
    process.exit()
  })
  if (stopping) stop()
}

function fail(line) {
  process.stderr.write(`\n${line}\n`)
  process.exit(1)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)

// npm killed hard sends no signal: its child is handed to another parent instead. Only under npm, because a shell that
// ends after `nohup node … &` looks the same and means the opposite.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), 1000).unref()
}

start().catch((error) => (stopping ? process.exit(130) : fail(error.message)))
