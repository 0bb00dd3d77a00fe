#!/usr/bin/env node
/**
 * The `gonogo` command. Runs on Node >= 18 and hands over to lib/cli/main.ts under the pinned runtime.
 */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.resolve(path.dirname(fs.realpathSync(fileURLToPath(import.meta.url))), '../..')
const pinned = path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
const loader = path.join(root, 'node_modules/tsx/dist/loader.mjs')

if (!fs.existsSync(loader)) {
  process.stderr.write('The packages are not installed yet. Run "npm start" once, or "npm ci".\n')
  process.exit(1)
}
// An image may bring the right Node itself.
const runtime = fs.existsSync(pinned) ? pinned : process.execPath
const child = spawn(runtime, ['--import', pathToFileURL(loader).href, path.join(root, 'lib/cli/main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  env: { ...process.env, GONOGO_CWD: process.cwd() },
  stdio: 'inherit',
})
// The command decides what a signal means: it may have something to cancel first.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name))
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
child.on('exit', (status, signal) => process.exit(status ?? (signal ? 1 : 0)))
