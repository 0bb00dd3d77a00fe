import { markdown } from './blocks'
import { htmlText } from './inline-text'
import type { Reading } from './reading'
import type { Cell, Row } from './table-cells'
import type { Table } from './walk-table'

const ROW = /<tr\b[^<>]*>([\s\S]*?)(?=<tr\b|<\/tr\b|$)/gi
const CELL = /<(t[hd])\b[^<>]*>([\s\S]*?)(?=<t[hd]\b|<\/t[hd]\b|$)/gi

/**
 * The `<table>` that begins on a line (0-based) and ends before `end`: null where it does not end there, has no rows, or has form elements,
 * which are read line by line. `last` is the line looked at last.
 */
export function htmlTable(reading: Reading, line: number, end: number): { table: Table | null; last: number } {
  const stop = Math.min(end, reading.lines.length)
  const first = reading.lines[line]!
  const at = first.text.search(/<table\b/i)
  let last = line
  while (last < stop && !/<\/table\s*>/i.test(reading.lines[last]!.text)) last++
  if (last >= stop) return { table: null, last: stop }
  if (reading.lines.slice(line, last + 1).some(({ text }) => /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX]\]\s/.test(text)))
    return { table: null, last }
  const from = first.start + at
  const html = reading.source.slice(from, reading.lines[last]!.end).replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length))
  if (/<input\b/i.test(html)) return { table: null, last }
  let number = line
  const rows: Row[] = []
  let head: Row | null = null
  for (const row of html.matchAll(ROW)) {
    const offset = from + row.index
    while (number < last && reading.lines[number + 1]!.start <= offset) number++
    const found = [...row[1]!.matchAll(CELL)]
    const within = offset + row[0].length - row[1]!.length
    const cells = found.map((cell) => cellAt(cell[2]!, within + cell.index + cell[0].length - cell[2]!.length))
    if (cells.length === 0) continue
    const made = { line: number, cells }
    if (head === null && rows.length === 0 && found.some((cell) => /th/i.test(cell[1]!))) head = made
    else rows.push(made)
  }
  if (rows.length === 0) return { table: null, last }
  const width = Math.max(head?.cells.length ?? 0, ...rows.slice(0, 1000).map((row) => row.cells.length))
  const headers = Array.from({ length: width }, (_, index) => textOf(head?.cells[index]))
  return { table: { line, body: rows[0]!.line, last, headers, rows, texts: rows.map((row) => row.cells.map(textOf)) }, last }
}

const cellAt = (raw: string, offset: number): Cell => ({ raw: raw.trim(), offset: offset + raw.length - raw.trimStart().length })
const textOf = (cell: Cell | undefined) => (cell ? htmlText(markdown, cell.raw) : '')
