import { withoutBlanks } from './blanks'
import type { Box } from './box'
import type { CorrectedAs } from './correction'
import { type Heading, enterHeading } from './headings'
import type { ReadInline } from './inline-text'
import type { KeptPart } from './kept'
import type { Command, Fate, FateKind, ItemSource, Mark, NotUnderstood, ReadField, ReadSlot, State, WhyCode } from './read-types'
import type { SourceLine } from './source-lines'
import { sayWhy } from './why'

/** Something that may become an item: the final word on soft marks and on boxes in code is spoken when the whole document is read. */
export interface Candidate {
  text: string
  state: State
  parent: Candidate | null
  headings: Heading[]
  /** 0-based, both inclusive. */
  line: number
  last: number
  source: ItemSource
  mark: Mark | null
  words: { offset: number; length: number } | null
  notes: string[]
  commands: Command[]
  remark: Box['remark']
  soft: boolean
  sign: string
  /** The list, paragraph or table it stands in, and the words before that. */
  cluster: Cluster
  /** Its label as written, line by line: markup may begin on one line and end on the next. */
  raw: string[]
}

export interface Cluster {
  intro: string
  /** It is a list of Markdown. */
  list?: boolean
  /** Its boxes are escaped: an export wrote them. */
  escaped?: boolean
  /** One of its lines begins with a plain box: a bracket with another mark in it is one too. */
  boxed?: boolean
  /** What stands above it says that its lines are work to do. */
  steps?: boolean
}

/** Prose, code and plain bullets of a section, in source order. */
export interface SectionNote {
  headings: Heading[]
  text: string | null
  command: Command | null
  line: number
  /** It is a list item of its own. */
  bullet: boolean
}

/** A document while it is read. */
export interface Reading {
  source: string
  lines: SourceLine[]
  /** The lines as they are parsed: comments and wrapping tags blanked out. */
  visible: string[]
  inline: ReadInline
  corrections: Map<number, CorrectedAs>
  headings: Heading[]
  allHeadings: Heading[]
  title: Heading | null
  /** Several level-1 headings are sections: the first then stands in the names of its sections like the others. */
  severalTitles: boolean
  candidates: Candidate[]
  notes: SectionNote[]
  slots: ReadSlot[]
  fields: ReadField[]
  kept: KeptPart[]
  notUnderstood: NotUnderstood[]
  fates: (Fate | null)[]
  /** The last prose before what is being read: it may say what a list is. */
  intro: string
  /** It stands in a step without a box, whose own lists say how. */
  inStep: boolean
  /** All boxes of the document are escaped. */
  escaped: boolean
  /** Titles of `<details>` waiting for their line. */
  summaries: SummaryEvent[]
  /** Set while a list inside code is offered: no fates, no slots. */
  codeBlocks: CodeBlock[]
}

export interface SummaryEvent {
  line: number
  kind: 'open' | 'close'
  text: string
}

export interface CodeBlock {
  language: string
  fenced: boolean
  from: number
  to: number
  headings: Heading[]
}

/** Says what became of lines (0-based, inclusive). A later word on a line replaces an earlier one. */
export function setFate(reading: Reading, from: number, to: number, kind: FateKind, of: number | null = null): void {
  for (let line = from; line <= to && line < reading.fates.length; line++) {
    if (reading.lines[line]!.text.trim() !== '') reading.fates[line] = { line: line + 1, kind, of: of === null ? null : of + 1 }
  }
}

/** Reports a line (0-based) that looks as if it meant something and was not taken. */
export function reportLine(reading: Reading, line: number, code: WhyCode): void {
  const text = (reading.lines[line]?.text ?? '').trim().slice(0, 200)
  reading.notUnderstood.push({ line: line + 1, text, why: sayWhy(code), code })
}

/** Begins a title's section. Summaries of `<details>` end with it, not with the next title. */
export function pushHeading(reading: Reading, heading: Heading): void {
  reading.headings = enterHeading(reading.headings, heading)
  reading.allHeadings.push(heading)
  reading.intro = ''
}

/** Opens and closes the `<details>` that stand before a line. */
export function passSummaries(reading: Reading, before: number): void {
  while (reading.summaries.length > 0 && reading.summaries[0]!.line < before) {
    const event = reading.summaries.shift()!
    if (event.kind === 'open') pushHeading(reading, { text: event.text, level: 7, line: event.line, kind: 'summary' })
    else {
      const last = reading.headings.findLastIndex((heading) => heading.kind === 'summary')
      if (last >= 0) reading.headings = reading.headings.slice(0, last)
    }
  }
}

/** Keeps prose where it belongs: with the item it stands under, or with the section. */
export function keepNote(reading: Reading, owner: Candidate | null, text: string, from: number, to: number, bullet = false): void {
  setFate(reading, from, to, 'note', owner?.line ?? reading.headings.at(-1)?.line ?? null)
  if (text === '') return
  if (owner) owner.notes.push(text)
  else reading.notes.push({ headings: reading.headings, text, command: null, line: from, bullet })
}

/** Offset in the source of a piece of a line, or null when the line does not hold it as it was read (a tab that became blanks). */
export function offsetOf(reading: Reading, line: number, content: string): number | null {
  const source = reading.lines[line]
  if (!source) return null
  const wanted = content.trimEnd()
  const at = source.text.lastIndexOf(wanted)
  if (at >= 0) return source.start + at
  // With a comment in its middle a line is found as it is read: blanks stand where the comment is.
  const masked = (reading.visible[line] ?? '').lastIndexOf(wanted)
  if (masked >= 0 && reading.visible[line]!.length === source.text.length) return source.start + masked
  const bare = source.text.lastIndexOf(wanted.trimStart())
  return bare < 0 ? null : source.start + bare - (wanted.length - wanted.trimStart().length)
}

export function newCandidate(
  reading: Reading,
  given: Omit<Candidate, 'headings' | 'notes' | 'commands' | 'raw'> & { notes?: string[]; raw?: string[] },
): Candidate {
  const candidate: Candidate = { ...given, headings: reading.headings, notes: given.notes ?? [], raw: given.raw ?? [], commands: [] }
  reading.candidates.push(candidate)
  setFate(reading, candidate.line, candidate.last, candidate.source === 'table' ? 'tableRow' : 'item', candidate.line)
  return candidate
}

/** Makes one text of a label that goes over several lines. */
export function joinLabel(reading: Reading, candidate: Candidate): void {
  if (candidate.raw.length < 2) return
  const whole = candidate.raw.join('\n')
  candidate.raw = [whole]
  candidate.text = withoutBlanks(reading.inline(whole).text) || candidate.text
}

/** The title that stands in no section's name: the document's own. */
export const hiddenTitle = (reading: Reading) => (reading.severalTitles ? null : reading.title)
