import { withoutBlanks } from './blanks'
import { leadingBox } from './box'
import { isBoldHeading } from './headings'
import { type Reading, reportLine } from './reading'
import type { Candidate } from './reading'
import type { Mark, State } from './read-types'
import { type CellState, cellState, word } from './state-words'
import { type Cell, type Row, cellContent } from './table-cells'
import { type Column, isItemHeader, isStateHeader } from './table-columns'
import type { Table } from './walk-table'

export type TableItem =
  | { kind: 'item'; text: string; state: State; line: number; mark: Mark | null; remark: Candidate['remark']; notes: string[] }
  | { kind: 'group' | 'note'; text: string; line: number }

/** The items of a table's rows; none when its rows are no items. `forced`: a person said that they are. */
export function rowItems(reading: Reading, table: Table, columns: Column[], forced: boolean): TableItem[] {
  const states = columns.filter((column) => column.kind === 'state' || column.kind === 'pass')
  const boxed = table.rows.some((row) => row.cells.some((cell) => labelsOf(cell).length > 0))
  const label = columns.find((column) => column.kind === 'label') ?? null
  const sure = forced || states.length > 0 || boxed || asksForState(table, columns, label)
  if (!sure && !table.rows.some((row) => looseBoxes(columns, row).length > 0)) return []
  const allBold = table.rows.every((row) => isGroupRow(row))
  return table.rows.flatMap((row, index) => {
    if (row.cells.every((cell) => cell.raw === '')) return []
    if (!allBold && isGroupRow(row)) return [{ kind: 'group' as const, text: titleOf(table.texts[index]!), line: row.line }]
    if (!sure && looseBoxes(columns, row).length === 0)
      return [{ kind: 'note' as const, text: table.texts[index]!.filter((text) => text !== '').join(' · '), line: row.line }]
    return readRow(reading, table, columns, label, row, index)
  })
}

/** Boxes that stand alone in cells of columns that are not known for it: `[ ]` may stand in any cell. */
function looseBoxes(columns: Column[], row: Row): Cell[] {
  return row.cells.filter((cell, at) => {
    const state = columns[at]?.kind === 'other' ? cellState(cell.raw) : null
    return state !== null && state.rest === '' && (state.style === 'bracket' || state.style === 'box')
  })
}

/**
 * Nothing is filled in yet: a column that asks for a state beside one that names items; or marks say where an item of a list is required.
 */
function asksForState(table: Table, columns: Column[], label: Column | null): boolean {
  if (!label || table.rows.length === 0) return false
  const named = isItemHeader(label.header)
  const empty = columns.find(
    ({ header, texts }) => isStateHeader(header) && texts.every((text) => text === '' || /^[_\s.…-]+$/u.test(text)),
  )
  // The state is written there once there is one.
  if (named && empty) empty.kind = 'state'
  return named && (empty !== undefined || columns.some((column) => column.kind === 'requirement'))
}

function readRow(reading: Reading, table: Table, columns: Column[], label: Column | null, row: Row, index: number): TableItem[] {
  const texts = table.texts[index]!
  const boxed = row.cells
    .flatMap((cell, column) =>
      columns[column]?.kind === 'state' || columns[column]?.kind === 'pass' || columns[column]?.kind === 'fail' ? [] : labelsOf(cell),
    )
    .map(({ text, ...rest }) => ({ ...rest, text: withoutBlanks(reading.inline(text).text) }))
    .filter(({ text }) => text !== '')
  const verdict = judge(columns, row, index) ?? judgeLoose(looseBoxes(columns, row))
  if (boxed.length > 0) {
    const notes = row.cells.flatMap((cell, column) =>
      labelsOf(cell).length > 0 || texts[column] === '' || columns[column]?.kind === 'number'
        ? []
        : [`${prefix(table, column)}${texts[column]}`],
    )
    return boxed.map((each) => ({ kind: 'item' as const, ...each, line: row.line, notes }))
  }
  const at = label ? columns.indexOf(label) : -1
  const chosen =
    texts[at] ||
    texts.find((text, column) => text !== '' && columns[column]?.kind === 'other' && cellState(row.cells[column]?.raw ?? '') === null) ||
    ''
  const text = withoutBlanks(chosen.replace(/^(?:[□☐☑✓✔✅❌⬜🔲]\uFE0F?)\s*(?=\S)/u, ''))
  if (text === '') {
    reportLine(reading, row.line, 'table_row_empty')
    return [{ kind: 'note', text: texts.filter((each) => each !== '').join(' · '), line: row.line }]
  }
  if (/^(?:total|overall|sum|合计|总计)\b|^(?:合计|总计)/iu.test(text) && verdict.mark?.style !== 'bracket')
    return [{ kind: 'note', text: texts.filter((each) => each !== '').join(' · '), line: row.line }]
  const struck = reading.inline(cellContent(row.cells[at]?.raw ?? '')).struck
  const notes = texts.flatMap((each, column) =>
    each === '' || each === chosen || isSpent(columns[column]) ? [] : [`${prefix(table, column)}${each}`],
  )
  return [
    {
      kind: 'item',
      text,
      state: verdict.state,
      line: row.line,
      mark: verdict.mark,
      remark: struck ? 'notApplicable' : verdict.remark,
      notes,
    },
  ]
}

