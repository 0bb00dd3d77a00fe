'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import type { CorrectedAs } from '@/lib/templates/markdown/correction'
import type { FateKind } from '@/lib/templates/markdown/read-types'

interface Props {
  line: number
  text: string
  fate: { kind: FateKind; of: number | null }
  missed: boolean
  corrected: CorrectedAs | null
  /** The first line of a table: its rows and columns are corrected here. */
  tableTop: boolean
  open: boolean
  pending: boolean
  onToggle: () => void
  onCorrect: (as: CorrectedAs | null) => void
}

const choices = ['phase', 'group', 'notHeading', 'item', 'note', 'slot', 'field'] as const
const strong: ReadonlySet<FateKind> = new Set(['title', 'phase', 'group'])
const quiet: ReadonlySet<FateKind> = new Set(['blank', 'comment', 'markup', 'note', 'tableHead'])

/** One line of the source with its fate; open, it offers what else the line could be. */
export function SourceLine({ line, text, fate, missed, corrected, tableTop, open, pending, onToggle, onCorrect }: Props) {
  const t = useTranslations('importing')
  const kind = missed ? 'notUnderstood' : fate.kind
  return (
    <li data-line={line} className={clsx('border-t border-line first:border-t-0', missed && 'bg-hold-bg', open && 'bg-hover')}>
      <button
        type="button"
        aria-expanded={open}
        disabled={text.trim() === ''}
        onClick={onToggle}
        className="flex w-full items-baseline gap-2 px-2.5 py-0.5 text-left enabled:hover:bg-hover focus-visible:outline-offset-[-2px]"
      >
        <span className="w-8 shrink-0 text-right font-mono text-2xs text-ink-3">{line}</span>
        <span
          className={clsx(
            'min-w-0 flex-1 font-mono text-xs break-words whitespace-pre-wrap',
            strong.has(kind) && 'font-semibold',
            quiet.has(kind) && 'text-ink-3',
          )}
        >
          {text.length > 500 ? `${text.slice(0, 500)}…` : text}
        </span>
        {kind === 'blank' ? null : (
          <span className={clsx('shrink-0 text-2xs whitespace-nowrap', missed ? 'font-medium text-hold' : 'text-ink-3')}>
            {t(`fate.${kind}`)}
            {corrected === null ? null : ` · ${t('by_hand')}`}
          </span>
        )}
      </button>
      {open ? (
        <div className="flex flex-wrap items-center gap-1.5 px-2.5 pt-1 pb-2 pl-12.5">
          <span className="text-xs text-ink-2">{t('this_line_is')}</span>
          {choices.map((choice) => (
            <Choice key={choice} as={choice} chosen={corrected === choice} pending={pending} onCorrect={onCorrect} />
          ))}
          {tableTop ? <TableChoices text={text} corrected={corrected} pending={pending} onCorrect={onCorrect} /> : null}
          {corrected === null ? null : (
            <Button size="sm" variant="ghost" pending={pending} onClick={() => onCorrect(null)}>
              {t('undo_correction')}
            </Button>
          )}
        </div>
      ) : null}
    </li>
  )
}

type Choosing = Pick<Props, 'corrected' | 'pending' | 'onCorrect'>

function Choice({ as, chosen, pending, onCorrect }: { as: Exclude<CorrectedAs, object>; chosen: boolean } & Omit<Choosing, 'corrected'>) {
  const t = useTranslations('importing')
  return (
    <Button size="sm" aria-pressed={chosen} disabled={pending || chosen} onClick={() => onCorrect(as)}>
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
      {columns.slice(0, 12).map((column, index) => (
        <Button
          key={index}
          size="sm"
          aria-pressed={typeof corrected === 'object' && corrected?.stateColumn === index}
          disabled={pending}
          onClick={() => onCorrect({ stateColumn: index })}
        >
          {column.trim() === '' ? t('column_number', { number: index + 1 }) : column.trim().slice(0, 30)}
        </Button>
      ))}
      {corrected === null ? null : <Chip>{t('by_hand')}</Chip>}
    </>
  )
}
