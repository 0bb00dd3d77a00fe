'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { Button } from '@/components/ui/button'
import { Chip, type ChipTone } from '@/components/ui/chip'
import type { ChecklistRights, ItemView } from '@/lib/checklists/view'
import { ItemBox } from './item-box'
import { ItemLines, linesOf } from './item-lines'
import { moveFocus } from './move-focus'
import { useAt, useBilingual } from './say'

/** What rows ask of the panel; one object for all of them, so that a row redraws only when its own item changes. */
export interface RowCalls {
  toggle: (item: ItemView) => void
  expand: (id: string) => void
  evidence: (item: ItemView) => void
  run: (item: ItemView) => void
}

type Props = {
  item: ItemView
  zone: string
  /** Start of the window: items due that day show their time before their text. */
  windowStart: string
  judgedAt: string
  can: ChecklistRights
  expanded: boolean
  refused: string | undefined
  runPending: boolean
  calls: RowCalls
}

const worded: Partial<Record<ItemView['state'], ChipTone>> = {
  failed: 'nogo',
  stale: 'hold',
  waived: 'hold',
  not_applicable: 'plain',
  absent: 'plain',
}

/** One item: its box, its text, what it says for itself, and the one thing to do about it. The rest opens below. */
export const ItemRow = memo(function ItemRow({ item, zone, windowStart, judgedAt, can, expanded, refused, runPending, calls }: Props) {
  const t = useTranslations('checklists')
  const bilingual = useBilingual()
  const at = useAt(zone, judgedAt)
  const text = bilingual(item.text, item.textZh)
  const tone = worded[item.state]
  const clock =
    item.dueAt && !item.dueWholeDay && at(item.dueAt, 'day') === at(windowStart, 'day') ? at(item.dueAt, 'clock').split(' ')[0] : null
  const mayToggle =
    item.state === 'done' ? can['item.untick'] : item.state !== 'not_applicable' && item.state !== 'absent' && can['item.tick']
  const missing = item.needs !== null && item.state === 'open' && !item.evidence.some((entry) => entry.kind === item.needs)
  return (
    <div
      id={`item-${item.id}`}
      data-item={item.id}
      tabIndex={-1}
      className={clsx(
        'grid grid-cols-[24px_minmax(0,1fr)] gap-x-2 gap-y-1 py-1.5 pr-3.5 target:bg-accent-bg focus-visible:outline-offset-[-2px] sm:grid-cols-[24px_minmax(0,1fr)_auto]',
        ['pl-2.5', 'pl-9', 'pl-15'][item.depth] ?? 'pl-15',
        item.state === 'absent' && 'opacity-70',
      )}
    >
      <ItemBox item={item} text={text} enabled={mayToggle} onToggle={calls.toggle} />
      <div className="min-w-0 py-0.5">
        <button
          type="button"
          aria-expanded={expanded}
          aria-controls={expanded ? `details-${item.id}` : undefined}
          data-text
          onKeyDown={moveFocus}
          onClick={() => calls.expand(item.id)}
          className="block w-full rounded-sm text-left hover:underline hover:decoration-line-strong hover:underline-offset-3"
        >
          {clock ? <span className="mr-2 font-mono text-sm text-ink-2">{clock}</span> : null}
          <span className={clsx(item.parent && 'font-medium')}>{text}</span>
        </button>
        <ItemLines lines={linesOf(item, t, at)} refused={refused} />
      </div>
      <div className="col-start-2 flex flex-wrap items-center gap-1.5 sm:col-start-3 sm:justify-end sm:self-start sm:py-0.5">
        {tone ? <Chip tone={tone}>{t(`states.${item.state}`)}</Chip> : null}
        {item.late ? <Chip tone="hold">{t('late')}</Chip> : null}
        {item.ownOptional ? <Chip>{t('optional')}</Chip> : null}
        {item.automatic ? (
          <Chip mono title={t('automatic')}>
            {item.suite?.key ?? item.kind}
          </Chip>
        ) : null}
        {item.automatic === null ? <Chip tone="hold">{t('unknown_kind')}</Chip> : null}
        {item.assignee ? <Chip title={t('assigned_to', { name: item.assignee.name })}>{item.assignee.name}</Chip> : null}
        {item.automatic && item.suite && item.runCounts && can['smoke.start'] && item.state !== 'done' && item.state !== 'absent' ? (
          <Button size="sm" pending={runPending || item.running} onClick={() => calls.run(item)}>
            {item.running ? t('running') : t('actions.run')}
          </Button>
        ) : null}
        {missing && can['evidence.add'] ? (
          <Button size="sm" onClick={() => calls.evidence(item)}>
            {t(`evidence.add_kind.${item.needs as 'link'}`)}
          </Button>
        ) : null}
      </div>
    </div>
  )
})
