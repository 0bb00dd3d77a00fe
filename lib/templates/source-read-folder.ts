import { constants } from 'node:fs'
import { type FileHandle, open, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { LARGEST_SOURCE, SourceFailure, sourceText } from './source-failure'

/**
 * The text of a file below the folder that an administrator named. No link leads out: the real path must lie in the real folder, before and
 * after the file is opened, and what was opened must be what lies there.
 */
export async function readFolderSource(folder: string, relative: string): Promise<{ text: string; commit: null }> {
  if (folder === '') throw new SourceFailure('no_folder')
  const root = await realpath(folder).catch(() => null)
  if (root === null) throw new SourceFailure('no_folder')
  const real = await inside(root, relative)
  let file: FileHandle
  try {
    // Without waiting: a pipe would keep us forever.
    file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch {
    throw new SourceFailure('no_file', { path: relative })
  }
  try {
    const opened = await file.stat()
    if (!opened.isFile()) throw new SourceFailure('not_a_file', { path: relative })
    if (opened.size > LARGEST_SOURCE) throw new SourceFailure('too_large', { max: LARGEST_SOURCE })
    const again = await stat(await inside(root, relative))
    if (again.dev !== opened.dev || again.ino !== opened.ino) throw new SourceFailure('outside_folder', { path: relative })
    const content = new Uint8Array(LARGEST_SOURCE + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await file.read(content, length, content.length - length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return { text: sourceText(content.subarray(0, length)), commit: null }
  } finally {
    await file.close()
  }
}

async function inside(root: string, relative: string): Promise<string> {
  let real: string
  try {
    real = await realpath(path.join(root, relative))
  } catch {
    throw new SourceFailure('no_file', { path: relative })
  }
  const below = path.relative(root, real)
  if (below === '' || below.startsWith('..') || path.isAbsolute(below)) throw new SourceFailure('outside_folder', { path: relative })
  return real
}
