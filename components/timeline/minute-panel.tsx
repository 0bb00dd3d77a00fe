'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useBilingual } from '@/components/releases/use-words'
import { Button } from '@/components/ui/button'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { useNow } from '@/components/ui/use-now'
import { useSpan } from '@/components/ui/use-span'
import { buildMinutes, type MinutePlan, type MinuteStep } from '@/lib/releases/minute-model'
import type { TimelineFacts } from '@/lib/releases/timeline-facts'
import { Clock } from './clock'
import { MarkChip } from './mark-chip'
import { PointLink } from './point-link'
import { Who } from './who'

type Props = {
  facts: TimelineFacts
  href: (itemId: string) => string
  /** Begins the first step of its parts that nobody has begun; null where the reader may not. */
  onBegin: ((itemId: string) => void) | null
  beginning: boolean
}

/** A step may be begun from half an hour before its time, or any time once the release runs. */
const soon = 1_800_000

/** Kinds whose work has no length: a run does it, or figures are entered. */
const atOnce = new Set(['smoke', 'reading'])

const whole = (ms: number, unit: number) => Math.round(ms / unit) * unit

/** The window minute by minute: planned, estimated and what it took, the current step, what is left. */
export function MinutePanel({ facts, href, onBegin, beginning }: Props) {
  const t = useTranslations('timeline.minutes')
  const running = buildMinutes(facts, useNow(10_000)).phase
  // Seconds matter while the window is open; otherwise they only wake the page.
  const now = useNow(running === 'open' ? 1_000 : 10_000)
  const plan = buildMinutes(facts, now)
  const zone = facts.window.timeZone
  return (
    <Panel title={t('title')} meta={t('meta', { count: plan.steps.length })} className="mb-4">
      <PanelBody className="border-b border-line">
        <Standing plan={plan} zone={zone} />
      </PanelBody>
      {plan.steps.length === 0 ? (
        <PanelBody className="text-sm text-ink-2">{t('none')}</PanelBody>
      ) : (
        <ol
          aria-label={t('title')}
          className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 md:grid-cols-[auto_minmax(0,1fr)_minmax(0,auto)_auto]"
        >
          {plan.steps.map((step) => (
            <StepRow
              key={step.point.item.id}
              step={step}
              zone={zone}
              href={href}
              onBegin={facts.startedAt !== null || now >= step.plannedAt - soon ? onBegin : null}
              beginning={beginning}
            />
          ))}
        </ol>
      )}
    </Panel>
  )
}

function Standing({ plan, zone }: { plan: MinutePlan; zone: string }) {
  const t = useTranslations('timeline.minutes')
  const span = useSpan()
  const bilingual = useBilingual()
  const name = (step: MinuteStep) => bilingual(step.point.item.text, step.point.item.textZh)
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
      <Fact label={t('window')}>
        {plan.leftMs === null
          ? t(plan.phase)
          : t(plan.phase === 'before' ? 'opensIn' : 'leftIn', {
              span: span(whole(plan.leftMs, plan.phase === 'open' && plan.leftMs < 600_000 ? 1_000 : 60_000)),
            })}
      </Fact>
      {plan.current ? (
        <Fact label={t('current')}>
          {name(plan.current)}
          {plan.current.running ? (
            <span className="ml-1.5 text-ink-2">{t('runningFor', { span: span(whole(plan.current.tookMs ?? 0, 1_000)) })}</span>
          ) : null}
        </Fact>
      ) : null}
      {plan.next ? (
        <Fact label={t('next')}>
          {name(plan.next)} <Clock at={plan.next.plannedAt} zone={zone} />
        </Fact>
      ) : null}
      {plan.forecastAt !== null && plan.spareMs !== null && plan.phase !== 'ended' ? (
        <Fact label={t('forecast')}>
          <Time at={plan.forecastAt} zone={zone} look="clock" />{' '}
          {Math.abs(plan.spareMs) < 30_000 ? null : (
            <span className={plan.spareMs < 0 ? 'text-nogo' : 'text-ink-2'}>
              {t(plan.spareMs < 0 ? 'afterClose' : 'beforeClose', { span: span(Math.max(60_000, whole(Math.abs(plan.spareMs), 60_000))) })}
            </span>
          )}
          {plan.unestimated > 0 ? <span className="ml-1.5 text-xs text-ink-3">{t('unestimated', { count: plan.unestimated })}</span> : null}
        </Fact>
      ) : null}
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  )
}

