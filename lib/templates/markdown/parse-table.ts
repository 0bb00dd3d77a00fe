import { type Column, readCell } from './dialect-columns'
import { type DialectSource, fail, placed } from './dialect-source'
import { isRule, readCells } from './dialect-table'

type Raw = Record<string, unknown>

/** Every line that says something is an error. */
export function refuseRest(source: DialectSource, from: number, to: number): void {
  for (let at = from; at < to; at++) if (source.lines[at]!.trim() !== '') fail(source, at, 'not_placed')
}

/** The first line from `from` that says something; `to` when none does. */
export const skipBlank = (source: DialectSource, from: number, to: number) => {
  let at = from
  while (at < to && source.lines[at]!.trim() === '') at++
  return at
}

/** The rows of the table that begins at the first line that says something, and the line after it. */
export function parseTable(source: DialectSource, columns: readonly Column[], from: number, to: number): { rows: Raw[]; next: number } {
  const top = skipBlank(source, from, to)
  if (top >= to || !source.lines[top]!.trimStart().startsWith('|') || top + 1 >= to || !isRule(source.lines[top + 1]!)) {
    fail(source, Math.max(0, Math.min(top, to - 1)), 'table_missing')
    return { rows: [], next: to }
  }
  const heads = readCells(source.lines[top]!)
  const used = heads.map((head) => columns.find((column) => column.head.toLowerCase() === head.toLowerCase()))
  for (const [index, column] of used.entries())
    if (!column || used.indexOf(column) !== index) fail(source, top, 'table_column', { column: heads[index]! })
  for (const column of columns)
    if (column.needed && !used.includes(column)) fail(source, top, 'table_column_missing', { column: column.head })
  const rows: Raw[] = []
  let at = top + 2
  for (; at < to && source.lines[at]!.trimStart().startsWith('|'); at++) {
    const cells = readCells(source.lines[at]!)
    if (cells.length !== heads.length) fail(source, at, 'table_cells', { found: cells.length, wanted: heads.length })
    const row: Raw = placed(source, at, {})
    for (const [index, column] of used.entries()) {
      if (!column) continue
      const value = readCell(column, cells[index] ?? '')
      if (value === null) fail(source, at, 'table_value', { column: column.head, value: (cells[index] ?? '').slice(0, 40) })
      else if (value !== undefined) row[column.field] = value
    }
    rows.push(row)
  }
  return { rows, next: at }
}
