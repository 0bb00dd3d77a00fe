'use client'

import { Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { AlarmChip } from '@/components/smoke/alarm-chip'
import { EvidenceChip } from '@/components/smoke/evidence-note'
import { RunButton } from '@/components/smoke/run-button'
import { RunProgress } from '@/components/smoke/run-progress'
import { ScheduleMenu } from '@/components/smoke/schedule-menu'
import { NextTimes, ScheduleWords } from '@/components/smoke/schedule-words'
import type { WirePlaceTriggers } from '@/components/smoke/trigger-actions'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { cancelRunAction, startRunAction } from '../../../smoke/actions'
import { triggerActions } from '../../../smoke/trigger-actions'

type Environment = WirePlaceTriggers['environments'][number]
type Suite = Environment['suites'][number]
type May = WirePlaceTriggers['may']

/** The suites of an integration by environment: what each last said, a run beside it, and when it runs by itself. */
export function PlaceSuites({ integrationId, place }: { integrationId: string; place: WirePlaceTriggers }) {
  const t = useTranslations('triggers.place')
  const { environments } = place
  if (environments.length === 0) {
    return (
      <Panel title={t('tab')}>
        <EmptyState title={t('noEnvironments')}>{t('noEnvironmentsHint')}</EmptyState>
      </Panel>
    )
  }
  if (environments.every((environment) => environment.suites.length === 0)) {
    return (
      <Panel title={t('tab')}>
        <EmptyState
          title={t('noSuites')}
          actions={
            place.archived || !place.may.save ? null : (
              <>
                <ButtonLink href={`/smoke/new?integration=${integrationId}`}>{t('newSuite')}</ButtonLink>
                <ButtonLink href="/smoke/import">{t('importSuite')}</ButtonLink>
              </>
            )
          }
        >
          {t('noSuitesHint')}
        </EmptyState>
      </Panel>
    )
  }
  return environments.map((environment) => (
    <EnvironmentSuites key={environment.id} environment={environment} may={place.may} archived={place.archived} />
  ))
}

function EnvironmentSuites({ environment, may, archived }: { environment: Environment; may: May; archived: boolean }) {
  const t = useTranslations('triggers.place')
  const idle = environment.suites.filter((suite) => !suite.underWay)
  return (
    <Panel
      title={environment.name}
      meta={environment.production ? <Chip>{t('production')}</Chip> : null}
      actions={!archived && may.start && idle.length > 1 ? <RunAllButton environment={environment} suites={idle} /> : null}
    >
      {environment.suites.map((suite) => (
        <SuiteRow key={suite.id} suite={suite} environment={environment} may={may} archived={archived} />
      ))}
    </Panel>
  )
}

/** Starts every suite that is not under way, one after another; says how many, and the first thing that was refused. */
function RunAllButton({ environment, suites }: { environment: Environment; suites: readonly Suite[] }) {
  const t = useTranslations('triggers.place')
  const common = useTranslations('common')
  const router = useRouter()
  const [pending, setPending] = useState(false)
  const runAll = async () => {
    setPending(true)
    let started = 0
    try {
      for (const suite of suites) {
        const answer = await startRunAction({ suiteId: suite.id, environmentId: environment.id })
        if (answer.ok) started++
        else toast.error(`${suite.name}: ${answer.refusal.message}`)
      }
    } catch {
      toast.error(common('unreachable'))
    }
    if (started > 0) toast.success(t('started', { count: started }))
    setPending(false)
    router.refresh()
  }
  return (
    <Button
      size="sm"
      pending={pending}
      icon={<Play size={13} aria-hidden="true" />}
      aria-label={t('runAllLabel', { environment: environment.name })}
      onClick={() => void runAll()}
    >
      {t('runAll')}
    </Button>
  )
}

function SuiteRow({ suite, environment, may, archived }: { suite: Suite; environment: Environment; may: May; archived: boolean }) {
  const t = useTranslations('triggers.place')
  const router = useRouter()
  const [started, setStarted] = useState<string | null>(null)
  const { schedule, shown, underWay } = suite
  const watched = underWay?.id ?? (started && shown?.id !== started ? started : null)
  const renew = () => router.refresh()
  return (
    <PanelRow className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1.5 py-2.5 md:grid-cols-[minmax(0,200px)_minmax(0,1fr)_minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <Link href={`/smoke/${suite.id}?environment=${environment.key}`} className="font-medium hover:underline">
          {suite.name}
        </Link>
        <div className="font-mono text-2xs text-ink-3">{suite.key}</div>
      </div>
      <div className="order-2 col-span-2 min-w-0 md:order-none md:col-span-1">
        {watched ? (
          <RunProgress key={watched} runId={watched} cancel={may.cancel ? cancelRunAction : undefined} onOver={renew} />
        ) : (
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <EvidenceChip judged={suite.judged} latest={shown} />
            {shown ? (
              <Link href={`/smoke/runs/${shown.id}`} className="text-sm text-ink-2 hover:underline">
                <Time at={shown.finishedAt ?? shown.createdAt} zone={environment.timeZone} look="relative" />
              </Link>
            ) : null}
            {shown?.summary ? <span className="basis-full font-mono text-xs break-words text-ink-2">{shown.summary}</span> : null}
          </div>
        )}
      </div>
      <div className="order-3 col-span-2 grid min-w-0 justify-items-start gap-1 md:order-none md:col-span-1">
        {schedule ? (
          <>
            <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
              <AlarmChip schedule={schedule} zone={environment.timeZone} brief />
              <ScheduleWords schedule={schedule} />
            </span>
            <NextTimes times={schedule.nextTimes.slice(0, 1)} zone={schedule.cron ? schedule.timeZone : environment.timeZone} />
          </>
        ) : (
          <span className="text-sm text-ink-3">{t('manual')}</span>
        )}
      </div>
      <div className="order-1 flex items-center justify-end gap-1.5 md:order-none">
        {may.start && !archived && !watched ? (
          <RunButton
            suiteId={suite.id}
            environmentId={environment.id}
            start={startRunAction}
            size="sm"
            onStarted={setStarted}
            label={t('run')}
          />
        ) : null}
        {archived ? null : (
          <ScheduleMenu suite={suite} environment={environment} schedule={schedule} actions={triggerActions} may={may} onDone={renew} />
        )}
      </div>
    </PanelRow>
  )
}
