'use client'

import clsx from 'clsx'
import { useTimeZone, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Chip, type ChipTone } from '@/components/ui/chip'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { useMoment } from '@/components/ui/use-moment'
import { useNow } from '@/components/ui/use-now'
import { useSpan } from '@/components/ui/use-span'
import type { Wire } from '@/lib/core/wire'
import type { HealthStatus } from '@/lib/smoke/health/judge-health'
import type { HealthPage } from '@/lib/smoke/health/queries'
import { RunStateChip } from './run-state-chip'
import { StateSign } from './state-sign'

type Place = Wire<HealthPage>['environments'][number]

const tones: Record<HealthStatus, ChipTone> = { healthy: 'go', degraded: 'hold', down: 'nogo', unknown: 'idle' }

/** How a service is in one environment: the verdict with its reasons, then every probe with its last outcomes. */
export function HealthPanel({ place }: { place: Place }) {
  const t = useTranslations('health')
  const span = useSpan()
  const { environment, health, probes, suites } = place
  const connected = health.connected === null ? 'notKnown' : health.connected ? 'connected' : 'notConnected'
  return (
    <Panel
      title={environment.name}
      meta={
        <Chip tone={tones[health.status]} sign>
          {t(`status.${health.status}`)}
        </Chip>
      }
      actions={
        <dl className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          <Fact name={t('connection')}>{t(connected)}</Fact>
          <Fact name={t('latency')}>{health.latencyMs === null ? '–' : span(health.latencyMs)}</Fact>
          <Fact name={t('lastAsked')}>{health.askedAt ? <Time at={health.askedAt} look="relative" /> : t('never')}</Fact>
        </dl>
      }
    >
      {health.reasons.length > 0 ? (
        <PanelBody>
          <ul className="grid gap-1 text-sm text-ink-2">
            {health.reasons.map((reason, index) => (
              <li key={index}>
                {t(`reason.${reason.code}`, { name: reason.name, probe: reason.probe ? t(`probe.${reason.probe}`) : '' })}
              </li>
            ))}
          </ul>
        </PanelBody>
      ) : null}
      {probes.map((check) => (
        <Check key={`${check.suite.id} ${check.name}`} check={check} />
      ))}
      {probes.length === 0 && suites.length > 0 ? <PanelBody className="text-sm text-ink-2">{t('noProbes')}</PanelBody> : null}
      {probes.length === 0
        ? suites.map((suite) => (
            <PanelRow key={suite.suiteId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link href={`/smoke/${suite.suiteId}`} className="min-w-0 font-medium hover:underline">
                {suite.name}
              </Link>
              <RunStateChip state={suite.state} />
              {suite.fresh ? null : <Chip tone="idle">{t('stale')}</Chip>}
              <Link href={`/smoke/runs/${suite.runId}`} className="ml-auto text-sm text-ink-2 hover:underline">
                <Time at={suite.at} relative />
              </Link>
            </PanelRow>
          ))
        : null}
    </Panel>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-ink-3">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Check({ check }: { check: Place['probes'][number] }) {
  const t = useTranslations('health')
  const span = useSpan()
  return (
    <PanelRow className="grid items-center gap-x-4 gap-y-1.5 py-2.5 md:grid-cols-[110px_minmax(0,1fr)_auto]">
      <Chip className="justify-self-start" title={t(`probeHint.${check.probe}`)}>
        {t(`probe.${check.probe}`)}
      </Chip>
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="min-w-0 font-medium break-words">{check.name}</span>
          <RunStateChip state={check.state} />
          {check.fresh ? null : <Chip tone="idle">{t('stale')}</Chip>}
          <span className="text-sm text-ink-2">
            {check.status === null
              ? t('noAnswer')
              : t('answered', { status: check.status, span: check.latencyMs === null ? '–' : span(check.latencyMs) })}
          </span>
        </div>
        <div className="flex flex-wrap gap-x-2.5 text-xs text-ink-3">
          <Link href={`/smoke/${check.suite.id}`} className="hover:underline">
            {check.suite.name}
          </Link>
          <Link href={`/smoke/runs/${check.runId}`} className="hover:underline">
            <Time at={check.at} relative />
          </Link>
        </div>
      </div>
      <Strip name={check.name} history={check.history} />
    </PanelRow>
  )
}

const looks: Partial<Record<string, string>> = {
  passed: 'border-go-line bg-go-bg text-go',
  failed: 'border-nogo-line bg-nogo-bg text-nogo',
  timed_out: 'border-nogo-line bg-nogo-bg text-nogo',
}

/** The last outcomes of one probe, oldest first, each a link to its run. */
function Strip({ name, history }: { name: string; history: Place['probes'][number]['history'] }) {
  const t = useTranslations('health')
  const states = useTranslations('smoke.state')
  const moment = useMoment()
  const now = useNow()
  const span = useSpan()
  const zone = useTimeZone() ?? 'UTC'
  return (
    <ul aria-label={t('history', { name, count: history.length })} className="flex max-w-full flex-wrap gap-0.5">
      {history.map((one, index) => {
        const said = [states(one.state), moment(new Date(one.at), zone, 'full', now), one.ms === null ? '' : span(one.ms)]
          .filter(Boolean)
          .join(', ')
        return (
          <li key={`${one.runId} ${index}`}>
            <Link
              href={`/smoke/runs/${one.runId}`}
              aria-label={said}
              title={said}
              className={clsx(
                'grid h-6 w-4 place-items-center rounded-xs border hover:opacity-75',
                looks[one.state] ?? 'border-hold-line bg-hold-bg text-hold',
              )}
            >
              <StateSign state={one.state} size={9} />
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