function StepRow({ step, zone, href, onBegin, beginning }: { step: MinuteStep; zone: string } & Omit<Props, 'facts'>) {
  const t = useTranslations('timeline')
  const bilingual = useBilingual()
  const { point } = step
  const waiting = point.leaves.find((leaf) => !leaf.settled && leaf.startedAt === null && !atOnce.has(leaf.kind) && leaf.state !== 'failed')
  return (
    <li
      aria-current={step.current ? 'step' : undefined}
      className={clsx(
        'col-span-full grid grid-cols-subgrid items-baseline gap-y-1 border-t border-line px-3.5 py-2 text-sm first:border-t-0',
        step.current && 'bg-accent-bg/50',
      )}
    >
      <Clock at={step.plannedAt} zone={zone} />
      <span className="min-w-0 break-words">
        <PointLink point={point} href={href} />
        {step.current ? <span className="ml-1.5 text-xs font-medium text-accent">{t('minutes.currentHere')}</span> : null}
        <span className="ml-1.5 text-xs">
          <Who point={point} quiet />
        </span>
      </span>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1 max-md:order-last max-md:col-[2/-1] max-md:empty:hidden">
        {point.estimateMinutes === null ? null : (
          <span className="whitespace-nowrap text-ink-2">{t('minutes.estimated', { minutes: point.estimateMinutes })}</span>
        )}
        <Actual step={step} zone={zone} />
        <Against step={step} />
        {onBegin && waiting && !step.running ? (
          <Button size="sm" disabled={beginning} onClick={() => onBegin(waiting.id)}>
            {t('minutes.begin')}
            <span className="sr-only"> {bilingual(waiting.text, waiting.textZh)}</span>
          </Button>
        ) : null}
      </span>
      <span className="justify-self-end">
        <MarkChip mark={step.mark} />
      </span>
    </li>
  )
}

function Actual({ step, zone }: { step: MinuteStep; zone: string }) {
  const t = useTranslations('timeline.minutes')
  const span = useSpan()
  const { startedAt, settledAt, tookMs } = step
  if (startedAt === null && settledAt === null) return null
  return (
    <span>
      {startedAt === null ? null : <Clock at={startedAt} zone={zone} />}
      {startedAt !== null && settledAt !== null ? ' – ' : startedAt === null ? t('until') : t('since')}
      {settledAt === null ? null : <Clock at={settledAt} zone={zone} />}
      {tookMs === null ? null : (
        <span className="ml-1.5 text-xs text-ink-3">{t('took', { span: span(whole(tookMs, tookMs < 60_000 ? 1_000 : 60_000)) })}</span>
      )}
    </span>
  )
}

/** Over or under its estimate where both are known; else how far behind its planned time. */
function Against({ step }: { step: MinuteStep }) {
  const t = useTranslations('timeline.minutes')
  const span = useSpan()
  const minutes = (ms: number) => span(Math.max(60_000, whole(Math.abs(ms), 60_000)))
  const { overMs, behindMs } = step
  if (overMs !== null && Math.abs(overMs) >= 30_000) {
    return <span className={overMs > 0 ? 'text-nogo' : 'text-go'}>{t(overMs > 0 ? 'over' : 'under', { span: minutes(overMs) })}</span>
  }
  if (overMs !== null) return <span className="text-ink-2">{t('asEstimated')}</span>
  if (behindMs === null || Math.abs(behindMs) < 60_000) return null
  return (
    <span className={behindMs > 0 ? 'text-hold' : 'text-ink-2'}>{t(behindMs > 0 ? 'behind' : 'ahead', { span: minutes(behindMs) })}</span>
  )
}
