import { MAX_DOCUMENT_CHARACTERS } from '@/lib/templates/import-limits'
import type { GivenDocument } from './use-import'

/** Files an import takes, by their endings. */
export const takenEndings = ['.md', '.markdown', '.mdown', '.mdx', '.txt']

export const isTaken = (file: File) => takenEndings.some((ending) => file.name.toLowerCase().endsWith(ending))

/**
 * The texts of files, under their paths as far as the browser tells them. The bytes stay as they are, a byte-order mark too. A file that is
 * no Markdown, too large or no UTF-8 comes with its reason and is not left out.
 */
export async function readFiles(files: readonly File[]): Promise<GivenDocument[]> {
  const taken = new Map<string, number>()
  const documents: GivenDocument[] = []
  for (const file of files) {
    const path = (file.webkitRelativePath || file.name).slice(-280)
    const count = (taken.get(path) ?? 0) + 1
    taken.set(path, count)
    documents.push({ name: count === 1 ? path : `${path} (${count})`, ...(await contentOf(file)) })
  }
  return documents
}

async function contentOf(file: File): Promise<Pick<GivenDocument, 'text' | 'skipped'>> {
  if (!isTaken(file)) return { text: '', skipped: 'not_taken' }
  if (file.size > MAX_DOCUMENT_CHARACTERS) return { text: '', skipped: 'too_large' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer()) }
  } catch {
    return { text: '', skipped: 'not_text' }
  }
}
