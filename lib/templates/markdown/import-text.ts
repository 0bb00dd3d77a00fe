import type { TemplateBody } from '../schema'
import type { CarriedNote } from './carried-note'
import type { Correction } from './correction'
import { type DialectError, type DialectHead, isDialect } from './dialect'
import { type Origins, shapeOf } from './origins'
import { parseTemplate } from './parse-template'
import { readInThread, type ReadRefused } from './read-in-thread'
import type { ReadDocument } from './read-types'
import { toTemplateBody } from './to-template'

export type ImportedText =
  /** The product's own Markdown, parsed strictly. */
  | { how: 'dialect'; ok: true; head: DialectHead; body: TemplateBody; origins: Origins }
  | { how: 'dialect'; ok: false; errors: DialectError[] }
  /** Anyone's Markdown, read tolerantly. */
  | { how: 'read'; ok: true; document: ReadDocument; body: TemplateBody; origins: Origins; title: string | null; notes: CarriedNote[] }
  | { how: 'read'; ok: false; refused: ReadRefused }

/**
 * A text as a template: one in the product's own Markdown is parsed strictly, any other is read tolerantly in a thread of its own, with a
 * cap on time. `name` is the file's name, for a document without a title.
 */
export async function importText(
  text: string,
  { name, corrections = [] }: { name: string; corrections?: Correction[] },
): Promise<ImportedText> {
  if (isDialect(text)) {
    const parsed = parseTemplate(text)
    if (!parsed.ok) return { how: 'dialect', ok: false, errors: parsed.errors }
    return { how: 'dialect', ok: true, head: parsed.head, body: parsed.body, origins: { items: {}, shape: shapeOf(parsed.body, {}) } }
  }
  const read = await readInThread(text, { corrections })
  if (!read.ok) return { how: 'read', ok: false, refused: read }
  const carried = toTemplateBody(read.document, { name: name.replace(/^.*[/\\]/, '').replace(/\.\w{1,10}$/, '') })
  return { how: 'read', ok: true, document: read.document, ...carried }
}
