'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { Progress } from '@/components/ui/progress'
import { Skeleton } from '@/components/ui/skeleton'
import { type CancelRun, CancelRunButton } from './cancel-run-button'
import { FirstFault } from './first-fault'
import { isRunOver, type ShownRun, useRun } from './read-run'
import { RunHeadline } from './run-headline'
import { RunStateChip } from './run-state-chip'

type Props = {
  runId: string
  /** The server action made from `cancelRun`; without it there is no button. */
  cancel?: CancelRun
  initial?: ShownRun
  /** Called once when the run is over, while it is shown. */
  onOver?: (run: ShownRun) => void
}

/** A run as it goes, in two lines: state, how far, the first thing that is wrong; with a way to stop it and to see all of it. */
export function RunProgress({ runId, cancel, initial, onOver }: Props) {
  const t = useTranslations('smoke')
  const { data: run, isError } = useRun(runId, initial)
  const told = useRef(false)
  useEffect(() => {
    if (!run || !isRunOver(run) || told.current) return
    told.current = true
    onOver?.(run)
  }, [run, onOver])
  if (!run) return isError ? <p className="text-sm text-ink-2">{t('run.notFound')}</p> : <Skeleton className="h-5 w-full" />
  const over = isRunOver(run)
  const done = run.steps.filter((step) => step.state !== 'skipped').length
  return (
    <div className="grid min-w-0 gap-1.5" aria-live="polite">
      <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
        <RunStateChip state={run.state} />
        <Link href={`/smoke/runs/${run.id}`} className="min-w-0 text-sm hover:underline">
          <RunHeadline run={run} />
        </Link>
        {over ? null : (
          <span className="ml-auto flex items-center gap-2.5">
            <Progress
              value={done}
              max={run.stepCount}
              label={t('run.progress', { done, total: run.stepCount })}
              tone={run.steps.some((step) => step.state === 'failed') ? 'nogo' : 'go'}
            />
            {cancel && run.may.cancel ? (
              <CancelRunButton size="sm" runId={run.id} cancel={cancel} requested={run.cancelRequestedAt !== null} />
            ) : null}
          </span>
        )}
      </div>
      <FirstFault run={run} />
    </div>
  )
}
