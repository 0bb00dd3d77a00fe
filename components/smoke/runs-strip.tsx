'use client'

import clsx from 'clsx'
import { useTimeZone, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Sign } from '@/components/ui/sign'
import { useMoment } from '@/components/ui/use-moment'
import { useNow } from '@/components/ui/use-now'
import type { RunState } from '@/lib/smoke/schema'
import { toneOfState } from './run-state-chip'

type StripRun = { id: string; state: RunState; stale: boolean; createdAt: string }

const looks: Record<string, string> = {
  go: 'border-go-line bg-go-bg text-go',
  hold: 'border-hold-line bg-hold-bg text-hold',
  nogo: 'border-nogo-line bg-nogo-bg text-nogo',
  idle: 'border-line-strong text-idle',
  accent: 'border-accent bg-accent-bg text-accent',
}

/** The last runs, oldest first, each a link with its sign: passed, failed, error, stale, cancelled, interrupted, running. */
export function RunsStrip({ runs, environment }: { runs: readonly StripRun[]; environment: string }) {
  const t = useTranslations('smoke')
  const moment = useMoment()
  const now = useNow()
  const zone = useTimeZone() ?? 'UTC'
  if (runs.length === 0) return <p className="text-sm text-ink-2">{t('strip.none')}</p>
  const passed = runs.filter((run) => run.state === 'passed').length
  return (
    <ul aria-label={t('strip.label', { environment, passed, total: runs.length })} className="flex flex-wrap gap-1">
      {[...runs].reverse().map((run) => {
        const state = run.stale ? 'stale' : run.state
        const tone = toneOfState[state]
        const said = t('strip.run', { state: t(`state.${state}`), at: moment(new Date(run.createdAt), zone, 'full', now) })
        return (
          <li key={run.id}>
            <Link
              href={`/smoke/runs/${run.id}`}
              aria-label={said}
              title={said}
              className={clsx('grid size-6 place-items-center rounded-sm border hover:opacity-75', looks[tone] ?? looks.idle)}
            >
              {tone === 'accent' ? (
                <span className="size-2 animate-pulse rounded-full bg-current" />
              ) : (
                <Sign tone={tone === 'plain' ? 'idle' : (tone as 'go')} size={12} />
              )}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
