import type { GivenDocument } from './use-import'

/** Files an import takes, by their endings. */
export const takenEndings = ['.md', '.markdown', '.mdown', '.mdx', '.txt']

/**
 * The texts of files, under their paths as far as the browser tells them. The bytes stay as they are, a byte-order mark too. A file that is
 * no UTF-8 comes with a NUL in it, which the reader refuses as no text: it is a row with its reason and not left out.
 */
export async function readFiles(files: readonly File[]): Promise<GivenDocument[]> {
  const taken = new Map<string, number>()
  const documents: GivenDocument[] = []
  for (const file of files) {
    const path = (file.webkitRelativePath || file.name).slice(-280)
    const count = (taken.get(path) ?? 0) + 1
    taken.set(path, count)
    documents.push({ name: count === 1 ? path : `${path} (${count})`, text: await textOf(file) })
  }
  return documents
}

async function textOf(file: File): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer())
  } catch {
    return '\u0000'
  }
}
