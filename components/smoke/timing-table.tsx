'use client'

import { useTranslations } from 'next-intl'
import { useSpan } from '@/components/ui/use-span'
import type { StepTimings } from '@/lib/smoke/schema'
import { phaseTimes, phases } from './waterfall'

/** The phases of one step in figures. A phase that did not happen is a dash. */
export function TimingTable({ timings }: { timings: StepTimings }) {
  const t = useTranslations('smoke.timing')
  const span = useSpan()
  const times = phaseTimes(timings)
  const happened = {
    dns: timings.dnsMs,
    connect: timings.connectMs,
    tls: timings.tlsMs,
    wait: timings.firstByteMs,
    body: timings.firstByteMs,
  }
  return (
    <dl aria-label={t('table')} className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {phases.map((phase) => (
        <div key={phase} className="flex gap-1.5">
          <dt className="text-ink-3">{t(phase)}</dt>
          <dd>{happened[phase] === null ? '–' : span(times[phase])}</dd>
        </div>
      ))}
      <div className="flex gap-1.5">
        <dt className="text-ink-3">{t('total')}</dt>
        <dd className="font-medium">{span(timings.totalMs)}</dd>
      </div>
    </dl>
  )
}
