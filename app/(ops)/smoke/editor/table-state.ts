import type { Step } from '@/lib/smoke/step-schema'
import { nextId, typedText } from './typed'

export type Cell = { id: number; text: string }
/** The rows a step runs for: columns by name, cells in their order. */
export type TableRows = { columns: Cell[]; rows: { id: number; cells: Cell[] }[] }

export const mostColumns = 12
export const mostRows = 50

const cell = (text: string): Cell => ({ id: nextId(), text })
const lineOf = (texts: readonly string[]) => ({ id: nextId(), cells: texts.map(cell) })

/** A table as rows of cells. */
export const tableRows = ({ columns, rows }: NonNullable<Step['rows']>): TableRows => ({
  columns: columns.map(cell),
  rows: rows.map(lineOf),
})

/** A table to begin with: one column, one row. */
export const blankTable = (): TableRows => tableRows({ columns: [''], rows: [['']] })

/** The table as it is typed now. */
export function readTable(data: FormData, path: string, table: TableRows): NonNullable<Step['rows']> {
  return {
    columns: table.columns.map((column, at) => typedText(data, `${path}.columns.${at}`, column.text).trim()),
    rows: table.rows.map((row, at) => row.cells.map((one, index) => typedText(data, `${path}.rows.${at}.${index}`, one.text))),
  }
}

export const withColumn = (table: TableRows): TableRows => ({
  columns: [...table.columns, cell('')],
  rows: table.rows.map((row) => ({ ...row, cells: [...row.cells, cell('')] })),
})
export const withRow = (table: TableRows): TableRows => ({ ...table, rows: [...table.rows, lineOf(table.columns.map(() => ''))] })
export const withoutRow = (table: TableRows, id: number): TableRows => ({ ...table, rows: table.rows.filter((row) => row.id !== id) })
export const withoutColumn = (table: TableRows, at: number): TableRows => ({
  columns: table.columns.filter((_, index) => index !== at),
  rows: table.rows.map((row) => ({ ...row, cells: row.cells.filter((_, index) => index !== at) })),
})

/**
 * Cells as a spreadsheet copies them: tabs between, a line a row, a cell with tabs, quotes or lines in it put in quotes with its own quotes
 * doubled.
 */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  const source = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '')
  let at = 0
  while (at <= source.length) {
    const { value, end } = source[at] === '"' ? quoted(source, at) : plain(source, at)
    rows.at(-1)?.push(value)
    if (source[end] === '\n') rows.push([])
    at = end + 1
  }
  return rows
}

function plain(source: string, from: number): { value: string; end: number } {
  const found = source.slice(from).search(/[\t\n]/)
  const end = found < 0 ? source.length : from + found
  return { value: source.slice(from, end), end }
}

function quoted(source: string, from: number): { value: string; end: number } {
  let value = ''
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] !== '"') value += source[at]
    else if (source[at + 1] === '"') value += source[at++]
    else {
      // Only a quote before a tab, a line's end or the end closes a cell; else it was a text that begins with a quote.
      const next = source[at + 1]
      return next === undefined || next === '\t' || next === '\n' ? { value, end: at + 1 } : plain(source, from)
    }
  }
  return plain(source, from)
}

/** A column's name as a variable has it: `user id` → `USER_ID`. */
export const columnName = (text: string): string =>
  text
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[^A-Z]+|_+$/g, '')
    .slice(0, 64)

/**
 * A pasted table, its first line the names of the columns. Null when there is no second line or no usable name. What is too much for a
 * step is left out; `cut` says so.
 */
export function tableFromTsv(text: string): { table: TableRows; cut: boolean } | null {
  const [head = [], ...lines] = readTsv(text).filter((line) => line.some((one) => one.trim() !== ''))
  const columns = head.map(columnName).slice(0, mostColumns)
  if (lines.length === 0 || columns.every((name) => name === '')) return null
  const rows = lines.slice(0, mostRows).map((line) => columns.map((_, at) => line[at] ?? ''))
  return {
    table: tableRows({ columns, rows }),
    cut: head.length > mostColumns || lines.length > mostRows || lines.some((line) => line.length > columns.length),
  }
}

/** A table with cells pasted into it from one place on; it grows downwards as far as it may. */
export function pastedAt(table: TableRows, lines: readonly (readonly string[])[], top: number, left: number): TableRows {
  let grown = table
  while (grown.rows.length < Math.min(top + lines.length, mostRows)) grown = withRow(grown)
  return {
    ...grown,
    rows: grown.rows.map((row, at) => {
      const line = lines[at - top]
      return line
        ? { ...row, cells: row.cells.map((one, index) => (line[index - left] === undefined ? one : cell(line[index - left]!))) }
        : row
    }),
  }
}
