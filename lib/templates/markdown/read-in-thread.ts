import type { Worker } from 'node:worker_threads'
import type { ChecklistLine } from './checklist-line'
import type { Correction } from './correction'
import { LARGEST_BYTES, PATIENCE, READ_WITHIN_MS, START_WITHIN_MS } from './limits'
import type { ReadDocument } from './read-types'
import { giveBackThread, takeThread } from './read-thread'

/** Why a document was not read. `line` is 1: such a refusal concerns the whole. */
export interface ReadRefused {
  ok: false
  line: number
  code: 'too_large' | 'took_too_long' | 'failed'
  why: string
}
export type ReadAnswer<Result> = { ok: true; document: Result } | ReadRefused

/** After a document larger than this (bytes) its thread is ended: what it grew to is not kept. */
const keepAfter = 512 * 1024

interface Options {
  /** How much computing the reading may take, in milliseconds; starting the thread is not counted. */
  ms?: number
  corrections?: Correction[]
}

/**
 * Reads a document in a thread that reads nothing else meanwhile, which is ended after `ms` milliseconds of computing (and five times that
 * on the clock): a document made to be slow costs that and no more. Refuses what is larger than 2 MB.
 */
export const readInThread = (source: string, options: Options = {}) => run<ReadDocument>(source, 'document', options)

/** The same, giving only what `gonogo read --as checklist` shows: less to hand over between threads. */
export const readChecklistInThread = (source: string, options: Options = {}) => run<ChecklistLine>(source, 'checklist', options)

async function run<Result>(
  source: string,
  as: 'document' | 'checklist',
  { ms = READ_WITHIN_MS, corrections = [] }: Options,
): Promise<ReadAnswer<Result>> {
  const bytes = Buffer.byteLength(source)
  if (bytes > LARGEST_BYTES) return { ok: false, line: 1, code: 'too_large', why: `it is larger than ${LARGEST_BYTES / 1024 / 1024} MB` }
  const worker = takeThread()
  return await new Promise((resolve) => {
    let ended = false
    const end = (answer: ReadAnswer<Result>) => {
      // What was asked of the thread for this document may answer while it reads the next one.
      if (ended) return
      ended = true
      clearTimeout(timer)
      clearInterval(watch)
      worker.off('message', hear).off('error', fail).off('exit', gone)
      resolve(answer)
      if (answer.ok && bytes <= keepAfter) giveBackThread(worker)
      else void worker.terminate()
    }
    const giveUp = (code: ReadRefused['code'], why: string) => end({ ok: false, line: 1, code, why })
    const late = () => giveUp('took_too_long', `took too long: more than ${ms / 1000} s`)
    let timer = setTimeout(late, START_WITHIN_MS)
    let watch: NodeJS.Timeout | undefined
    const hear = (message: { begins: true } | { result: Result }) => {
      if ('result' in message) return end({ ok: true, document: message.result })
      clearTimeout(timer)
      timer = setTimeout(late, ms * PATIENCE)
      watch = watchComputing(worker, ms, late)
    }
    const fail = (error: NodeJS.ErrnoException) => giveUp('failed', `could not be read (${error.code ?? error.message})`)
    const gone = (code: number) => giveUp('failed', `could not be read (its thread ended with ${code})`)
    worker.on('message', hear).on('error', fail).on('exit', gone)
    worker.postMessage({ source, corrections, as })
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
