import path from 'node:path'
import { launchedName } from './lifeline'
import { readOptions, type StartOptions } from './options.mjs'
import { runStart } from './run-start'
import { StartError } from './start-error'

/**
 * The launcher under the pinned runtime, started by start.mjs with the same arguments (in an image, by itself). Everything it
 * starts ends with it: on Ctrl-C, on a signal, and when start.mjs is gone.
 */
const root = path.resolve(import.meta.dirname, '../..')
const abort = new AbortController()

let askedAt = 0
function askStop(): void {
  // npm, the shell and start.mjs may all pass on one Ctrl-C; only a later one means "now".
  if (askedAt && Date.now() - askedAt > 2000) process.exit(130)
  askedAt ||= Date.now()
  abort.abort()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, askStop)
process.on('message', (message) => message === 'stop' && askStop())
process.on('disconnect', () => abort.abort())
// start.mjs may have gone while this process was still loading.
if (process.env[launchedName] === '1' && !process.connected) process.exit(0)
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

function parseOptions(): StartOptions {
  try {
    return readOptions(process.argv.slice(2), process.env)
  } catch (error) {
    throw new StartError((error as Error).message)
  }
}

try {
  await runStart({ root, options: parseOptions(), given: process.env, signal: abort.signal })
  process.exit(0)
} catch (error) {
  if (abort.signal.aborted && !(error instanceof StartError)) process.exit(0)
  process.stderr.write(`\n${error instanceof StartError ? error.message : `Gonogo could not start: ${(error as Error).stack ?? error}`}\n`)
  process.exit(1)
}
