'use client'

import clsx from 'clsx'
import { useTimeZone, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useMoment } from '@/components/ui/use-moment'
import { useNow } from '@/components/ui/use-now'
import type { RunState } from '@/lib/smoke/schema'
import { toneOfState } from './run-state-chip'
import { type SignedState, StateSign } from './state-sign'

type StripRun = { id: string; state: RunState; stale: boolean; createdAt: string }

const looks: Record<string, string> = {
  go: 'border-go-line bg-go-bg text-go',
  hold: 'border-hold-line bg-hold-bg text-hold',
  nogo: 'border-nogo-line bg-nogo-bg text-nogo',
  idle: 'border-line-strong text-idle',
  accent: 'border-accent bg-accent-bg text-accent',
}
const lookOf = (state: SignedState) => looks[toneOfState[state]] ?? looks.idle
const shownState = (run: StripRun): SignedState => (run.stale ? 'stale' : run.state)

/** The last runs, oldest first, each a link with a sign of its state; below, what the signs that occur mean. */
export function RunsStrip({ runs, environment }: { runs: readonly StripRun[]; environment: string }) {
  const t = useTranslations('smoke')
  const moment = useMoment()
  const now = useNow()
  const zone = useTimeZone() ?? 'UTC'
  if (runs.length === 0) return <p className="text-sm text-ink-2">{t('strip.none')}</p>
  const passed = runs.filter((run) => run.state === 'passed').length
  const met = [...new Set(runs.map(shownState))]
  return (
    <div className="grid gap-2">
      <ul aria-label={t('strip.label', { environment, passed, total: runs.length })} className="flex flex-wrap gap-1">
        {[...runs].reverse().map((run) => {
          const state = shownState(run)
          const said = t('strip.run', { state: t(`state.${state}`), at: moment(new Date(run.createdAt), zone, 'full', now) })
          return (
            <li key={run.id}>
              <Link
                href={`/smoke/runs/${run.id}`}
                aria-label={said}
                title={said}
                className={clsx('grid size-6 place-items-center rounded-sm border hover:opacity-75', lookOf(state))}
              >
                <StateSign state={state} size={13} />
              </Link>
            </li>
          )
        })}
      </ul>
      <ul aria-label={t('strip.legend')} className="flex flex-wrap gap-x-3.5 gap-y-1 text-xs text-ink-2">
        {met.map((state) => (
          <li key={state} className="flex items-center gap-1.5">
            <span className={clsx('grid size-4 place-items-center rounded-xs border', lookOf(state))}>
              <StateSign state={state} size={10} />
            </span>
            {t(`state.${state}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}
