'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useCallback, useMemo, useRef, useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { whenIdle } from '@/components/ui/when-idle'
import type { PlanWire } from '@/lib/checklists/plan-wire'
import type { PlanItem, PlanLanguage } from '@/lib/checklists/view'
import type { ActiveDialog } from './active-dialog'
import type { ChecklistActions } from './actions'
import { phasesToOpen } from './filter-items'
import { PhaseSection } from './phase-section'
import { PlanLanguageProvider } from './plan-language'
import { flip, rowsOf, whoIn } from './plan-rows'
import { PlanToolbar } from './plan-toolbar'
import { useAnchors } from './use-anchors'
import { useChecklist } from './use-checklist'
import { useKeysOn } from './use-keys-on'
import { useNarrowing } from './use-narrowing'
import { usePlanContext } from './use-plan-context'
import { focusItem, usePlanKeys } from './use-plan-keys'
import { useRowCalls } from './use-row-calls'
import { useTicks } from './use-ticks'

// With something to show meanwhile, or the whole page would wait for it behind its skeleton.
const dialogs = () => import('./checklist-dialogs').then((module) => module.ChecklistDialogs)
const ChecklistDialogs = dynamic(dialogs, { loading: () => null })
whenIdle(dialogs)
const KeysDialog = dynamic(() => import('./keys-dialog').then((module) => module.KeysDialog), { loading: () => null })

/** More rows than this in open phases, and those far from the window are left out of the page. */
const mostRows = 150

type Props = {
  /** As the server read it for this page; the panel keeps itself current from there. */
  view: PlanWire
  releaseId: string
  /** The release's facts by the names its template gave them. */
  facts: readonly { key: string; label: string; labelZh: string }[]
  actions: ChecklistActions
}

