'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { KeptPart } from '@/lib/templates/markdown/kept'
import type { FateKind } from '@/lib/templates/markdown/read-types'

interface Props {
  line: number
  text: string
  kind: FateKind
  /** Of which part a kept line is. */
  part: KeptPart['kind'] | null
  missed: boolean
  corrected: boolean
  /** Among the lines chosen. */
  chosen: boolean
  onChoose: (line: number, reach: boolean) => void
  /** What stands below it while it is open. */
  children: ReactNode
}

const strong: ReadonlySet<FateKind> = new Set(['title', 'phase', 'group'])
const quiet: ReadonlySet<FateKind> = new Set(['blank', 'comment', 'markup', 'note', 'left', 'heading', 'tableHead'])

/** One line of the source with what it became. */
export function SourceLine({ line, text, kind, part, missed, corrected, chosen, onChoose, children }: Props) {
  const t = useTranslations('importing')
  const said = missed ? 'notUnderstood' : kind
  return (
    <li data-line={line} className={clsx('border-t border-line first:border-t-0', missed && 'bg-hold-bg', chosen && 'bg-accent-bg')}>
      <button
        type="button"
        aria-expanded={chosen}
        disabled={text.trim() === ''}
        onClick={(event) => onChoose(line, event.shiftKey)}
        className="flex w-full items-baseline gap-2 px-2.5 py-0.5 text-left select-text enabled:hover:bg-hover focus-visible:outline-offset-[-2px]"
      >
        <span className="w-8 shrink-0 text-right font-mono text-2xs text-ink-3">{line}</span>
        <span
          className={clsx(
            'min-w-0 flex-1 font-mono text-xs break-words whitespace-pre-wrap',
            strong.has(said) && 'font-semibold',
            quiet.has(said) && 'text-ink-3',
          )}
        >
          {text.length > 500 ? `${text.slice(0, 500)}…` : text}
        </span>
        {said === 'blank' ? null : (
          <span
            className={clsx('shrink-0 text-2xs', missed ? 'font-medium text-hold' : corrected ? 'font-medium text-accent' : 'text-ink-3')}
          >
            {said === 'kept' && part ? t(`kept_kind.${part}`) : t(`fate.${said}`)}
            {corrected ? ` · ${t('by_hand')}` : ''}
          </span>
        )}
      </button>
      {children}
    </li>
  )
}
