import { parseSpan, printSpan } from './dialect-spans'

/** How a cell says its value: a text, keys with commas, minutes (`15 min`), hours (`72 h`), yes or no. */
type Manner = 'text' | 'list' | 'minutes' | 'hours' | 'yesNo'

export interface Column {
  head: string
  field: string
  manner: Manner
  /** A table without it means nothing. */
  needed: boolean
}

const column = (head: string, field: string, manner: Manner = 'text', needed = false): Column => ({ head, field, manner, needed })
const needed = (head: string, field: string, manner: Manner = 'text') => column(head, field, manner, true)

/** The tables of the parts: which column says which field. */
export const TABLES = {
  slots: [
    needed('Role', 'slotRoleKey'),
    needed('Name', 'name'),
    column('名称', 'nameZh'),
    needed('Before', 'before'),
    needed('Covers', 'covers', 'list'),
    needed('Meaning', 'meaning'),
    column('含义', 'meaningZh'),
    column('Valid', 'validHours', 'hours'),
  ],
  metadata: [needed('Fact', 'label'), column('名称', 'labelZh'), needed('Value', 'value')],
  metrics: [
    needed('Metric', 'title'),
    column('指标', 'titleZh'),
    column('Unit', 'unit'),
    column('Target', 'target'),
    column('Alarm', 'threshold'),
    column('Key', 'key'),
  ],
  watches: [
    needed('Watch', 'title'),
    column('名称', 'titleZh'),
    needed('Phase', 'phase'),
    needed('From', 'fromMinutes', 'minutes'),
    needed('To', 'toMinutes', 'minutes'),
    needed('Every', 'everyMinutes', 'minutes'),
    column('Grace', 'graceMinutes', 'minutes'),
    column('Figures', 'figures', 'list'),
    column('Before', 'before'),
    column('Optional', 'optional', 'yesNo'),
    column('Key', 'key'),
  ],
  risks: [
    needed('Risk', 'text'),
    column('风险', 'textZh'),
    needed('Probability', 'probability'),
    needed('Impact', 'impact'),
    column('Mitigation', 'mitigation'),
    column('缓解措施', 'mitigationZh'),
  ],
  fields: [needed('Field', 'key'), needed('Label', 'label'), column('名称', 'labelZh'), column('Value', 'value')],
} satisfies Record<string, Column[]>

export function printCell({ field, manner }: Column, entry: object): string {
  const value = (entry as Record<string, unknown>)[field]
  if (manner === 'list') return (value as string[]).join(', ')
  if (manner === 'minutes') return printSpan(value as number)
  if (manner === 'hours') return `${value as number} h`
  return manner === 'yesNo' ? (value === true ? 'yes' : 'no') : (value as string)
}

/** A cell's value; `undefined` where it says nothing and the default holds, null where it cannot be meant. */
export function readCell({ manner }: Column, cell: string): unknown {
  if (manner === 'text') return cell === '' ? undefined : cell
  if (manner === 'list') return cell === '' ? [] : cell.split(',').map((part) => part.trim())
  if (cell === '') return undefined
  if (manner === 'yesNo') return /^(?:yes|是)$/i.test(cell) ? true : /^(?:no|否)$/i.test(cell) ? false : null
  const minutes = parseSpan(cell)
  if (manner === 'minutes') return minutes
  return minutes !== null && minutes % 60 === 0 ? minutes / 60 : null
}
