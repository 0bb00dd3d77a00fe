'use client'

import clsx from 'clsx'
import { ChevronRight, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { Chip } from '@/components/ui/chip'
import { IconButton } from '@/components/ui/icon-button'
import { Progress } from '@/components/ui/progress'
import type { PlanItem, PhaseView } from '@/lib/checklists/view'
import { countSettled } from './filter-items'
import { ItemRows, perChunk, type RowsProps } from './item-rows'
import { bothLine, bothStart, PlanWords, useBilingual, usePlanLanguage } from './plan-language'
import { useAt } from './say'

type Props = {
  phase: PhaseView
  /** All its items, for the figures. */
  items: readonly PlanItem[]
  /** Those that the filter leaves. */
  shown: ReadonlySet<string>
  open: boolean
  onToggle: (key: string) => void
} & Omit<RowsProps, 'items'>

/** One phase of the plan: how far it is, when it is due, and its groups of items. */
export const PhaseSection = memo(function PhaseSection({ phase, items, shown, open, onToggle, ...rows }: Props) {
  const { context } = rows
  const t = useTranslations('checklists')
  const bilingual = useBilingual()
  const both = usePlanLanguage() === 'both'
  const at = useAt(context.zone, context.judgedAt)
  const counts = countSettled(items)
  const late = items.filter((item) => item.late && !item.parent).length
  const title = bilingual(phase.title, phase.titleZh)
  const byGroup = Map.groupBy(open ? items.filter((item) => shown.has(item.id)) : none, (item) => item.group)
  const next = phase.nextDueAt
  let above = 0
  return (
    <section aria-label={title}>
      <h3 className="border-t border-line bg-hover">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => onToggle(phase.key)}
          className="flex w-full flex-wrap items-center gap-x-2.5 gap-y-1 px-3.5 py-2 text-left font-medium focus-visible:outline-offset-[-2px]"
        >
          <span className={clsx('flex min-w-0 items-baseline gap-x-2.5', both && bothStart)}>
            <ChevronRight
              size={14}
              aria-hidden="true"
              className={clsx('shrink-0 self-center text-ink-3 transition-transform', open && 'rotate-90')}
            />
            {phase.offset ? <span className="shrink-0 text-ink-2">{phase.offset}</span> : null}
            <span className="min-w-0">
              <PlanWords only={both ? 'en' : undefined} en={phase.title} zh={phase.titleZh} />
            </span>
          </span>
          {both ? (
            <span className="min-w-0">
              <PlanWords only="zh" en={phase.title} zh={phase.titleZh} />
            </span>
          ) : null}
          <Progress
            value={counts.settled}
            max={counts.total}
            label={t('progress_label', { name: title, settled: counts.settled, total: counts.total })}
            tone={counts.failed > 0 ? 'nogo' : 'go'}
          />
          <span className="text-sm font-normal text-ink-2">{t('progress', { settled: counts.settled, total: counts.total })}</span>
          {phase.progress.optional > 0 ? (
            <span className="text-sm font-normal text-ink-3">{t('phase_optional', { count: phase.progress.optional })}</span>
          ) : null}
          <span className="ml-auto flex flex-wrap items-center gap-1.5 font-normal">
            {counts.failed > 0 ? <Chip tone="nogo">{t('phase_failed', { count: counts.failed })}</Chip> : null}
            {counts.stale > 0 ? <Chip tone="hold">{t('phase_stale', { count: counts.stale })}</Chip> : null}
            {late > 0 ? <Chip tone="hold">{t('phase_late', { count: late })}</Chip> : null}
            {next ? <span className="text-sm text-ink-3">{t('lines.due', { at: at(next, 'day') })}</span> : null}
          </span>
        </button>
      </h3>
      {open
        ? phase.groups.map((group) => {
            const own = byGroup.get(group.title) ?? none
            const lead = rows.lead && above < perChunk
            above += own.length
            return (
              <Group
                key={group.title}
                title={group.title}
                titleZh={group.titleZh}
                add={
                  context.can['item.add']
                    ? () => context.openDialog({ kind: 'add', phase: phase.key, group: group.title, parent: null })
                    : null
                }
                items={own}
                {...rows}
                lead={lead}
              />
            )
          })
        : null}
    </section>
  )
})

const none: readonly PlanItem[] = []

type GroupProps = { title: string; titleZh: string; add: (() => void) | null } & RowsProps

function Group({ title, titleZh, add, ...rows }: GroupProps) {
  const t = useTranslations('checklists')
  const bilingual = useBilingual()
  if (rows.items.length === 0 && !add) return null
  return (
    <div className="border-t border-line">
      <div className="flex items-center gap-2 pt-1.5 pr-2.5 pl-3.5">
        <h4 className={clsx('min-w-0 flex-1 text-xs font-medium text-ink-3', bothLine)}>
          <PlanWords inRow en={title} zh={titleZh} />
        </h4>
        {add ? (
          <span data-noprint className="ml-auto">
            <IconButton
              label={`${t('actions.add_item')}: ${bilingual(title, titleZh)}`}
              icon={<Plus size={14} />}
              onClick={add}
              className="size-6"
            />
          </span>
        ) : null}
      </div>
      <ItemRows {...rows} />
    </div>
  )
}
