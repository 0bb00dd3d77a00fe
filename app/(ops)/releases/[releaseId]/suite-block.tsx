'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { EvidenceChip, StaleNote } from '@/components/smoke/evidence-note'
import { LatencyPanel } from '@/components/smoke/latency-panel'
import { RunButton } from '@/components/smoke/run-button'
import { RunProgress } from '@/components/smoke/run-progress'
import { RunsStrip } from '@/components/smoke/runs-strip'
import { Skeleton } from '@/components/ui/skeleton'
import type { Wire } from '@/lib/core/wire'
import type { ReleaseView } from '@/lib/releases/view'
import type { SuitePage } from '@/lib/smoke/queries'
import { cancelRunAction, startRunAction } from '../../smoke/actions'
import { readApi } from './read-api'

/** A suite of the plan: what it last said of the release's environment, running it, its steps and their latency over the last runs. */
export function SuiteBlock({ release, id }: { release: ReleaseView; id: string }) {
  const t = useTranslations('releases.smoke')
  const queries = useQueryClient()
  const { data: suite, isError } = useQuery({
    queryKey: ['smoke_suite', id, release.environment.key],
    queryFn: () => readApi<Wire<SuitePage>>(`/suites/${id}?environment=${encodeURIComponent(release.environment.key)}`),
  })
  if (isError) return <p className="text-sm text-ink-2">{t('unreadable')}</p>
  if (!suite) return <Skeleton className="h-40 w-full" />
  const evidence = suite.environments.find((one) => one.environment.id === release.environment.id)
  const shown = suite.shown
  const again = () => {
    void queries.invalidateQueries({ queryKey: ['smoke_suite', id] })
    void queries.invalidateQueries({ queryKey: ['release', release.id] })
  }
  const run = evidence?.underWay ?? evidence?.shown
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
        <h3>
          <Link href={`/smoke/${suite.id}?environment=${release.environment.key}`} className="hover:underline">
            {suite.name}
          </Link>
        </h3>
        {evidence ? <EvidenceChip judged={evidence.judged} latest={evidence.shown} /> : null}
        {suite.may.start && release.verdict ? (
          <span className="ml-auto">
            <RunButton
              size="sm"
              suiteId={suite.id}
              environmentId={release.environment.id}
              releaseId={release.id}
              start={startRunAction}
              stepCount={suite.definition.steps.length}
              onStarted={again}
            />
          </span>
        ) : null}
      </div>
      {evidence?.judged.state === 'stale' && evidence.judged.why === 'changed' ? (
        <StaleNote passedAt={evidence.shown?.finishedAt ?? null} change={evidence.judged.change} />
      ) : null}
      {run ? (
        <RunProgress key={run.id} runId={run.id} cancel={cancelRunAction} onOver={again} />
      ) : (
        <p className="text-sm text-ink-2">{t('never')}</p>
      )}
      {shown && shown.runs.length > 0 ? (
        <>
          <RunsStrip runs={shown.runs} environment={release.environment.name} />
          <LatencyPanel model={shown.latency} environment={release.environment.name} />
        </>
      ) : null}
    </div>
  )
}
