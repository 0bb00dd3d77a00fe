import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { refuse } from '@/lib/core/refusal'
import type { Asked, BroughtDocument } from './read-documents'

/** How long the thread may take to start on a busy machine, and then to read, in milliseconds. */
const startWithin = 20_000
const readWithin = 10_000
/** Imports read at the same time: each has a thread, and pages want the processor too. */
const atOnce = 2
let running = 0

/**
 * Reads documents in a thread of their own, which is ended afterwards: a document made to be slow, or to fill the memory, costs its ten seconds and
 * takes nothing with it. Refuses when it took too long, and when others are being read.
 */
export async function readInThread(asked: Asked): Promise<BroughtDocument[]> {
  if (running >= atOnce) throw refuse('import_busy', {}, { status: 429 })
  running++
  // Every process of ours runs in the program's folder; a bundled server's own place says nothing.
  const file = path.join(process.cwd(), 'lib/smoke/suite-files/read-worker.mjs')
  const worker = new Worker(/* turbopackIgnore: true */ pathToFileURL(file), {
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 8 },
  })
  try {
    return await new Promise<BroughtDocument[]>((resolve, reject) => {
      const late = () => reject(refuse('import_slow', { seconds: readWithin / 1000 }, { status: 422 }))
      let timer = setTimeout(late, startWithin)
      worker.on('message', (message: { begins: true } | { documents: BroughtDocument[] }) => {
        clearTimeout(timer)
        if ('documents' in message) resolve(message.documents)
        else timer = setTimeout(late, readWithin)
      })
      worker.on('error', reject)
      worker.on('exit', () => {
        clearTimeout(timer)
        reject(new Error('The thread of an import ended'))
      })
      worker.postMessage(asked)
    })
  } finally {
    running--
    await worker.terminate()
  }
}
