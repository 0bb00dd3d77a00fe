import type { CarriedNote } from './markdown/carried-note'
import type { CorrectedAs } from './markdown/correction'
import type { FateKind, ReadDocument } from './markdown/read-types'

/** Why a document was not read. */
export type ImportRefusal = 'too_large' | 'took_too_long' | 'failed' | 'not_text'

/** How much was found in a document. */
export interface ImportCounts {
  phases: number
  groups: number
  items: number
  done: number
  slots: number
  fields: number
  commands: number
  tableRows: number
  kept: number
  metadata: number
  notUnderstood: number
}

/** What an import would make of one document. */
export interface ImportPreview {
  name: string
  refused: ImportRefusal | null
  /** The template's name: the document's title, else its file name. */
  templateName: string
  counts: ImportCounts
  /** The corrections that held, by line. */
  corrections: { line: number; as: CorrectedAs }[]
  /** They were kept from an earlier import. */
  remembered: boolean
  /** What a template cannot hold as the document has it. */
  notes: CarriedNote[]
  /** Templates with a version from a document of this name. */
  known: { id: string; name: string; nameZh: string }[]
  whole: {
    /** One for each line, in order. */
    fates: { kind: FateKind; of: number | null }[]
    document: Omit<ReadDocument, 'lines' | 'items'>
  } | null
}
