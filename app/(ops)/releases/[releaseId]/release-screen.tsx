'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { ChecklistPanel } from '@/components/checklists/checklist-panel'
import { useLive } from '@/components/live/live-context'
import { Digest } from '@/components/releases/digest'
import { ReleaseStateChip } from '@/components/releases/release-state-chip'
import { PageHeader } from '@/components/ui/page-header'
import { Time, TimeRange } from '@/components/ui/time'
import type { PlanWire } from '@/lib/checklists/plan-wire'
import type { ReleaseView } from '@/lib/releases/view'
import { checklistActions } from '../../checklists/checklist-actions'
import { AboutPanel } from './about-panel'
import { ChangeFeed } from './change-feed'
import { OverrideBand } from './override-band'
import { readApi } from './read-api'
import { ReleaseActions } from './release-actions'
import { ReleaseTabs } from './release-tabs'
import { SignOffPanel } from './sign-off-panel'
import { SignatureRecord } from './signature-record'
import { SmokePanel } from './smoke-panel'
import { StationPoll } from './station-poll'
import { EndBand, VerdictBand } from './verdict-band'

/**
 * The release page: may it go, the poll of stations, the plan, smoke, sign-off. It shows what others do within two seconds: a notice
 * on the release, its environment or its integration reads it again.
 */
export function ReleaseScreen({ initial, checklist }: { initial: ReleaseView; checklist: string }) {
  const plan = useMemo(() => JSON.parse(checklist) as PlanWire, [checklist])
  const release = useRelease(initial)
  return (
    <>
      <ReleaseHeader release={release} />
      <ReleaseTabs releaseId={release.id} />
      {release.verdict ? <VerdictBand release={release} verdict={release.verdict} /> : <EndBand release={release} />}
      <OverrideBand release={release} />
      {release.verdict ? <StationPoll release={release} stations={release.verdict.stations} /> : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_348px]">
        <div className="grid min-w-0 gap-4">
          <ChecklistPanel view={plan} releaseId={release.id} facts={release.facts} actions={checklistActions} />
          {/* What a suite says today says nothing about a release that has ended. */}
          {release.verdict ? <SmokePanel release={release} /> : null}
        </div>
        <div className="grid min-w-0 gap-4 max-lg:row-start-1">
          <SignOffPanel release={release} />
          <ChangeFeed release={release} />
          <SignatureRecord release={release} />
          <AboutPanel release={release} />
        </div>
      </div>
    </>
  )
}

function useRelease(initial: ReleaseView): ReleaseView {
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: ['release', initial.id],
    queryFn: () => readApi<ReleaseView>(`/releases/${initial.id}/view`),
    initialData: initial,
    initialDataUpdatedAt: () => Date.parse(initial.readAt),
    // Signatures expire and freezes begin with time, not with a notice.
    refetchInterval: 60_000,
  })
  // Lower floors do not know releases: a changed value speaks of its integration, a finished run of its environment.
  useLive([`integration:${initial.integration.id}`, `environment:${initial.environment.id}`], () => {
    void queries.invalidateQueries({ queryKey: ['release', initial.id] })
  })
  return data
}

function ReleaseHeader({ release }: { release: ReleaseView }) {
  const t = useTranslations('releases')
  const { window } = release
  return (
    <PageHeader
      crumbs={[
        { href: '/releases', label: t('crumb') },
        { href: `/integrations/${release.integration.key}`, label: release.integration.name },
        { key: 'number', label: t('head.number', { number: release.number }) },
      ]}
      title={t.rich('head.to', {
        title: release.title,
        environment: release.environment.name,
        version: () => <span className="font-mono text-lg font-normal text-ink-3">{release.version}</span>,
      })}
      badges={<ReleaseStateChip state={release.state} call={release.verdict?.call} />}
      actions={<ReleaseActions release={release} />}
      meta={
        <span className="flex flex-wrap gap-x-1.5">
          <span>
            {t('head.window')} <TimeRange className="font-medium text-ink" from={window.start} to={window.end} zone={window.timeZone} />
            {release.endedAt ? null : (
              <>
                {' · '}
                <Time at={window.start} zone={window.timeZone} look="relative" />
              </>
            )}
          </span>
          <span>
            {'· '}
            {t('head.manager')} <b className="font-medium text-ink">{release.manager.name}</b>
          </span>
          <span>
            {'· '}
            {t('head.template', { name: release.template.name, number: release.template.number })}
          </span>
          <span>
            {'· '}
            {t('head.subject')} <Digest value={release.subjectDigest} />
          </span>
        </span>
      }
    />
  )
}
