import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { denialOf } from '@/lib/core/permissions'
import { refuse } from '@/lib/core/refusal'
import { MAX_IMPORT_CHARACTERS } from './import-limits'
import { countBody, countDocument, noCounts } from './import-counts'
import type { ImportPreview, ImportRefusal } from './import-preview'
import type { LineCorrection, MakeImportInput, ReadImportInput } from './import-schema'
import { type CorrectedAs, type Correction, Corrections, hashLine, placeCorrections } from './markdown/correction'
import type { ImportedText } from './markdown/import-text'
import { recentlyRead } from './markdown/recently-read'
import { splitLines } from './markdown/source-lines'

/** Documents read at the same time: each takes a thread, and other requests want theirs. */
const atOnce = 2
/** Errors shown of one document: more help nobody. */
const mostErrors = 200
/** What anyone's document says of the template beside its title. */
const silent = { nameZh: '', description: '', descriptionZh: '', tags: [] }

/**
 * What an import would make of these documents, each read in a thread of its own. Corrections kept under a document's name hold unless the
 * caller brings its own. Refuses actors who may not import and more text than one request can bring; a document that cannot be read is one
 * refused row.
 */
export async function previewImport(actor: Actor, { documents, whole }: ReadImportInput): Promise<ImportPreview[]> {
  mayImport(actor)
  notTooMuch(documents)
  const names = documents.map(({ name }) => name)
  const [kept, templates] = await Promise.all([keptCorrections(names), templatesFrom(names)])
  return inTurns(documents, async ({ name, text, corrections }) => {
    const held = corrections ? fingerprint(text, corrections) : (kept.get(name) ?? [])
    const read = await readOne(name, text, held)
    const lines = splitLines(text).map((line) => line.text)
    const placed = read.how === 'read' ? placeCorrections(lines, held) : new Map<number, CorrectedAs>()
    const known = templates.get(name) ?? []
    return {
      name,
      refused: null,
      templateName: nameOf(name),
      counts: noCounts,
      corrections: [...placed].map(([index, as]) => ({ line: index + 1, as })),
      remembered: corrections === undefined && placed.size > 0,
      lost: read.how === 'read' ? held.length - placed.size : 0,
      notes: [],
      known,
      errors: [],
      body: null,
      whole: null,
      ...seen(read, whole),
    }
  })
}

/** What a preview says of a reading. */
function seen(read: ReadOne, whole: boolean): Partial<ImportPreview> {
  if (read.how === 'refused') return { refused: read.refused }
  if (read.how === 'dialect')
    return read.ok
      ? { templateName: read.head.name, counts: countBody(read.body), body: whole ? read.body : null }
      : { refused: 'has_errors', errors: read.errors.slice(0, mostErrors) }
  const { lines, items: _flat, ...document } = read.document
  const fates = lines.map(({ kind, of }) => ({ kind, of }))
  return {
    ...(read.title === null ? {} : { templateName: read.title }),
    counts: countDocument(read.document),
    notes: read.notes,
    whole: whole ? { fates, document } : null,
  }
}

/** The same documents as `template.import` takes them. Refuses the lot when one of them cannot be read, so that nothing is half done. */
export async function prepareImport(actor: Actor, { documents }: MakeImportInput) {
  mayImport(actor)
  notTooMuch(documents)
  return inTurns(documents, async ({ name, text, corrections, templateName, into }, index) => {
    const held = fingerprint(text, corrections)
    const read = await readOne(name, text, held)
    if (read.how === 'refused' || !read.ok) {
      const why = read.how === 'refused' ? read.refused : 'has_errors'
      throw refuse(`import_${why}`, { name }, { status: 422, field: `documents.${index}.text` })
    }
    const { nameZh, description, descriptionZh, tags } = read.how === 'dialect' ? read.head : silent
    return {
      templateName,
      about: { nameZh: templateName === (read.how === 'dialect' ? read.head.name : '') ? nameZh : '', description, descriptionZh, tags },
      into,
      body: read.body,
      source: { name, text, origins: read.origins },
      corrections: read.how === 'read' ? held : [],
    }
  })
}

/** Refuses actors who may not import: a door asks this before it reads what they sent. */
export function mayImport(actor: Actor): void {
  const denial = denialOf(actor, 'template.import')
  if (denial) throw refuse(`denied_${denial}`, { command: 'template.import' }, { status: denial === 'sign_in' ? 401 : 403 })
}

function notTooMuch(documents: readonly { text: string }[]): void {
  const total = documents.reduce((sum, { text }) => sum + text.length, 0)
  if (total > MAX_IMPORT_CHARACTERS)
    throw refuse('import_too_much', { max: MAX_IMPORT_CHARACTERS / 1_000_000 }, { status: 413, field: 'documents' })
}

type ReadOne = Exclude<ImportedText, { how: 'read'; ok: false }> | { how: 'refused'; refused: ImportRefusal }

async function readOne(name: string, text: string, corrections: Correction[]): Promise<ReadOne> {
  if (!text.isWellFormed() || text.includes('\u0000')) return { how: 'refused', refused: 'not_text' }
  const read = await recentlyRead(text, { name: `${nameOf(name)}.md`, corrections })
  return read.how === 'read' && !read.ok ? { how: 'refused', refused: read.refused.code } : read
}

/** A file's name as a template's: without its folders and its ending. */
function nameOf(name: string): string {
  const file = name.split(/[/\\]/).at(-1) ?? name
  const words = file
    .replace(/\.[a-z]{1,8}$/i, '')
    .replace(/[-_]+/g, ' ')
    .trim()
  return (words === '' ? file : words).slice(0, 120)
}

/** Corrections with the fingerprints of the lines they were made on; a line that is not there is left out. */
function fingerprint(text: string, corrections: readonly LineCorrection[]): Correction[] {
  if (corrections.length === 0) return []
  const lines = splitLines(text)
  return corrections.flatMap(({ line, as }) => {
    const words = lines[line - 1]?.text
    return words === undefined ? [] : [{ line, hash: hashLine(words), as }]
  })
}

async function keptCorrections(names: string[]): Promise<Map<string, Correction[]>> {
  const rows = await db.importCorrection.findMany({ where: { document: { in: names } } })
  return new Map(
    rows.map((row) => {
      const read = Corrections.safeParse(row.corrections)
      return [row.document, read.success ? read.data : []]
    }),
  )
}

/** Templates that a document of each name was made into before. */
async function templatesFrom(names: string[]) {
  const rows = await db.templateVersion.findMany({
    where: { sourceName: { in: names }, state: { not: 'discarded' }, template: { retiredAt: null } },
    distinct: ['templateId', 'sourceName'],
    select: { sourceName: true, template: { select: { id: true, name: true, nameZh: true } } },
  })
  const known = new Map<string, (typeof rows)[number]['template'][]>()
  for (const { sourceName, template } of rows) known.set(sourceName ?? '', [...(known.get(sourceName ?? '') ?? []), template])
  return known
}

async function inTurns<T, R>(list: readonly T[], run: (entry: T, index: number) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (let index = 0; index < list.length; index += atOnce)
    done.push(...(await Promise.all(list.slice(index, index + atOnce).map((entry, offset) => run(entry, index + offset)))))
  return done
}
