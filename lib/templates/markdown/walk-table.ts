import type { Block } from './blocks'
import { hasBlank, isKnownLabel } from './blanks'
import { leadingBox } from './box'
import { type Candidate, type Reading, keepNote, newCandidate, pushHeading, reportLine, setFate } from './reading'
import { type Cell, type Row, cellContent, splitRow } from './table-cells'
import { isItemHeader, isStateHeader, readColumns } from './table-columns'
import { isRiskTable, keepTable, takeCellBlanks, takeRoles } from './table-parts'
import { addField } from './slots-and-fields'
import { type TableItem, rowItems } from './table-items'

/** A table as it is read: cells as written and as they read. */
export interface Table {
  line: number
  /** The first line below its head. */
  body: number
  last: number
  headers: string[]
  rows: Row[]
  texts: string[][]
}

/** A table of Markdown. */
export function walkTable(reading: Reading, block: Block & { type: 'table' }, owner: Candidate | null): void {
  takeTable(reading, readTable(reading, block), owner)
}

/** A table: rows that are items, roles that sign, labels with values, or a part kept for other screens. */
export function takeTable(reading: Reading, table: Table, owner: Candidate | null): void {
  setFate(reading, table.line, table.body - 1, 'tableHead', table.line)
  setFate(reading, table.body, table.last, 'tableRow', table.line)
  const corrected = reading.corrections.get(table.line)
  const stateColumn = typeof corrected === 'object' ? corrected.stateColumn : null
  if (corrected !== 'items' && corrected !== 'notItems' && stateColumn === null) {
    if (takeRoles(reading, table) || takeValues(reading, table)) return
  }
  const raws = table.rows.map((row) => row.cells.map((cell) => cellContent(cell.raw)))
  const columns = readColumns(table.headers, raws, table.texts, stateColumn)
  const items =
    corrected === 'notItems' || (corrected === undefined && isRiskTable(table.headers))
      ? []
      : rowItems(reading, table, columns, corrected === 'items' || stateColumn !== null)
  const kept = keepTable(reading, table, columns, items.length > 0)
  if (items.length > 0) addItems(reading, table, items, owner)
  else if (corrected !== 'notItems' && columns.some((column) => column.kind === 'requirement'))
    reportLine(reading, table.line, 'table_marks')
  if (!kept && items.length === 0) {
    const rows = table.texts.map((row) => row.filter((text) => text !== '').join(' · '))
    reading.kept.push({ kind: 'table', line: table.line + 1, endLine: table.last + 1, headers: table.headers, rows: table.texts })
    setFate(reading, table.line, table.last, 'kept', table.line)
    takeCellBlanks(reading, table)
    if (owner) owner.notes.push(...rows.filter((text) => text !== ''))
  }
}

function readTable(reading: Reading, block: Block & { type: 'table' }): Table {
  const last = Math.min(block.end, reading.lines.length) - 1
  const head = splitRow(reading.lines[block.line]!, block.line)
  const rows: Row[] = []
  for (let line = block.line + 2; line <= last; line++) {
    const row = splitRow(reading.lines[line]!, line, head.cells.length)
    const extra = row.cells.slice(head.cells.length)
    if (extra.some((cell) => cell.raw !== '')) reportLine(reading, line, 'cells_too_many')
    row.cells.length = Math.min(row.cells.length, head.cells.length)
    rows.push(row)
  }
  const text = (cell: Cell) => reading.inline(cellContent(cell.raw)).text
  return {
    line: block.line,
    body: block.line + 2,
    last,
    headers: head.cells.map(text),
    rows,
    texts: rows.map((row) => row.cells.map(text)),
  }
}

/** A table of two columns, label and value: `| Version | 1.0 |`. */
function takeValues(reading: Reading, table: Table): boolean {
  if (table.headers.length !== 2 || table.rows.length === 0) return false
  const [first = '', second = ''] = table.headers
  const named =
    /^(?:field|key|property|attribute|字段|属性|项)$/iu.test(first) ||
    (/^(?:value|details?|值|内容|information|info)$/iu.test(second) && !isItemHeader(first))
  const known = table.texts.filter(([label = '']) => isKnownLabel(label)).length
  if (!named && !(known >= 2 && known * 2 >= table.rows.length && !isStateHeader(second))) return false
  if (table.rows.some((row) => leadingBox(row.cells[0]?.raw ?? '') !== null)) return false
  if (isKnownLabel(first) && !named) addField(reading, table.line, first, second === '' ? null : second)
  for (const [index, row] of table.rows.entries()) {
    const [label = '', value = ''] = table.texts[index]!
    if (label === '') continue
    const blank = value === '' || hasBlank(value) || /^(?:\[[^\]]*\]|<[^<>]*>|tbd|yyyy-mm-dd)$/i.test(value)
    addField(reading, row.line, label, blank ? null : value)
  }
  return true
}

function addItems(reading: Reading, table: Table, items: TableItem[], owner: Candidate | null): void {
  const before = reading.headings
  const cluster = { intro: reading.intro }
  for (const found of items) {
    if (found.kind === 'item') {
      const { text, state, line, mark, remark, notes } = found
      newCandidate(reading, {
        text,
        state,
        parent: owner,
        line,
        last: line,
        source: 'table',
        mark,
        words: null,
        remark,
        soft: false,
        sign: '',
        cluster,
        notes,
      })
    } else if (found.kind === 'group') {
      pushHeading(reading, { text: found.text, level: 9, line: found.line, kind: 'bold' })
      setFate(reading, found.line, found.line, 'group', found.line)
    } else keepNote(reading, owner, found.text, found.line, found.line)
  }
  reading.headings = before
  setFate(reading, table.line, table.body - 1, 'tableHead', table.line)
}
