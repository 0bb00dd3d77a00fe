'use client'

import { useTranslations } from 'next-intl'
import { useSpan } from '@/components/ui/use-span'
import type { StepTimings } from '@/lib/smoke/schema'

export const phases = ['dns', 'connect', 'tls', 'wait', 'body'] as const
export type Phase = (typeof phases)[number]

/** Neutral on purpose: colour means state. Phases differ in weight. */
export const phaseLook: Record<Phase, string> = {
  dns: 'bg-ink-3/35',
  connect: 'bg-ink-3/60',
  tls: 'bg-ink-3/85',
  wait: 'bg-accent',
  body: 'bg-accent/45',
}

/** How long each phase took, in milliseconds; what is left of the total is reading the body. */
export function phaseTimes({ dnsMs, connectMs, tlsMs, firstByteMs, totalMs }: StepTimings): Record<Phase, number> {
  const [dns, connect, tls, wait] = [dnsMs ?? 0, connectMs ?? 0, tlsMs ?? 0, firstByteMs ?? 0]
  return { dns, connect, tls, wait, body: Math.max(0, totalMs - dns - connect - tls - wait) }
}

type Props = {
  name: string
  timings: StepTimings
  /** Milliseconds since the run began, and how long the whole run is. */
  startMs: number
  wholeMs: number
  /** A poll takes longer than its last answer: what comes before it is drawn as waiting. */
  tookMs?: number
}

/** Where one step's time went, on the time line of its run. */
export function Waterfall({ name, timings, startMs, wholeMs, tookMs = timings.totalMs }: Props) {
  const t = useTranslations('smoke.timing')
  const span = useSpan()
  const times = phaseTimes(timings)
  const share = (ms: number) => `${(Math.max(0, ms) / Math.max(1, wholeMs)) * 100}%`
  const told = phases
    .filter((phase) => times[phase] > 0)
    .map((phase) => `${t(phase)} ${span(times[phase])}`)
    .join(', ')
  return (
    <span
      role="img"
      aria-label={`${t('label', { name, total: span(tookMs) })}: ${told}`}
      title={told}
      className="relative block h-2 rounded-full bg-line/60"
    >
      <span
        className="absolute inset-y-0 flex min-w-0.5 overflow-hidden rounded-full"
        style={{ left: share(startMs), width: share(tookMs) }}
      >
        {tookMs > timings.totalMs ? (
          <span
            className="bg-[repeating-linear-gradient(90deg,var(--line-strong)_0_3px,transparent_3px_6px)]"
            style={{ flexGrow: tookMs - timings.totalMs, flexBasis: 0 }}
          />
        ) : null}
        {phases.map((phase) => (
          <span key={phase} className={phaseLook[phase]} style={{ flexGrow: times[phase], flexBasis: 0 }} />
        ))}
      </span>
    </span>
  )
}

/** What the shades of a waterfall mean. */
export function WaterfallLegend() {
  const t = useTranslations('smoke.timing')
  return (
    <ul aria-label={t('legend')} className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-ink-3">
      {phases.map((phase) => (
        <li key={phase} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`h-2 w-3 rounded-xs ${phaseLook[phase]}`} />
          {t(phase)}
        </li>
      ))}
    </ul>
  )
}
