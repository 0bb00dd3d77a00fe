import { mostCharacters } from '@/lib/smoke/suite-files/import-schema'

/** A document as it was given; `problem` says why it is not read. */
export interface Given {
  name: string
  text: string
  problem?: 'too_large' | 'not_text'
}

/** The texts of files, each under a name of its own. One that is too large or no UTF-8 is not left out: it comes with its reason. */
export async function readGiven(files: readonly File[], taken: ReadonlySet<string>): Promise<Given[]> {
  const names = new Set(taken)
  const given: Given[] = []
  for (const file of files) {
    const path = (file.webkitRelativePath || file.name).slice(-280)
    let name = path
    for (let count = 2; names.has(name); count++) name = `${path} (${count})`
    names.add(name)
    given.push({ name, ...(await contentOf(file)) })
  }
  return given
}

async function contentOf(file: File): Promise<Omit<Given, 'name'>> {
  if (file.size > mostCharacters) return { text: '', problem: 'too_large' }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer())
    return text.includes('\u0000') ? { text: '', problem: 'not_text' } : { text }
  } catch {
    return { text: '', problem: 'not_text' }
  }
}

/** The bytes of a file as base64. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
