import { sha256 } from '@/lib/core/canonical'
import type { Correction } from './correction'
import { type ImportedText, importText } from './import-text'

/** Texts longer than this (characters) are read again: what they become would stay in memory for little use. */
const longest = 512_000
const most = 8
const recent = new Map<string, ImportedText>()

/**
 * `importText`, remembering the last few: whoever has looked at what a document would become makes it next, and waits for one reading, not
 * two. What is given is shared; callers change nothing in it. A document that took too long is tried again.
 */
export async function recentlyRead(text: string, how: { name: string; corrections: Correction[] }): Promise<ImportedText> {
  if (text.length > longest) return importText(text, how)
  const key = sha256(JSON.stringify([how, text]))
  const read = recent.get(key) ?? (await importText(text, how))
  recent.delete(key)
  if (read.how === 'read' && !read.ok) return read
  recent.set(key, read)
  if (recent.size > most) recent.delete(recent.keys().next().value!)
  return read
}
