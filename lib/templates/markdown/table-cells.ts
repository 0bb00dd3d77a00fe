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
 * Cuts a line of a table into its cells, at every pipe that is not escaped. Where that gives more than `most`, a pipe between code ticks was meant as
 * part of the code: forges cut there all the same, a person does not.
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
  while (cells.length > most) {
    const at = cells.findIndex((cell, index) => index + 1 < cells.length && (cell.raw.match(/`/g)?.length ?? 0) % 2 === 1)
    if (at < 0) break
    const [first, second] = cells.splice(at, 2)
    const raw = text.slice(first!.offset - line.start, second!.offset - line.start + second!.raw.length)
    cells.splice(at, 0, { raw, offset: first!.offset })
  }
  return { line: number, cells }
}

/** A cell's Markdown with its escaped pipes as they are meant. */
export const cellContent = (raw: string) => raw.replaceAll('\\|', '|')

const DELIMITERS = /^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/

/**
 * Where a table begins among a paragraph's lines, or -1. Markdown reads a table right below a list's text as part of that text; a person sees
 * a table.
 */
export function tableStart(lines: string[]): number {
  return lines.findIndex((line, index) => line.includes('|') && DELIMITERS.test(lines[index + 1] ?? ''))
}
