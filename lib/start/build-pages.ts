import fs from 'node:fs'
import path from 'node:path'
import { digestFiles } from './digest'
import { runProgram } from './run-program'
import { StartError } from './start-error'

/** Everything a build reads. Tests, docs and migrations are not in it. */
const inputs = [
  'app',
  'components',
  'lib',
  'messages',
  'public',
  'prisma/schema.prisma',
  'next.config.ts',
  'proxy.ts',
  'instrumentation.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
const notBuilt = (file: string) =>
  /\.test\.tsx?$|^lib\/core\/db\/generated$|^lib\/(cli|worker|core\/testing)(\/|$)|^lib\/start\/(?!guard)/.test(file)

/** Digest of what a build would be made from. */
export function buildDigest(root: string): string {
  return digestFiles(root, inputs, notBuilt)
}

/**
 * Builds the pages when their sources changed. The digest of the sources is written into the build when it is whole, so a
 * killed build is made again. Answers whether it built.
 */
export async function buildPages(root: string, signal: AbortSignal): Promise<boolean> {
  const stamp = path.join(root, '.next/gonogo-sources')
  const digest = buildDigest(root)
  if (fs.existsSync(stamp) && fs.existsSync(path.join(root, '.next/BUILD_ID')) && fs.readFileSync(stamp, 'utf8') === digest) return false
  fs.rmSync(stamp, { force: true })
  try {
    await runProgram(['node_modules/next/dist/bin/next', 'build'], {
      root,
      signal,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    })
  } catch (error) {
    if (signal.aborted) throw error
    throw new StartError(`Building the pages failed:\n${(error as Error).message.split('\n').slice(-30).join('\n')}`)
  }
  fs.writeFileSync(stamp, digest)
  return true
}
