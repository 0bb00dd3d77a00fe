import fs from 'node:fs'
import path from 'node:path'
import { digestFiles } from './digest'
import { runProgram } from './run-program'

const folder = 'lib/core/db/generated'

/**
 * Generates the database client when the schema changed since the last time. Prisma would first download an engine that
 * generating does not use; the path of any existing file stops that. Answers whether it ran.
 */
export async function generateClient(root: string, signal: AbortSignal): Promise<boolean> {
  const stamp = path.join(root, folder, '.digest')
  const digest = digestFiles(root, ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'])
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === digest) return false
  await runProgram(['node_modules/prisma/build/index.js', 'generate'], {
    root,
    signal,
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  })
  fs.writeFileSync(stamp, digest)
  return true
}
