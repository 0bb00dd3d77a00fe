'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { Button } from '@/components/ui/button'
import { Chip, type ChipTone } from '@/components/ui/chip'
import { useSpan } from '@/components/ui/use-span'
import type { PlanItem } from '@/lib/checklists/view'
import { BesideLink } from './item-actions'
import { ItemBox } from './item-box'
import { ItemLines, linesOf } from './item-lines'
import { insets } from './levels'
import { moveFocus } from './move-focus'
import type { PlanContext } from './plan-context'
import { bothRow, PlanWords, useBilingual, usePlanLanguage } from './plan-language'
import { useAt } from './say'

type Props = {
  item: PlanItem
  expanded: boolean
  refused: string | undefined
  runPending: boolean
  context: PlanContext
}

const worded: Partial<Record<PlanItem['state'], ChipTone>> = {
  failed: 'nogo',
  stale: 'hold',
  waived: 'hold',
  not_applicable: 'plain',
  absent: 'plain',
}

/** One item: its box, its text, what it says for itself, and the one thing to do about it. The rest opens below. */
export const ItemRow = memo(function ItemRow({ item, expanded, refused, runPending, context }: Props) {
  const { zone, windowStart, judgedAt, can, calls, sayCondition } = context
  const t = useTranslations('checklists')
  const bilingual = useBilingual()
  const both = usePlanLanguage() === 'both'
  const at = useAt(zone, judgedAt)
  const span = useSpan()
  const text = bilingual(item.text, item.textZh)
  const clock =
    item.dueAt && !item.dueWholeDay && at(item.dueAt, 'day') === at(windowStart, 'day') ? at(item.dueAt, 'clock').split(' ')[0] : null
  const mayToggle =
    item.state === 'done' ? can['item.untick'] : item.state !== 'not_applicable' && item.state !== 'absent' && can['item.tick']
  return (
    <div
      id={`item-${item.id}`}
      data-item={item.id}
      tabIndex={-1}
      className={clsx(
        'grid grid-cols-[24px_minmax(0,1fr)] gap-x-2 gap-y-1 py-1.5 pr-3.5 target:bg-accent-bg focus-visible:outline-offset-[-2px]',
        both ? bothRow : 'sm:grid-cols-[24px_minmax(0,1fr)_auto]',
        insets[item.depth] ?? insets.at(-1),
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
          className="flex w-full rounded-sm text-left hover:underline hover:decoration-line-strong hover:underline-offset-3"
        >
          {clock ? <span className="mr-2 shrink-0 font-mono text-sm leading-[inherit] text-ink-2">{clock}</span> : null}
          <span className="min-w-0 flex-1">
            <PlanWords inRow en={item.text} zh={item.textZh} className={clsx(item.parent && 'font-medium')} />
          </span>
        </button>
        <ItemLines lines={linesOf(item, t, { at, span, condition: sayCondition })} refused={refused} />
      </div>
      <div
        className={clsx(
          'col-start-2 flex flex-wrap items-center gap-1.5',
          both ? '@xl:col-start-3 @xl:justify-end @xl:self-start @xl:py-0.5' : 'sm:col-start-3 sm:justify-end sm:self-start sm:py-0.5',
        )}
      >
        <RowChips item={item} context={context} />
        <RowButtons item={item} runPending={runPending} context={context} />
      </div>
    </div>
  )
})

/** What an item is besides its text: its state in words, its kind, who it is for. */
function RowChips({ item, context }: Pick<Props, 'item' | 'context'>) {
  const t = useTranslations('checklists')
  const tone = worded[item.state]
  const missed = item.missedAt !== null && item.state === 'open'
  return (
    <>
      {tone ? <Chip tone={tone}>{t(`states.${item.state}`)}</Chip> : null}
      {missed ? <Chip tone="nogo">{t('missed')}</Chip> : null}
      {item.late && !missed ? <Chip tone="hold">{t('late')}</Chip> : null}
      {item.ownOptional ? <Chip>{t('optional')}</Chip> : null}
      {item.kind === 'reading' || item.kind === 'communication' || item.kind === 'command' ? <Chip>{t(item.kind)}</Chip> : null}
      {item.automatic ? (
        <Chip mono title={t('automatic')}>
          {item.suite?.key ?? item.kind}
        </Chip>
      ) : null}
      {item.automatic === null ? <Chip tone="hold">{t('unknown_kind')}</Chip> : null}
      {item.roleKey && !item.assignee ? <Chip title={t('who')}>{context.roleName(item.roleKey)}</Chip> : null}
      {item.assignee ? <Chip title={t('assigned_to', { name: item.assignee.name })}>{item.assignee.name}</Chip> : null}
    </>
  )
}

/** The next thing to do about an item. */
function RowButtons({ item, runPending, context }: Pick<Props, 'item' | 'runPending' | 'context'>) {
  const t = useTranslations('checklists')
  const { can, calls, releaseId } = context
  const { state } = item
  const runs = item.automatic && item.suite && item.runCounts && state !== 'done' && state !== 'absent'
  const open = !item.parent && (state === 'open' || state === 'stale')
  const beside = item.kind === 'communication' || item.kind === 'reading'
  const asks = open && item.needs !== null && (!item.proven || state === 'stale')
  const begins = state === 'open' && !item.parent && item.automatic === false && item.estimateMinutes !== null && item.startedAt === null
  return (
    <>
      {runs && can['smoke.start'] ? (
        <Button size="sm" pending={runPending || item.running} onClick={() => calls.run(item)}>
          {item.running ? t('running') : t('actions.run')}
        </Button>
      ) : null}
      {begins && can['item.start'] ? (
        <Button size="sm" variant="ghost" aria-describedby={`item-${item.id}`} onClick={() => calls.start(item)}>
          {t('actions.start')}
        </Button>
      ) : null}
      {asks && beside ? <BesideLink item={item} releaseId={releaseId} /> : null}
      {asks && !beside && can['evidence.add'] ? (
        <Button size="sm" onClick={() => calls.evidence(item)}>
          {t(`evidence.add_kind.${item.needs as 'link'}`)}
        </Button>
      ) : null}
    </>
  )
}
