import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { denialOf } from '@/lib/core/permissions'
import { refuse } from '@/lib/core/refusal'
import { MAX_IMPORT_CHARACTERS } from './import-limits'
import type { ImportCounts, ImportPreview, ImportRefusal } from './import-preview'
import type { LineCorrection, MakeImportInput, ReadImportInput } from './import-schema'
import { type Correction, Corrections, hashLine, placeCorrections } from './markdown/correction'
import { readInThread } from './markdown/read-in-thread'
import type { ReadDocument, ReadItem } from './markdown/read-types'
import { splitLines } from './markdown/source-lines'
import { type CarriedTemplate, toTemplateBody } from './markdown/to-template'

/** Documents read at the same time: each takes a thread, and other requests want theirs. */
const atOnce = 2

/**
 * What an import would make of these documents, each read in a thread of its own. Corrections kept under a document's name hold unless the
 * caller brings its own. Refuses actors who may not import and more text than one request can bring; a document that cannot be read is one
 * refused row.
 */
export async function previewImport(actor: Actor, { documents, whole }: ReadImportInput): Promise<ImportPreview[]> {
  mayImport(actor, documents)
  const names = documents.map(({ name }) => name)
  const [kept, known] = await Promise.all([keptCorrections(names), templatesFrom(names)])
  return inTurns(documents, async ({ name, text, corrections }) => {
    const held = corrections ? fingerprint(text, corrections) : (kept.get(name) ?? [])
    const { document, carried, refused } = await readOne(name, text, held)
    const lines = splitLines(text).map((line) => line.text)
    return {
      name,
      refused,
      templateName: carried?.title ?? nameOf(name),
      counts: count(document),
      corrections: [...placeCorrections(lines, held)].map(([index, as]) => ({ line: index + 1, as })),
      remembered: corrections === undefined && held.length > 0,
      notes: carried?.notes ?? [],
      known: known.get(name) ?? [],
      whole: whole && document ? wholeOf(document) : null,
    }
  })
}

/** The same documents as `template.import` takes them. Refuses the lot when one of them cannot be read, so that nothing is half done. */
export async function prepareImport(actor: Actor, { documents }: MakeImportInput) {
  mayImport(actor, documents)
  return inTurns(documents, async ({ name, text, corrections, templateName, into }, index) => {
    const held = fingerprint(text, corrections)
    const { carried, refused } = await readOne(name, text, held)
    if (!carried) throw refuse(`import_${refused ?? 'failed'}`, { name }, { status: 422, field: `documents.${index}.text` })
    const source = { name, text, origins: carried.origins }
    return { templateName, into, body: carried.body, source, corrections: held }
  })
}

function mayImport(actor: Actor, documents: readonly { text: string }[]): void {
  const denial = denialOf(actor, 'template.import')
  if (denial) throw refuse(`denied_${denial}`, { command: 'template.import' }, { status: denial === 'sign_in' ? 401 : 403 })
  const total = documents.reduce((sum, { text }) => sum + text.length, 0)
  if (total > MAX_IMPORT_CHARACTERS)
    throw refuse('import_too_much', { max: MAX_IMPORT_CHARACTERS / 1_000_000 }, { status: 413, field: 'documents' })
}

type ReadOne = { document: ReadDocument | null; carried: CarriedTemplate | null; refused: ImportRefusal | null }

async function readOne(name: string, text: string, corrections: Correction[]): Promise<ReadOne> {
  if (!text.isWellFormed() || text.includes('\u0000')) return { document: null, carried: null, refused: 'not_text' }
  const answer = await readInThread(text, { corrections })
  if (!answer.ok) return { document: null, carried: null, refused: answer.code }
  return { document: answer.document, carried: toTemplateBody(answer.document, { name: nameOf(name) }), refused: null }
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

function wholeOf({ lines, items: _flat, ...document }: ReadDocument): NonNullable<ImportPreview['whole']> {
  return { fates: lines.map(({ kind, of }) => ({ kind, of })), document }
}

function count(document: ReadDocument | null): ImportCounts {
  const groups = document?.phases.flatMap((phase) => phase.groups) ?? []
  const commandsIn = (items: readonly ReadItem[]): number =>
    items.reduce((sum, item) => sum + item.commands.length + commandsIn(item.items), 0)
  return {
    phases: document?.phases.length ?? 0,
    groups: groups.length,
    items: document?.items.length ?? 0,
    done: document?.items.filter(({ state }) => state === 'done').length ?? 0,
    slots: document?.slots.length ?? 0,
    fields: document?.fields.length ?? 0,
    commands: groups.reduce((sum, group) => sum + group.commands.length + commandsIn(group.items), 0),
    tableRows: document?.items.filter(({ source }) => source === 'table').length ?? 0,
    kept: document?.kept.length ?? 0,
    metadata: Object.keys(document?.metadata ?? {}).length,
    notUnderstood: document?.notUnderstood.length ?? 0,
  }
}
