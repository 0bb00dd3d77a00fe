import path from 'node:path'
import { buildPages } from '@/lib/start/build-pages'
import { generateClient } from '@/lib/start/generate-client'
import { runProgram } from '@/lib/start/run-program'

/*
 * What checks need before they can run, as the launcher does it: `client` (database client and route types) or `pages`
 * (the production build that end-to-end tests serve).
 */
const root = path.resolve(import.meta.dirname, '../../..')
const { signal } = new AbortController()

if (process.argv[2] === 'client') {
  await generateClient(root, signal)
  await runProgram(['node_modules/next/dist/bin/next', 'typegen'], { root, signal, env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } })
} else {
  await buildPages(root, signal)
}
