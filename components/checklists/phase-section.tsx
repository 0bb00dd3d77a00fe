'use client'

import clsx from 'clsx'
import { ChevronRight, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { Chip } from '@/components/ui/chip'
import { IconButton } from '@/components/ui/icon-button'
import { Progress } from '@/components/ui/progress'
import type { ChecklistRights, ItemView, PhaseView } from '@/lib/checklists/view'
import type { ActiveDialog } from './active-dialog'
import { countSettled } from './filter-items'
import { ItemDetails } from './item-details'
import { ItemRow, type RowCalls } from './item-row'
import { useAt, useBilingual } from './say'

/** What all phases of one checklist share. */
export interface PlanContext {
  releaseId: string
  zone: string
  windowStart: string
  judgedAt: string
  can: ChecklistRights
  calls: RowCalls
  openDialog: (dialog: ActiveDialog) => void
}

type Props = {
  phase: PhaseView
  /** All its items, for the figures. */
  items: readonly ItemView[]
  /** Those that the filter leaves. */
  shown: ReadonlySet<string>
  open: boolean
  onToggle: (key: string) => void
  expanded: ReadonlySet<string>
  refusals: ReadonlyMap<string, string>
  runPending: string | null
  context: PlanContext
}

/** One phase of the plan: how far it is, when it is due, and its groups of items. */
export const PhaseSection = memo(function PhaseSection({
  phase,
  items,
  shown,
  open,
  onToggle,
  expanded,
  refusals,
  runPending,
  context,
}: Props) {
  const t = useTranslations('checklists')
  const bilingual = useBilingual()
  const at = useAt(context.zone, context.judgedAt)
  const counts = countSettled(items)
  const late = items.filter((item) => item.late && !item.parent).length
  const title = bilingual(phase.title, phase.titleZh)
  const visible = items.filter((item) => shown.has(item.id))
  const next = phase.nextDueAt
  return (
    <section aria-label={title}>
      <h3 className="border-t border-line bg-hover">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => onToggle(phase.key)}
          className="flex w-full flex-wrap items-center gap-x-2.5 gap-y-1 px-3.5 py-2 text-left font-medium focus-visible:outline-offset-[-2px]"
        >
          <ChevronRight size={14} aria-hidden="true" className={clsx('shrink-0 text-ink-3 transition-transform', open && 'rotate-90')} />
          {phase.offset ? <span className="text-ink-2">{phase.offset}</span> : null}
          <span className="min-w-0">{title}</span>
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
        ? phase.groups.map((group) => (
            <Group
              key={group.title}
              name={bilingual(group.title, group.titleZh)}
              add={
                context.can['item.add']
                  ? () => context.openDialog({ kind: 'add', phase: phase.key, group: group.title, parent: null })
                  : null
              }
              items={visible.filter((item) => item.group === group.title)}
              expanded={expanded}
              refusals={refusals}
              runPending={runPending}
              context={context}
            />
          ))
        : null}
    </section>
  )
})

type GroupProps = {
  name: string
  add: (() => void) | null
  items: readonly ItemView[]
} & Pick<Props, 'expanded' | 'refusals' | 'runPending' | 'context'>

function Group({ name, add, items, expanded, refusals, runPending, context }: GroupProps) {
  const t = useTranslations('checklists')
  if (items.length === 0 && !add) return null
  return (
    <div className="border-t border-line">
      <div className="flex items-center gap-2 pt-1.5 pr-2.5 pl-3.5">
        <h4 className="text-xs font-medium text-ink-3">{name}</h4>
        {add ? (
          <span data-noprint className="ml-auto">
            <IconButton label={`${t('actions.add_item')}: ${name}`} icon={<Plus size={14} />} onClick={add} className="size-6" />
          </span>
        ) : null}
      </div>
      {items.map((item) => (
        <div key={item.id}>
          <ItemRow
            item={item}
            zone={context.zone}
            windowStart={context.windowStart}
            judgedAt={context.judgedAt}
            can={context.can}
            expanded={expanded.has(item.id)}
            refused={refusals.get(item.id)}
            runPending={runPending !== null && runPending === item.suite?.id}
            calls={context.calls}
          />
          {expanded.has(item.id) ? (
            <ItemDetails
              item={item}
              releaseId={context.releaseId}
              zone={context.zone}
              judgedAt={context.judgedAt}
              can={context.can}
              open={context.openDialog}
              toggle={context.calls.toggle}
            />
          ) : null}
        </div>
      ))}
    </div>
  )
}
