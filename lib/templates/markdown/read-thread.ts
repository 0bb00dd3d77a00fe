import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/** How long a thread waits for the next document before it is ended, in milliseconds. */
const keptFor = 5 * 60_000
/** Threads kept waiting. */
const mostWaiting = 2

type Waiting = { worker: Worker; end: () => void }
const waiting: Waiting[] = []

/**
 * A thread of the reader: one that waits for a document, or a new one, which needs half a second to start. It keeps the process alive until
 * it is given back or ended.
 */
export function takeThread(): Worker {
  const kept = waiting.pop()
  if (!kept) return startThread()
  kept.end()
  kept.worker.ref()
  return kept.worker
}

/** Keeps a thread that is done with its document for the next one. Reading is pure: nothing of a document stays in it. */
export function giveBackThread(worker: Worker): void {
  stopListening(worker)
  if (waiting.length >= mostWaiting) return void worker.terminate()
  const forget = () => {
    const index = waiting.findIndex((one) => one.worker === worker)
    if (index >= 0) waiting.splice(index, 1)
  }
  const timer = setTimeout(() => {
    forget()
    void worker.terminate()
  }, keptFor)
  timer.unref()
  // One that ends while it waits is no longer there to be taken.
  worker.on('error', forget)
  worker.on('exit', forget)
  worker.unref()
  waiting.push({
    worker,
    end: () => {
      clearTimeout(timer)
      stopListening(worker)
    },
  })
}

/** Of our own events only: a thread that loses all its listeners loses Node's own with them, and is never heard again. */
function stopListening(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}

/** Has a thread ready before somebody brings a document. */
export function warmThread(): void {
  if (waiting.length === 0) giveBackThread(startThread())
}

function startThread(): Worker {
  // Every process of ours runs in the program's folder; a bundled server's own place says nothing.
  const file = path.join(process.cwd(), 'lib/templates/markdown/read-worker.mjs')
  return new Worker(/* turbopackIgnore: true */ pathToFileURL(file), {
    execArgv: [],
    stdout: true,
    stderr: true,
    // A large young generation saves a third of the time on a megabyte: nearly all that is made lives until the end.
    resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 96, stackSizeMb: 8 },
  })
}
