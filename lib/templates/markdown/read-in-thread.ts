import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ChecklistLine } from './checklist-line'
import type { Correction } from './correction'
import { LARGEST_BYTES, PATIENCE, READ_WITHIN_MS, START_WITHIN_MS } from './limits'
import type { ReadDocument } from './read-types'

/** Why a document was not read. `line` is 1: such a refusal concerns the whole. */
export interface ReadRefused {
  ok: false
  line: number
  code: 'too_large' | 'took_too_long' | 'failed'
  why: string
}
export type ReadAnswer<Result> = { ok: true; document: Result } | ReadRefused

interface Options {
  /** How much computing the reading may take, in milliseconds; starting the thread is not counted. */
  ms?: number
  corrections?: Correction[]
}

/**
 * Reads a document in a thread of its own, which is ended after `ms` milliseconds of computing (and five times that on the clock): a
 * document made to be slow costs that and no more. Refuses what is larger than 2 MB.
 */
export const readInThread = (source: string, options: Options = {}) => run<ReadDocument>(source, 'document', options)

/** The same, giving only what `gonogo read --as checklist` shows: less to hand over between threads. */
export const readChecklistInThread = (source: string, options: Options = {}) => run<ChecklistLine>(source, 'checklist', options)

async function run<Result>(
  source: string,
  as: 'document' | 'checklist',
  { ms = READ_WITHIN_MS, corrections = [] }: Options,
): Promise<ReadAnswer<Result>> {
  if (Buffer.byteLength(source) > LARGEST_BYTES)
    return { ok: false, line: 1, code: 'too_large', why: `it is larger than ${LARGEST_BYTES / 1024 / 1024} MB` }
  // Every process of ours runs in the program's folder; a bundled server's own place says nothing.
  const file = path.join(process.cwd(), 'lib/templates/markdown/read-worker.mjs')
  const worker = new Worker(/* turbopackIgnore: true */ pathToFileURL(file), {
    workerData: { source, corrections, as },
    execArgv: [],
    stdout: true,
    stderr: true,
    // A large young generation saves a third of the time on a megabyte: nearly all that is made lives until the end.
    resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 96, stackSizeMb: 8 },
  })
  return await new Promise((resolve) => {
    const end = (answer: ReadAnswer<Result>) => {
      clearTimeout(timer)
      clearInterval(watch)
      resolve(answer)
      void worker.terminate()
    }
    const giveUp = (code: ReadRefused['code'], why: string) => end({ ok: false, line: 1, code, why })
    const late = () => giveUp('took_too_long', `took too long: more than ${ms / 1000} s`)
    let timer = setTimeout(late, START_WITHIN_MS)
    let watch: NodeJS.Timeout | undefined
    worker.on('message', (message: { begins: true } | { result: Result }) => {
      if ('result' in message) return end({ ok: true, document: message.result })
      clearTimeout(timer)
      timer = setTimeout(late, ms * PATIENCE)
      watch = watchComputing(worker, ms, late)
    })
    worker.on('error', (error: NodeJS.ErrnoException) => giveUp('failed', `could not be read (${error.code ?? error.message})`))
    worker.on('exit', (code) => giveUp('failed', `could not be read (its thread ended with ${code})`))
  })
}

/** Calls when a thread has computed for so many milliseconds from now. */
function watchComputing(worker: Worker, ms: number, late: () => void): NodeJS.Timeout {
  let from: number | null = null
  const look = async () => {
    const used = await worker.cpuUsage()
    const now = (used.user + used.system) / 1000
    from ??= now
    if (now - from >= ms) late()
  }
  // A thread that has ended cannot be asked; its end is an answer of its own.
  return setInterval(() => void look().catch(() => {}), Math.min(100, ms))
}
