'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { EffectiveState } from '@/lib/checklists/rules'
import type { PlanItem } from '@/lib/checklists/view'
import { Spinner } from '@/components/ui/spinner'
import { moveFocus } from './move-focus'

/** The mark of a state, beside its word: never colour alone. */
const marks: Record<EffectiveState, string> = {
  open: '',
  done: '✓',
  failed: '✕',
  not_applicable: '–',
  waived: '≈',
  stale: '!',
  absent: '–',
}

const looks: Record<EffectiveState, string> = {
  open: 'border-control',
  done: 'border-go bg-go text-panel',
  failed: 'border-nogo bg-nogo-bg text-nogo',
  not_applicable: 'border-line-strong text-ink-3',
  waived: 'border-hold bg-hold-bg text-hold',
  stale: 'border-hold bg-hold-bg text-hold',
  absent: 'border-line-strong text-ink-3',
}

type Props = {
  item: PlanItem
  text: string
  /** Whether the reader may tick or untick it now. */
  enabled: boolean
  onToggle: (item: PlanItem) => void
}

/** The box of an item: a checkbox for what people tick, a round sign for what the product settles, a sign for a parent. */
export function ItemBox({ item, text, enabled, onToggle }: Props) {
  const t = useTranslations('checklists')
  const { state } = item
  const byHand = item.automatic === false && !item.parent
  const shape = clsx(
    'grid size-4 place-items-center border-[1.5px] text-2xs leading-none font-bold transition-colors',
    item.automatic ? 'rounded-full' : 'rounded-sm',
    item.parent && state !== 'done' && 'border-dashed',
    looks[state],
  )
  const label = t('box', { text, state: t(`states.${state}`) })
  if (!byHand) {
    return (
      <span role="img" aria-label={label} title={t(`states.${state}`)} className="grid size-6 place-items-center">
        {item.running ? <Spinner /> : <span className={shape}>{marks[state]}</span>}
      </span>
    )
  }
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={state === 'done'}
      aria-label={label}
      aria-disabled={!enabled || undefined}
      data-box
      onKeyDown={moveFocus}
      onClick={() => (enabled ? onToggle(item) : undefined)}
      className={clsx('grid size-6 place-items-center rounded-sm', enabled && 'hover:[&>span]:border-ink')}
    >
      <span className={shape}>{marks[state]}</span>
    </button>
  )
}
