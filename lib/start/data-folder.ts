import fs from 'node:fs'
import path from 'node:path'
import { StartError } from './start-error'

/**
 * Makes the data folder and makes it private: 0700, or 0711 for root, so that PostgreSQL (which does not run as root)
 * can pass through it to its own folder; every file in it is 0600. Refuses a folder that cannot be written.
 */
export function prepareDataFolder(folder: string): string {
  const absolute = path.resolve(folder)
  try {
    makeFolders(absolute)
    const probe = path.join(absolute, `.probe-${process.pid}`)
    fs.writeFileSync(probe, '')
    fs.rmSync(probe)
    if (fs.statSync(absolute).uid === process.getuid?.()) fs.chmodSync(absolute, process.getuid?.() === 0 ? 0o711 : 0o700)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') throw new StartError(`The disk of the data folder ${absolute} is full.`)
    throw new StartError(`The data folder ${absolute} is not writable (${code ?? 'unknown reason'}). Make it writable or set GONOGO_DATA.`)
  }
  return absolute
}

/** One folder at a time: made recursively by Node, a path below /proc never ends. */
function makeFolders(folder: string): void {
  if (fs.existsSync(folder)) return
  makeFolders(path.dirname(folder))
  try {
    fs.mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another starter may have been faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
