import type { DialectHead } from '@/lib/templates/markdown/dialect'
import type { ReadSource } from '@/lib/templates/markdown/read-source'
import type { TemplateBody } from '@/lib/templates/schema'

/** What the worker is asked: to write a body out, or to read a text. */
export type SourceQuestion = { id: number; head: DialectHead } & ({ body: TemplateBody } | { text: string })
/** A text with what it means. */
export interface TextRead {
  text: string
  read: ReadSource
}
export type SourceAnswer = { id: number } & (TextRead | { failed: string })

export interface SourceReader {
  write: (body: TemplateBody, head: DialectHead) => Promise<TextRead>
  read: (text: string, head: DialectHead) => Promise<TextRead>
  close: () => void
}

/** Starts the worker. What is asked is answered in order; when the worker cannot run, every answer fails. */
export function openSourceReader(): SourceReader {
  const worker = new Worker(new URL('./source-worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, { resolve: (answer: TextRead) => void; reject: (reason: Error) => void }>()
  let asked = 0
  let broken: Error | null = null
  worker.addEventListener('message', ({ data }: MessageEvent<SourceAnswer>) => {
    const asking = waiting.get(data.id)
    if ('failed' in data) asking?.reject(new Error(data.failed))
    else asking?.resolve(data)
    waiting.delete(data.id)
  })
  worker.addEventListener('error', (event) => {
    broken = new Error(event.message || 'the worker for the source does not run')
    for (const { reject } of waiting.values()) reject(broken)
    waiting.clear()
  })
  const ask = (question: { head: DialectHead } & ({ body: TemplateBody } | { text: string })) =>
    new Promise<TextRead>((resolve, reject) => {
      if (broken) return reject(broken)
      asked += 1
      waiting.set(asked, { resolve, reject })
      worker.postMessage({ id: asked, ...question } satisfies SourceQuestion)
    })
  return {
    write: (body, head) => ask({ body, head }),
    read: (text, head) => ask({ text, head }),
    close: () => worker.terminate(),
  }
}
