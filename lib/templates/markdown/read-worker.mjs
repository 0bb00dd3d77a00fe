/**
 * The thread of read-in-thread.ts. It starts in plain JavaScript, since a bundled server has no TypeScript loader for its threads, and
 * brings its own.
 */
import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { readDocument } = await import('./read-document.ts')
const { toChecklistLine } = await import('./checklist-line.ts')
// What came before this is heard now.
parentPort?.on('message', ({ source, corrections, as }) => {
  parentPort.postMessage({ begins: true })
  const document = readDocument(source, corrections)
  parentPort.postMessage({ result: as === 'checklist' ? toChecklistLine(document) : document })
})
