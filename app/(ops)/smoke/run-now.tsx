'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { RunButton } from '@/components/smoke/run-button'
import { cancelRunAction, startRunAction } from './actions'

const RunProgress = dynamic(() => import('@/components/smoke/run-progress').then((module) => module.RunProgress))

type Props = {
  suiteId: string
  environment: { id: string; name: string }
  may: { start: boolean; cancel: boolean }
  /** The run that is queued or running there. */
  underWay: string | null
  /** The newest run this page knows of. */
  newest: string | null
  /** What it said last, shown while nothing runs. */
  children: ReactNode
}

/** What a suite said of an environment, with a button that runs it; while a run goes, how far it is. */
export function RunNow({ suiteId, environment, may, underWay, newest, children }: Props) {
  const t = useTranslations('smoke.run')
  const [started, setStarted] = useState<{ id: string; before: string | null } | null>(null)
  // What one has just started is shown until the page knows of a newer run.
  const watched = underWay ?? (started && (newest === started.before || newest === started.id) ? started.id : null)
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5">
      <div className="min-w-0 flex-1 basis-60">
        {watched ? <RunProgress key={watched} runId={watched} cancel={may.cancel ? cancelRunAction : undefined} /> : children}
      </div>
      {may.start && !underWay ? (
        <RunButton
          suiteId={suiteId}
          environmentId={environment.id}
          start={startRunAction}
          label={t('startPlain')}
          spoken={t('startIn', { environment: environment.name })}
          size="sm"
          variant="ghost"
          onStarted={(id) => setStarted({ id, before: newest })}
        />
      ) : null}
    </div>
  )
}
