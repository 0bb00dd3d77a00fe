'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { CorrectedAs } from '@/lib/templates/markdown/correction'

const choices = ['phase', 'group', 'notHeading', 'item', 'note', 'slot', 'field'] as const

interface Props {
  /** Lines chosen, from 1; the first and the last may be the same. */
  from: number
  to: number
  /** Where the run of lines without a gap ends. */
  runEnd: number
  /** Of the first line. */
  text: string
  corrected: CorrectedAs | null
  /** The first line of a table: its rows and columns are corrected here. */
  tableTop: boolean
  pending: boolean
  onReach: (to: number) => void
  onCorrect: (as: CorrectedAs | null) => void
}

/** What else the chosen lines could be. */
export function LineChoices({ from, to, runEnd, text, corrected, tableTop, pending, onReach, onCorrect }: Props) {
  const t = useTranslations('importing')
  return (
    <div className="grid gap-1.5 px-2.5 pt-1 pb-2 sm:pl-12.5">
      <div role="group" aria-label={t('lines_are', { from, to, count: to - from + 1 })} className="flex flex-wrap items-center gap-1.5">
        <span className="text-xs text-ink-2">{t('lines_are', { from, to, count: to - from + 1 })}</span>
        {choices.map((choice) => (
          <Choice key={choice} as={choice} chosen={corrected === choice} pending={pending} onCorrect={onCorrect} />
        ))}
        {tableTop ? <TableChoices text={text} corrected={corrected} pending={pending} onCorrect={onCorrect} /> : null}
      </div>
      <div className="flex flex-wrap items-center gap-1.5 empty:hidden">
        {runEnd > to ? (
          <Button size="sm" variant="ghost" onClick={() => onReach(runEnd)}>
            {t('reach_to', { line: runEnd })}
          </Button>
        ) : null}
        {to > from ? (
          <Button size="sm" variant="ghost" onClick={() => onReach(from)}>
            {t('reach_one', { line: from })}
          </Button>
        ) : null}
        {corrected === null ? null : (
          <Button size="sm" variant="ghost" pending={pending} onClick={() => onCorrect(null)}>
            {t('undo_correction')}
          </Button>
        )}
      </div>
    </div>
  )
}

type Choosing = Pick<Props, 'corrected' | 'pending' | 'onCorrect'>

function Choice({ as, chosen, pending, onCorrect }: { as: Exclude<CorrectedAs, object>; chosen: boolean } & Omit<Choosing, 'corrected'>) {
  const t = useTranslations('importing')
  return (
    <Button size="sm" variant={chosen ? 'primary' : 'default'} aria-pressed={chosen} disabled={pending} onClick={() => onCorrect(as)}>
      {t(`as.${as}`)}
    </Button>
  )
}

/** Whether the rows of a table are items, and which of its columns says what is done. */
function TableChoices({ text, corrected, pending, onCorrect }: Choosing & { text: string }) {
  const t = useTranslations('importing')
  const columns = text.replace(/^\s*\||\|\s*$/g, '').split('|')
  return (
    <>
      <Choice as="items" chosen={corrected === 'items'} pending={pending} onCorrect={onCorrect} />
      <Choice as="notItems" chosen={corrected === 'notItems'} pending={pending} onCorrect={onCorrect} />
      <span className="text-xs text-ink-2">{t('state_column')}</span>
      {columns.slice(0, 12).map((column, index) => {
        const chosen = typeof corrected === 'object' && corrected?.stateColumn === index
        return (
          <Button
            key={index}
            size="sm"
            variant={chosen ? 'primary' : 'default'}
            aria-pressed={chosen}
            disabled={pending}
            onClick={() => onCorrect({ stateColumn: index })}
          >
            {column.trim() === '' ? t('column_number', { number: index + 1 }) : column.trim().slice(0, 30)}
          </Button>
        )
      })}
    </>
  )
}
