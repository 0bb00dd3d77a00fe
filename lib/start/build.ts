import path from 'node:path'
import { buildPages } from './build-pages'
import { generateClient } from './generate-client'
import { phase } from './progress.mjs'

/** `npm run build`: what a start would build, ahead of it (for an image, say). Needs no database. */
const root = path.resolve(import.meta.dirname, '../..')
const abort = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => abort.abort())

try {
  await phase('Database client', async (note) => note((await generateClient(root, abort.signal)) ? 'generated' : 'current'))
  await phase('Pages', async (note) => note((await buildPages(root, abort.signal)) ? 'built' : 'current'))
} catch (error) {
  process.stderr.write(`\n${(error as Error).message}\n`)
  process.exit(1)
}
