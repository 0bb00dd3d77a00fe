import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../../..')

/** Runs `prisma migrate …` with the WebAssembly engine against a database, which must let its role create databases. */
export function prismaMigrate(args: string[], ownerUrl: string): { status: number; output: string; said: string } {
  const result = spawnSync(process.execPath, [path.join(root, 'node_modules/prisma/build/index.js'), 'migrate', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      DATABASE_OWNER_URL: ownerUrl,
      PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, 'lib/start/dev/wasm-engine.mjs'),
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  })
  return { status: result.status ?? 1, output: `${result.stdout}${result.stderr}`, said: result.stdout }
}

/** What must be added to the migrations so that they end where a schema is, as SQL; null when they agree. */
export function missingSql(ownerUrl: string, schema = 'prisma/schema.prisma'): string | null {
  const { status, output, said } = prismaMigrate(
    ['diff', '--from-migrations', 'prisma/migrations', '--to-schema', schema, '--script', '--exit-code'],
    ownerUrl,
  )
  if (status === 0) return null
  if (status !== 2) throw new Error(`Prisma could not compare schema and migrations:\n${output.trim()}`)
  // What Prisma remarks beside it goes to the other stream.
  return said
}
