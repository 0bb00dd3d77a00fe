import os from 'node:os'
import path from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'

const root = import.meta.dirname

/** In the `unit` project the database does not exist: whoever imports it, however indirectly, fails at the import. */
const noDatabase: Plugin = {
  name: 'gonogo:no-database',
  enforce: 'pre',
  load(id) {
    if (!id.split('?')[0]?.endsWith('/lib/core/db/client.ts')) return null
    return `throw new Error('A unit test (or what it imports) reached lib/core/db/client. Rules are pure; name the test *.db.test.ts if it needs the database.')`
  },
}

const everywhere = ['lib/**', 'app/**', 'components/**', 'messages/**', 'prisma/**', 'checks/**', 'bench/**', 'e2e/target/**']
const tests = (ending: string) => everywhere.map((folder) => `${folder}/*${ending}`)
const resolve = { alias: { '@': root } }

export default defineConfig({
  resolve,
  test: {
    // A core is not kept free for the runner: it waits most of the time, and so do tests with a database.
    maxWorkers: Math.max(2, os.availableParallelism()),
    projects: [
      {
        resolve,
        plugins: [noDatabase],
        test: {
          name: 'unit',
          include: tests('.test.{ts,tsx}'),
          exclude: ['**/node_modules/**', '**/*.db.test.ts'],
          environment: 'node',
          env: { NODE_ENV: 'test', TZ: 'UTC', LOG_LEVEL: 'silent' },
        },
      },
      {
        resolve,
        test: {
          name: 'db',
          include: tests('.db.test.ts'),
          exclude: ['**/node_modules/**'],
          environment: 'node',
          pool: 'forks',
          globalSetup: [path.join(root, 'lib/core/testing/global-setup.ts')],
          setupFiles: [path.join(root, 'lib/core/testing/own-database.ts')],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          env: { NODE_ENV: 'test', TZ: 'UTC' },
        },
      },
    ],
  },
})
