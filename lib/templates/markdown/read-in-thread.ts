import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Correction } from './correction'
import { LARGEST_BYTES, READ_WITHIN_MS } from './limits'
import type { ReadDocument } from './read-types'

export type ReadAnswer =
  | { ok: true; document: ReadDocument }
  | { ok: false; line: number; code: 'too_large' | 'took_too_long' | 'failed'; why: string }

/** The program's folder. Next bundles this file, so its own place says nothing: every process of ours runs there. */
const root = () => process.cwd()

/**
 * Reads a document in a thread of its own, which is ended after `ms` milliseconds of reading: a document made to be slow costs that and no more. Refuses what is
 * larger than 2 MB.
 */
export async function readInThread(source: string, { ms = READ_WITHIN_MS, corrections = [] as Correction[] } = {}): Promise<ReadAnswer> {
  if (Buffer.byteLength(source) > LARGEST_BYTES)
    return { ok: false, line: 1, code: 'too_large', why: `it is larger than ${LARGEST_BYTES / 1024 / 1024} MB` }
  const folder = path.join(root(), 'lib/templates/markdown')
  const worker = new Worker(/* turbopackIgnore: true */ pathToFileURL(path.join(folder, 'read-worker.mjs')), {
    workerData: { source, corrections },
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 8 },
  })
  return await new Promise<ReadAnswer>((resolve) => {
    let timer = setTimeout(() => late(), 20_000)
    const end = (answer: ReadAnswer) => {
      clearTimeout(timer)
      resolve(answer)
      void worker.terminate()
    }
    const late = () => end({ ok: false, line: 1, code: 'took_too_long', why: `took too long: more than ${ms / 1000} s` })
    const failed = (reason: string) => end({ ok: false, line: 1, code: 'failed', why: `could not be read (${reason})` })
    worker.on('message', (message: { begins: true } | { document: ReadDocument }) => {
      if ('document' in message) return end({ ok: true, document: message.document })
      // Loading the reader is not the document's fault: its time counts from here.
      clearTimeout(timer)
      timer = setTimeout(late, ms)
    })
    worker.on('error', (error: NodeJS.ErrnoException) => failed(error.code ?? error.message))
    worker.on('exit', (code) => failed(`ended with ${code}`))
  })
}
