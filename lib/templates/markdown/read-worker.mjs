/**
 * The thread of read-in-thread.ts. It starts in plain JavaScript, since a bundled server has no TypeScript loader for its threads, and brings its own.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { readDocument } = await import('./read-document.ts')
parentPort?.postMessage({ begins: true })
parentPort?.postMessage({ document: readDocument(workerData.source, workerData.corrections) })
