'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import type { ChecklistView, ItemView } from '@/lib/checklists/view'
import type { ActiveDialog } from './active-dialog'
import type { ChecklistActions } from './actions'
import { ChecklistDialogs } from './checklist-dialogs'
import { countFilters, filterItems, type ItemFilter, phasesToOpen } from './filter-items'
import type { RowCalls } from './item-row'
import { PhaseSection, type PlanContext } from './phase-section'
import { PlanToolbar } from './plan-toolbar'
import { useAnchors } from './use-anchors'
import { useChecklist } from './use-checklist'
import { useTicks } from './use-ticks'

type Props = {
  /** As the server read it for this page; the panel keeps itself current from there. */
  view: ChecklistView
  releaseId: string
  actions: ChecklistActions
}

/** The plan of a release: phases, items, evidence, and everything that is done to them. */
export function ChecklistPanel({ view: initial, releaseId, actions }: Props) {
  const t = useTranslations('checklists')
  const queries = useQueryClient()
  const view = useChecklist(initial, releaseId)
  const { items, refusals, toggle, clear } = useTicks(view, releaseId, actions)
  const [filter, setFilter] = useState<ItemFilter>('all')
  const [words, setWords] = useState('')
  const [absent, setAbsent] = useState(false)
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => phasesToOpen(initial.items, initial.phases))
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set())
  const [dialog, setDialog] = useState<ActiveDialog | null>(null)
  const [runPending, setRunPending] = useState<string | null>(null)

  const sought = useDeferredValue(words)
  const narrowed = filter !== 'all' || sought.trim() !== ''
  const shown = useMemo(
    () => filterItems(items, { filter, words: sought, personId: view.personId, absent }),
    [items, filter, sought, view.personId, absent],
  )
  const counts = useMemo(() => countFilters(items, view.personId), [items, view.personId])
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: ['release', releaseId] }), [queries, releaseId])

  const show = useCallback((item: ItemView) => {
    setFilter('all')
    setWords('')
    setOpened((known) => new Set(known).add(item.phase))
    setExpanded((known) => new Set(known).add(item.id))
  }, [])
  useAnchors(items, show)

  const latest = useRef({ toggle, clear, actions, view })
  latest.current = { toggle, clear, actions, view }
  const calls = useMemo<RowCalls>(() => {
    const run = async (item: ItemView) => {
      const { suite } = item
      if (!suite) return
      setRunPending(suite.id)
      const answer = await latest.current.actions
        .startRun({ suiteId: suite.id, environmentId: latest.current.view.environmentId, releaseId })
        .catch(() => null)
      setRunPending(null)
      if (answer && !answer.ok) toast.error(answer.refusal.message)
      refresh()
    }
    return {
      toggle: (item) => {
        const waits = item.state === 'open' && item.needs !== null && !item.evidence.some((entry) => entry.kind === item.needs)
        if (waits && latest.current.view.can['evidence.add']) setDialog({ kind: 'evidence', item })
        else void latest.current.toggle(item)
      },
      expand: (id) => {
        latest.current.clear(id)
        setExpanded((known) => flip(known, id))
      },
      evidence: (item) => setDialog({ kind: 'evidence', item }),
      run: (item) => void run(item),
    }
  }, [releaseId, refresh])
  const context = useMemo<PlanContext>(
    () => ({
      releaseId,
      zone: view.timeZone,
      windowStart: view.windowStart,
      judgedAt: view.judgedAt.slice(0, 10),
      can: view.can,
      calls,
      openDialog: setDialog,
    }),
    [releaseId, view.timeZone, view.windowStart, view.judgedAt, view.can, calls],
  )
  const onToggle = useCallback((key: string) => setOpened((known) => flip(known, key)), [])

  const hidden = items.filter((item) => item.state === 'absent').length
  const allOpen = view.phases.every((phase) => opened.has(phase.key))
  return (
    <Panel
      id="plan"
      title={t('plan')}
      meta={t('times_in', { zone: view.timeZone })}
      actions={
        <>
          {view.closed ? <Chip>{t('closed')}</Chip> : null}
          <Button size="sm" variant="ghost" onClick={() => setOpened(allOpen ? new Set() : new Set(view.phases.map((phase) => phase.key)))}>
            {t(allOpen ? 'collapse_all' : 'expand_all')}
          </Button>
        </>
      }
    >
      <PlanToolbar filter={filter} counts={counts} words={words} onFilter={setFilter} onWords={setWords} />
      <p className="sr-only">{t('keys')}</p>
      <div data-plan className="[&>section:first-child>h3]:border-t-0">
        {view.phases.map((phase) => {
          const own = items.filter((item) => item.phase === phase.key)
          if (narrowed && !own.some((item) => shown.has(item.id))) return null
          return (
            <PhaseSection
              key={phase.key}
              phase={phase}
              items={own}
              shown={shown}
              open={narrowed || opened.has(phase.key)}
              onToggle={onToggle}
              expanded={expanded}
              refusals={refusals}
              runPending={runPending}
              context={context}
            />
          )
        })}
      </div>
      {items.length === 0 ? <EmptyState title={t('empty')}>{t('empty_hint')}</EmptyState> : null}
      {items.length > 0 && narrowed && shown.size === 0 ? (
        <EmptyState
          title={t('nothing_found')}
          actions={
            <Button
              onClick={() => {
                setFilter('all')
                setWords('')
              }}
            >
              {t('show_all')}
            </Button>
          }
        >
          {t('nothing_found_hint')}
        </EmptyState>
      ) : null}
      {hidden > 0 && !narrowed ? (
        <p className="border-t border-line px-3.5 py-2 text-sm text-ink-3">
          {t('absent_count', { count: hidden })}{' '}
          <Button size="sm" variant="ghost" aria-pressed={absent} onClick={() => setAbsent(!absent)}>
            {t(absent ? 'hide_absent' : 'show_absent')}
          </Button>
        </p>
      ) : null}
      {dialog ? (
        <ChecklistDialogs
          view={view}
          active={dialog}
          actions={actions}
          onClose={() => setDialog(null)}
          onDone={() => {
            setDialog(null)
            refresh()
          }}
        />
      ) : null}
    </Panel>
  )
}

function flip(known: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(known)
  if (!next.delete(id)) next.add(id)
  return next
}
