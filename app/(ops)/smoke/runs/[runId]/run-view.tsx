'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { CancelRunButton } from '@/components/smoke/cancel-run-button'
import { StaleNote } from '@/components/smoke/evidence-note'
import { isRunOver, runBegan, type ShownRun, useRun } from '@/components/smoke/read-run'
import { FirstFault } from '@/components/smoke/first-fault'
import { RunButton } from '@/components/smoke/run-button'
import { RunHeadline } from '@/components/smoke/run-headline'
import { RunStateChip, toneOfState } from '@/components/smoke/run-state-chip'
import { StepResults } from '@/components/smoke/step-results'
import { ButtonLink } from '@/components/ui/button-link'
import { Callout } from '@/components/ui/callout'
import { Elapsed } from '@/components/ui/duration'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import { useSpan } from '@/components/ui/use-span'
import { cancelRunAction, startRunAction } from '../../actions'

const DifferencePanel = dynamic(() => import('@/components/smoke/difference-panel').then((file) => file.DifferencePanel), {
  ssr: false,
  loading: () => <Skeleton className="h-30 w-full" />,
})

/** A run, kept current while it goes. */
export function RunView({ initial }: { initial: ShownRun }) {
  const t = useTranslations('smoke')
  const router = useRouter()
  const { data: run = initial } = useRun(initial.id, initial)
  const over = isRunOver(run)
  const refused = run.steps.some((step) => step.error?.code === 'refused_address')
  return (
    <>
      <PageHeader
        crumbs={[
          { href: '/smoke', label: t('title') },
          { href: `/smoke/${run.suite.id}`, label: run.suite.name },
        ]}
        title={`${run.suite.name} · ${run.environment.name}`}
        badges={<RunStateChip state={run.changed ? 'stale' : run.state} />}
        meta={<RunMeta run={run} />}
        actions={
          over ? (
            <>
              <ButtonLink variant="ghost" href={`/smoke/${run.suite.id}?environment=${run.environment.key}`}>
                {t('run.toSuite')}
              </ButtonLink>
              <a href={`/api/v1/runs/${run.id}`} download={`run-${run.id}.json`} className="link self-center text-sm">
                {t('run.download')}
              </a>
              {run.may.rerunFrom ? (
                <RunButton
                  suiteId={run.suite.id}
                  environmentId={run.environment.id}
                  releaseId={run.release?.id}
                  fromRunId={run.id}
                  start={startRunAction}
                  variant="primary"
                  label={t('run.againFrom', { step: run.may.rerunFrom.position + 1 })}
                  onStarted={(runId) => router.push(`/smoke/runs/${runId}`)}
                />
              ) : null}
              {run.may.start ? (
                <RunButton
                  suiteId={run.suite.id}
                  environmentId={run.environment.id}
                  releaseId={run.release?.id}
                  start={startRunAction}
                  label={t('run.again')}
                  onStarted={(runId) => router.push(`/smoke/runs/${runId}`)}
                />
              ) : null}
            </>
          ) : run.may.cancel ? (
            <CancelRunButton runId={run.id} cancel={cancelRunAction} requested={run.cancelRequestedAt !== null} />
          ) : null
        }
      />
      <div className="grid gap-4">
        <Outcome run={run} />
        {refused ? (
          <Callout
            actions={
              <ButtonLink size="sm" href={`/integrations/${run.integration.key}/access`}>
                {t('toAccess')}
              </ButtonLink>
            }
          >
            {t('reason.no_rule')}
          </Callout>
        ) : null}
        {run.pinnedTo.length > 0 ? <Pinned releases={run.pinnedTo} /> : null}
        <StepResults run={run} />
        {over && run.state !== 'passed' ? <DifferencePanel runId={run.id} /> : null}
      </div>
    </>
  )
}

/** The releases that rest on this run. */
function Pinned({ releases }: { releases: ShownRun['pinnedTo'] }) {
  const t = useTranslations('smoke.run')
  return (
    <Callout title={t('pinned')}>
      <p className="text-ink-2">{t('pinnedHint')}</p>
      <ul className="flex flex-wrap gap-x-4">
        {releases.map(({ id, title, releaseVersion }) => (
          <li key={id}>
            <Link href={`/releases/${id}`} className="link">
              {title} {releaseVersion}
            </Link>
          </li>
        ))}
      </ul>
    </Callout>
  )
}

function Outcome({ run }: { run: ShownRun }) {
  const t = useTranslations('smoke')
  const state = run.changed ? 'stale' : run.state
  const tone = toneOfState[state]
  const hint = t.has(`stateHint.${state}`) ? t(`stateHint.${state}`) : null
  return (
    <Callout tone={tone === 'go' || tone === 'hold' || tone === 'nogo' ? tone : 'info'} aria-live="polite">
      <p className="font-medium">
        <RunHeadline run={run} />
      </p>
      {run.changed ? <StaleNote passedAt={run.finishedAt} change={run.changed} /> : null}
      <FirstFault run={run} />
      {hint && !run.changed ? <p className="text-ink-2">{hint}</p> : null}
    </Callout>
  )
}

function RunMeta({ run }: { run: ShownRun }) {
  const t = useTranslations('smoke.run')
  const whole = useTranslations('smoke')
  const triggers = useTranslations('trends.trigger')
  const span = useSpan()
  const began = runBegan(run)
  const took = began && run.finishedAt ? new Date(run.finishedAt).getTime() - new Date(began).getTime() : null
  const { release } = run
  return (
    <span className="flex flex-wrap gap-x-2.5 gap-y-0.5">
      <Time at={began ?? run.createdAt} relative />
      <span>{t.rich('by', { name: run.requestedByName, b: (chunks) => <b className="font-medium text-ink">{chunks}</b> })}</span>
      <span>
        {whole('run.trigger')} {triggers.has(run.trigger) ? triggers(run.trigger) : run.trigger}
      </span>
      {run.keptFromId ? (
        <Link href={`/smoke/runs/${run.keptFromId}`} className="link">
          {whole('run.continues')}
        </Link>
      ) : null}
      {took === null ? (
        began && !isRunOver(run) ? (
          <Elapsed since={began} />
        ) : null
      ) : (
        <span>{t.rich('took', { span: () => span(took) })}</span>
      )}
      {release ? (
        <span>
          {t.rich('for', {
            title: `${release.title} ${release.releaseVersion}`,
            release: (chunks) => (
              <Link href={`/releases/${release.id}`} className="link">
                {chunks}
              </Link>
            ),
          })}
        </span>
      ) : null}
      <span>
        {whole('revision', { revision: run.revision })}
        {run.suite.revision === run.revision ? null : ` · ${t('revisionNow', { revision: run.suite.revision })}`}
      </span>
      {run.configDigest ? (
        <span title={t('digestHint')}>
          {t('digest')} <code className="text-xs">{run.configDigest.slice(0, 12)}</code>
        </span>
      ) : null}
    </span>
  )
}
