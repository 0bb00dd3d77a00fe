'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { SchedulePanel } from '@/components/smoke/schedule-panel'
import type { WireSuiteTriggers } from '@/components/smoke/trigger-actions'
import { ButtonLink } from '@/components/ui/button-link'
import { Callout } from '@/components/ui/callout'
import { Chip } from '@/components/ui/chip'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { triggerActions } from '../trigger-actions'
import { ArchiveSuiteButton, RestoreSuiteButton } from './archive-buttons'
import { DownloadLinks } from './download-links'
import { EnvironmentsPanel } from './environments-panel'
import { HistoryPanel } from './history-panel'
import type { ShownSuite } from './read'
import { RevisionsPanel } from './revisions-panel'
import { StepsPanel } from './steps-panel'

type Props = { initial: ShownSuite; triggers: WireSuiteTriggers; environmentKey: string | undefined }
const nothingYet = () => <Skeleton className="h-60 w-full" />
const TrendPanel = dynamic(() => import('@/components/smoke/trend-panel').then((file) => file.TrendPanel), {
  ssr: false,
  loading: nothingYet,
})
const RunHistory = dynamic(() => import('@/components/smoke/run-history').then((file) => file.RunHistory), {
  ssr: false,
  loading: nothingYet,
})

/** The page of a suite, kept current while runs go. */
export function SuiteView({ initial, triggers, environmentKey }: Props) {
  const t = useTranslations('smoke')
  const { data: suite } = useQuery({
    queryKey: ['smoke_suite', initial.id, environmentKey ?? ''],
    queryFn: async ({ signal }): Promise<ShownSuite> => {
      const query = environmentKey ? `?environment=${encodeURIComponent(environmentKey)}` : ''
      const response = await fetch(`/api/v1/suites/${initial.id}${query}`, { signal })
      if (!response.ok) throw new Error(String(response.status))
      return (await response.json()) as ShownSuite
    },
    initialData: initial,
  })
  const archived = suite.archivedAt !== null
  return (
    <>
      <PageHeader
        crumbs={[
          { href: '/smoke', label: t('title') },
          { href: `/integrations/${suite.integration.key}`, label: suite.integration.name },
        ]}
        title={suite.name}
        badges={
          <>
            <Chip mono>{suite.key}</Chip>
            <Chip>{t('revision', { revision: suite.revision })}</Chip>
            {archived ? (
              <Chip tone="idle" sign>
                {t('suite.archived')}
              </Chip>
            ) : null}
          </>
        }
        meta={suite.description || undefined}
        actions={
          archived ? (
            <DownloadLinks suiteId={suite.id} />
          ) : (
            <>
              <DownloadLinks suiteId={suite.id} />
              {suite.may.update ? <ButtonLink href={`/smoke/${suite.id}/edit`}>{t('suite.edit')}</ButtonLink> : null}
              {suite.may.archive ? <ArchiveSuiteButton id={suite.id} name={suite.name} version={suite.version} /> : null}
            </>
          )
        }
      />
      <div className="grid gap-4">
        {archived ? (
          <Callout title={t('suite.archivedNote')} actions={suite.may.restore ? <RestoreSuiteButton id={suite.id} /> : null}>
            {t('suite.archivedHint')}
          </Callout>
        ) : null}
        {suite.unknownVariables.length > 0 ? (
          <Callout tone="hold">{t('suite.unknownVariables', { list: suite.unknownVariables.join(', ') })}</Callout>
        ) : null}
        <EnvironmentsPanel suite={suite} />
        <SchedulePanel suiteId={suite.id} initial={triggers} actions={triggerActions} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_300px]">
          <div className="grid min-w-0 gap-4">
            <HistoryPanel suite={suite} />
            {suite.shown && suite.shown.runs.length > 0 ? (
              <TrendPanel key={suite.shown.environment.id} suiteId={suite.id} environment={suite.shown.environment} />
            ) : null}
            <StepsPanel suite={suite} />
          </div>
          <RevisionsPanel suite={suite} />
        </div>
        {suite.shown && suite.environments.some(({ latest }) => latest !== null) ? (
          <RunHistory
            key={suite.shown.environment.id}
            suiteId={suite.id}
            environments={suite.environments.map(({ environment }) => environment)}
            shown={suite.shown.environment.key}
          />
        ) : null}
      </div>
    </>
  )
}