/** The plan of a release: phases, items, evidence, and everything that is done to them. */
export function ChecklistPanel({ view: initial, releaseId, facts, actions }: Props) {
  const t = useTranslations('checklists')
  const queries = useQueryClient()
  const view = useChecklist(initial, releaseId)
  const { items, refusals, toggle, clear } = useTicks(view, releaseId, actions)
  const narrowing = useNarrowing(view.id, items, view.personId)
  const { filter, who, words, absent, narrowed, shown, counts } = narrowing
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => phasesToOpen(view.items, view.phases))
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set())
  const [dialog, setDialog] = useState<ActiveDialog | null>(null)
  const [chosen, setChosen] = useState<PlanLanguage | null>(null)
  const [wanted, setWanted] = useState<string | null>(null)
  const [help, setHelp] = useState(false)
  const keys = useKeysOn()
  const planRef = useRef<HTMLDivElement>(null)
  const searchRef = useRef<HTMLInputElement>(null)
  const language = chosen ?? view.language

  const byPhase = useMemo(() => Map.groupBy(items, (item) => item.phase), [items])
  const rows = useMemo(
    () =>
      view.phases
        .filter((phase) => narrowed || opened.has(phase.key))
        .flatMap((phase) => rowsOf(byPhase.get(phase.key) ?? none, phase.groups, shown)),
    [view.phases, byPhase, narrowed, opened, shown],
  )
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: ['release', releaseId] }), [queries, releaseId])
  const { clear: clearNarrowing, hold } = narrowing
  const show = useCallback(
    (item: PlanItem) => {
      clearNarrowing(item.state === 'absent')
      setOpened((known) => new Set(known).add(item.phase))
      setExpanded((known) => new Set(known).add(item.id))
      setWanted(item.id)
    },
    [clearNarrowing],
  )
  useAnchors(items, show)

  const { calls, runPending } = useRowCalls({ view, releaseId, actions, toggle, clear, hold, setExpanded, setDialog, refresh })
  const context = usePlanContext({ view, releaseId, facts, language, calls, openDialog: setDialog })
  const onToggle = useCallback((key: string) => setOpened((known) => flip(known, key)), [])
  const { roles, people } = useMemo(() => whoIn(items, context.roleName), [items, context.roleName])

  const setLanguage = (next: PlanLanguage) => {
    setChosen(next)
    void actions.setLanguage({ planLanguage: next }).then(
      (answer) => (answer.ok ? undefined : toast.error(answer.refusal.message)),
      () => undefined,
    )
  }
  const act = (does: (item: PlanItem) => void) => (id: string) => {
    const item = items.find((one) => one.id === id)
    if (item) does(item)
  }
  usePlanKeys(planRef, searchRef, {
    ids: rows,
    on: keys.on,
    tick: act((item) => {
      const { can } = view
      const byHand = item.automatic === false && !item.parent && item.state !== 'absent' && item.state !== 'not_applicable'
      if (byHand && can[item.state === 'done' ? 'item.untick' : 'item.tick']) calls.toggle(item)
    }),
    open: calls.expand,
    note: act((item) => (view.can['item.note'] ? setDialog({ kind: 'note', item }) : undefined)),
    help: () => setHelp(true),
    bring: setWanted,
  })
  const close = () => {
    const id = dialog && 'item' in dialog ? dialog.item.id : null
    setDialog(null)
    // The dialog gives the focus back to what opened it; where that has gone, to its item.
    setTimeout(() => (id !== null && document.activeElement === document.body ? focusItem(id) : undefined), 50)
  }

  const hidden = items.filter((item) => item.state === 'absent').length
  const allOpen = view.phases.every((phase) => opened.has(phase.key))
  const sparse = rows.length > mostRows
  const lead = view.phases.find((phase) => narrowed || opened.has(phase.key))?.key
  return (
    <PlanLanguageProvider value={language}>
      <Panel
        id="plan"
        title={t('plan')}
        meta={t('times_in', { zone: view.timeZone })}
        actions={
          <>
            {view.closed ? <Chip>{t('closed')}</Chip> : null}
            <Button
              size="sm"
              variant="ghost"
              onClick={() => setOpened(allOpen ? new Set() : new Set(view.phases.map((phase) => phase.key)))}
            >
              {t(allOpen ? 'collapse_all' : 'expand_all')}
            </Button>
          </>
        }
      >
        <div ref={planRef}>
          <PlanToolbar
            filter={filter}
            counts={counts}
            who={who}
            roles={roles}
            people={people}
            words={words}
            language={language}
            searchRef={searchRef}
            onFilter={narrowing.setFilter}
            onWho={narrowing.setWho}
            onWords={narrowing.setWords}
            onLanguage={setLanguage}
            onKeys={() => setHelp(true)}
          />
          <p className="sr-only">{t('keys')}</p>
          <div data-plan className="@container [&>section:first-child>h3]:border-t-0">
            {view.phases.map((phase) => {
              const own = byPhase.get(phase.key) ?? none
              if (narrowed && !own.some((item) => shown.has(item.id))) return null
              return (
                <PhaseSection
                  key={phase.key}
                  phase={phase}
                  items={own}
                  shown={shown}
                  open={narrowed || opened.has(phase.key)}
                  onToggle={onToggle}
                  sparse={sparse}
                  lead={phase.key === lead}
                  wanted={wanted}
                  expanded={expanded}
                  refusals={refusals}
                  runPending={runPending}
                  context={context}
                />
              )
            })}
          </div>
        </div>
        {items.length === 0 ? <EmptyState title={t('empty')}>{t('empty_hint')}</EmptyState> : null}
        {items.length > 0 && narrowed && shown.size === 0 ? (
          <EmptyState title={t('nothing_found')} actions={<Button onClick={() => clearNarrowing(false)}>{t('show_all')}</Button>}>
            {t('nothing_found_hint')}
          </EmptyState>
        ) : null}
        {hidden > 0 && !narrowed ? (
          <p className="border-t border-line px-3.5 py-2 text-sm text-ink-3">
            {t('absent_count', { count: hidden })}{' '}
            <Button
              size="sm"
              variant="ghost"
              aria-pressed={absent}
              onClick={() => {
                narrowing.setAbsent(!absent)
                // Where they are is in view at once.
                if (!absent)
                  setOpened((known) => new Set([...known, ...items.filter((item) => item.state === 'absent').map((item) => item.phase)]))
              }}
            >
              {t(absent ? 'hide_absent' : 'show_absent')}
            </Button>
          </p>
        ) : null}
        {dialog ? (
          <ChecklistDialogs
            view={view}
            active={dialog}
            actions={actions}
            onClose={close}
            onDone={() => {
              close()
              refresh()
            }}
          />
        ) : null}
        {help ? <KeysDialog on={keys.on} onSwitch={keys.turn} onClose={() => setHelp(false)} /> : null}
      </Panel>
    </PlanLanguageProvider>
  )
}

const none: readonly PlanItem[] = []
