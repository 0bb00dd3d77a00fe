import type { Due } from '../schema'
import type { KeptPart } from './kept'

/** Whether something is still to be done. Failed and not applicable are open, with a remark. */
export type State = 'open' | 'done'

/** The manner an item was written in. */
export type ItemSource = 'task' | 'table' | 'drawn' | 'word' | 'heading' | 'html' | 'fence' | 'corrected'

/** Where the state of an item is written: UTF-16 offset in the source and length. Length 0 is an empty `[]`. */
export interface Mark {
  offset: number
  length: number
  /** Between brackets a state is ` ` or `x`; a drawn box, an emoji in a table and a word are replaced whole by their counterpart. */
  style: 'bracket' | 'drawn' | 'emoji' | 'word'
}

/** A block of code that belongs to an item or a section. */
export interface Command {
  language: string
  text: string
  line: number
}

/** What an item of a template could become. A guess a person confirms. */
export type KindGuess =
  | { kind: 'manual' | 'link' | 'smoke' | 'text' | 'file' }
  | { kind: 'number'; limit: string }
  | { kind: 'command'; command: string }

export interface ReadItem {
  text: string
  state: State
  /** Nesting among items, 0 at the top. */
  depth: number
  /** Titles of the headings it stands under, outermost first, joined with ` › `. */
  section: string
  line: number
  endLine: number
  source: ItemSource
  mark: Mark | null
  /** Where the label's own words lie in the source, for splicing; null when they are not one run (a wrapped or a table line). */
  words: { offset: number; length: number } | null
  notes: string[]
  commands: Command[]
  kind: KindGuess
  due: Due | null
  /** `N/A`, struck out, or `[-]`: not applicable; `failed`: ❌ and the like. */
  remark: 'notApplicable' | 'failed' | 'unknownMark' | null
  items: ReadItem[]
}

export interface ReadSlot {
  role: string
  name: string | null
  date: string | null
  line: number
  section: string
  /** Before the start or before the completion, guessed from the headings above. */
  before: 'start' | 'completion'
}

export interface ReadField {
  label: string
  line: number
  value: string | null
}

export interface ReadGroup {
  title: string
  line: number | null
  offset: Due | null
  notes: string[]
  commands: Command[]
  items: ReadItem[]
}

export interface ReadPhase {
  title: string
  line: number | null
  offset: Due | null
  groups: ReadGroup[]
}

/** Why a line was not taken. The texts are in `why.ts`. */
export type WhyCode =
  | 'box_in_comment'
  | 'box_in_code'
  | 'box_escaped'
  | 'box_without_text'
  | 'box_letter'
  | 'step_without_box'
  | 'box_in_prose'
  | 'mark_unclear'
  | 'mark_unknown'
  | 'table_marks'
  | 'table_row_broken'
  | 'table_row_empty'
  | 'cells_too_many'
  | 'fence_open'
  | 'comment_open'
  | 'front_matter_broken'
  | 'alerts_broken'
  | 'html_row'
  | 'too_deep'
  | 'not_placed'

export interface NotUnderstood {
  line: number
  text: string
  why: string
  code: WhyCode
}

export type FateKind =
  | 'blank'
  | 'title'
  | 'phase'
  | 'group'
  /** A title under which no item stands. */
  | 'heading'
  | 'item'
  | 'note'
  /** Prose or code that belongs to no item: it stays in the document. */
  | 'left'
  | 'slot'
  | 'field'
  | 'tableRow'
  | 'tableHead'
  | 'command'
  | 'metadata'
  | 'comment'
  | 'markup'
  | 'kept'
  | 'notUnderstood'

/** What became of a line. `of` is the line of the item, slot, group or kept part it belongs to. */
export interface Fate {
  line: number
  kind: FateKind
  of: number | null
}

/** What an import would make of a document. */
export interface ReadDocument {
  title: string | null
  languages: ('en' | 'zh' | 'other')[]
  metadata: Record<string, unknown>
  phases: ReadPhase[]
  /** The same items in source order, flat. */
  items: ReadItem[]
  slots: ReadSlot[]
  fields: ReadField[]
  kept: KeptPart[]
  notUnderstood: NotUnderstood[]
  lines: Fate[]
}
