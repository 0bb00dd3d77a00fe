/**
 * The thread of read-in-thread.ts. It starts in plain JavaScript, since a bundled server has no TypeScript loader for its threads, and brings its own.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { readDocument } = await import('./read-document.ts')
const { toChecklistLine } = await import('./checklist-line.ts')
parentPort?.postMessage({ begins: true })
const document = readDocument(workerData.source, workerData.corrections)
parentPort?.postMessage({ result: workerData.as === 'checklist' ? toChecklistLine(document) : document })
