import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/**
 * One sha256 over the names and contents of files and folders below `root` (missing ones count as empty), without those
 * `skip` names. The same content gives the same digest whenever and wherever it was checked out.
 */
export function digestFiles(root: string, entries: string[], skip: (relative: string) => boolean = () => false): string {
  const hash = createHash('sha256')
  for (const file of entries.flatMap((entry) => walk(root, entry, skip)).sort()) {
    const content = fs.readFileSync(path.join(root, file))
    hash.update(`${file}\n${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

function walk(root: string, entry: string, skip: (relative: string) => boolean): string[] {
  if (skip(entry)) return []
  const stats = fs.statSync(path.join(root, entry), { throwIfNoEntry: false })
  if (!stats) return []
  if (!stats.isDirectory()) return [entry]
  return fs.readdirSync(path.join(root, entry)).flatMap((name) => walk(root, `${entry}/${name}`, skip))
}
