import type { CarriedNote } from './markdown/carried-note'
import type { CorrectedAs } from './markdown/correction'
import type { DialectError } from './markdown/dialect'
import type { FateKind, ReadDocument } from './markdown/read-types'
import type { TemplateBody } from './schema'

/**
 * Why nothing is made of a document. `has_errors`: it claims to be a template in the product's own Markdown, and lines of it cannot be
 * meant.
 */
export type ImportRefusal = 'too_large' | 'took_too_long' | 'failed' | 'not_text' | 'has_errors'

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
  /** Lines of prose and code that belong to no item. */
  left: number
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
  /** Corrections whose lines are gone or say something else now. */
  lost: number
  /** What a template cannot hold as the document has it. */
  notes: CarriedNote[]
  /** Templates with a version from a document of this name. */
  known: { id: string; name: string; nameZh: string }[]
  /** What is wrong with a template in the product's own Markdown, each at its line. */
  errors: DialectError[]
  /** A template in the product's own Markdown, when asked for whole. */
  body: TemplateBody | null
  /** Anyone else's document, when asked for whole. */
  whole: {
    /** One for each line, in order. */
    fates: { kind: FateKind; of: number | null }[]
    document: Omit<ReadDocument, 'lines' | 'items'>
  } | null
}
