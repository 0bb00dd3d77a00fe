import type { SourceLine } from './source-lines'

/** A cell as written. `offset` is where its trimmed text begins in the source. */
export interface Cell {
  raw: string
  offset: number
}

export interface Row {
  /** 0-based. */
  line: number
  cells: Cell[]
}

/** What may stand before a table's row on its line: quote marks, and a list marker before the first row. */
const PREFIX = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+(?=\|))?/

/**
 * Cuts a line of a table into its cells, at every pipe that is not escaped. Where that gives more than `most`, a pipe between code ticks
 * was meant as part of the code: forges cut there all the same, a person does not.
 */
export function splitRow(line: SourceLine, number: number, most = Number.POSITIVE_INFINITY): Row {
  const text = line.text
  let at = PREFIX.exec(text)![0].length
  let stop = text.trimEnd().length
  if (text[at] === '|') at++
  if (stop > at && text[stop - 1] === '|' && text[stop - 2] !== '\\') stop--
  const cells: Cell[] = []
  let from = at
  for (let index = at; index <= stop; index++) {
    if (index < stop && (text[index] !== '|' || text[index - 1] === '\\')) continue
    const piece = text.slice(from, index)
    cells.push({ raw: piece.trim(), offset: line.start + from + (piece.length - piece.trimStart().length) })
    from = index + 1
  }
  return { line: number, cells: cells.length > most ? joinCode(cells, most, line) : cells }
}

/** Joins cells whose code ticks only close in a later one, until there are no more than `most`. */
function joinCode(cells: Cell[], most: number, { text, start }: SourceLine): Cell[] {
  const joined: Cell[] = []
  let surplus = cells.length - most
  for (let index = 0; index < cells.length; index++) {
    const first = cells[index]!
    let end = first.offset + first.raw.length
    let open = countTicks(first.raw) % 2 === 1
    for (; open && surplus > 0 && index + 1 < cells.length; surplus--) {
      const next = cells[++index]!
      end = next.offset + next.raw.length
      open = countTicks(next.raw) % 2 === 0
    }
    joined.push({ raw: text.slice(first.offset - start, end - start), offset: first.offset })
  }
  return joined
}

const countTicks = (text: string) => text.match(/`/g)?.length ?? 0

/** A cell's Markdown with its escaped pipes as they are meant. */
export const cellContent = (raw: string) => raw.replaceAll('\\|', '|')

const DELIMITERS = /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?$/

/**
 * Where a table begins among a paragraph's lines, or -1. Markdown reads a table right below a list's text as part of that text; a person
 * sees a table.
 */
export function tableStart(lines: string[], from = 0): number {
  for (let index = from; index + 1 < lines.length; index++) {
    if (lines[index]!.includes('|') && DELIMITERS.test(lines[index + 1]!.trim())) return index
  }
  return -1
}
