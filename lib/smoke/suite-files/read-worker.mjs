/** The thread of read-in-thread.ts. It starts in plain JavaScript, since a bundled server has no TypeScript loader for its threads. */
import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { readDocuments } = await import('./read-documents.ts')
parentPort?.on('message', (asked) => {
  parentPort.postMessage({ begins: true })
  parentPort.postMessage({ documents: readDocuments(asked) })
})
