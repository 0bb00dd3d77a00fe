import fs from 'node:fs'
import path from 'node:path'

const cap = 10_000_000

/** A log that a child's output is appended to; past 10 MB the file is set aside as `.1` and a new one begun. Private (0600). */
export function openLogFile(file: string): { write: (chunk: Buffer) => void; tail: () => string; close: () => void } {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  let handle = fs.openSync(file, 'a', 0o600)
  let size = fs.fstatSync(handle).size
  let tail = ''
  return {
    write: (chunk) => {
      tail = (tail + chunk.toString()).slice(-4000)
      try {
        if (size > cap) {
          fs.closeSync(handle)
          fs.renameSync(file, `${file}.1`)
          handle = fs.openSync(file, 'a', 0o600)
          size = 0
        }
        size += fs.writeSync(handle, chunk)
      } catch {
        // A full disk must not stop what is being logged.
      }
    },
    tail: () => tail,
    close: () => fs.closeSync(handle),
  }
}