const isSpent = (column: Column | undefined) =>
  column === undefined || column.kind === 'state' || column.kind === 'number' || column.kind === 'pass' || column.kind === 'fail'
const prefix = (table: Table, column: number) => (table.headers[column] ? `${table.headers[column]}: ` : '')

interface Verdict {
  state: State
  remark: Candidate['remark']
  mark: Mark | null
}

/** A row's state from its columns of states: done when every one that says something says so. */
function judge(columns: Column[], row: Row, index: number): Verdict | null {
  const used = columns.flatMap((column, at) => (column.kind === 'state' || column.kind === 'pass' ? [{ column, cell: row.cells[at] }] : []))
  const said = used.map(({ column }) => column.states[index]).filter((state): state is CellState => state !== null && state !== undefined)
  if (said.length === 0 && looseBoxes(columns, row).length > 0) return null
  const failed = columns.find((column) => column.kind === 'fail' && column.states[index]?.state === 'done')
  const remark = failed
    ? /^n\/?a|不适用/iu.test(failed.header)
      ? 'notApplicable'
      : 'failed'
    : (said.find((state) => state.remark)?.remark ?? null)
  const state: State = said.length > 0 && said.every((each) => each.state === 'done') ? 'done' : 'open'
  const first = used[0]
  // One place only: where several columns hold a state, a single change would not say the same of the row.
  return { state, remark, mark: used.length === 1 && first?.cell && remark === null ? markOf(first.cell) : null }
}

function judgeLoose(cells: Cell[]): Verdict {
  const said = cells.map((cell) => cellState(cell.raw)).filter((state) => state !== null)
  const done = said.length > 0 && said.every((state) => state.state === 'done')
  return {
    state: done ? 'done' : 'open',
    remark: said.find((state) => state.remark)?.remark ?? null,
    mark: cells.length === 1 ? markOf(cells[0]!) : null,
  }
}

function markOf(cell: Cell): Mark | null {
  const state = cellState(cell.raw)
  if (cell.raw === '') return { offset: cell.offset, length: 0, style: 'word' }
  if (!state) return null
  const style =
    state.style === 'bracket' || state.length === 0
      ? 'bracket'
      : state.length > 3 || /\p{L}/u.test(cell.raw.slice(state.at, state.at + state.length))
        ? 'word'
        : 'drawn'
  return { offset: cell.offset + state.at, length: state.length, style }
}

interface LabelBox {
  text: string
  state: State
  mark: Mark
  remark: Candidate['remark']
}

/** The boxes of a cell that carry a text of their own, one for each line of the cell. */
function labelsOf(cell: Cell): LabelBox[] {
  if (!/[[［【□☐☑☒▢◻⬜🔲]/u.test(cell.raw)) return []
  const found: LabelBox[] = []
  let from = 0
  for (const piece of cell.raw.split(/(<br\s*\/?>)/i)) {
    const box = /^<br/i.test(piece) ? null : leadingBox(piece)
    const text = box ? cellContent(piece.slice(box.after)).trim() : ''
    if (box && !box.soft && text.replace(/<[^<>]*>|[*_~\s]/g, '') !== '' && !word(text.replace(/[*_]/g, ''))) {
      found.push({
        text: piece.slice(0, box.start).replace(/^\s*[-*+]\s+/, '') + text,
        state: box.state,
        remark: box.remark,
        mark: { offset: cell.offset + from + box.at, length: box.length, style: box.style },
      })
    }
    from += piece.length
  }
  return found
}

/** Whether a row is a title inside its table: one bold cell, the others empty. */
function isGroupRow(row: Row): boolean {
  const filled = row.cells.filter((cell) => cell.raw !== '')
  return row.cells.length > 1 && filled.length === 1 && isBoldHeading(filled[0]!.raw)
}

const titleOf = (texts: string[]) => (texts.find((text) => text !== '') ?? '').replace(/\s*[:：]$/u, '')
