'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Time, TimeRange } from '@/components/ui/time'
import { useSpan } from '@/components/ui/use-span'
import { toLocalInput, zonedMoment } from '@/lib/releases/zoned-moment'

type Window = { start: string; end: string; timeZone: string }

/** When a release may run: local times with their IANA zone, and below them what they mean. Read back with `windowValues`. */
export function WindowFields({ window, disabled, hideLegend = false }: { window: Window; disabled?: boolean; hideLegend?: boolean }) {
  const t = useTranslations('releases.form')
  const [zone, setZone] = useState(window.timeZone)
  const [start, setStart] = useState(() => toLocalInput(new Date(window.start), window.timeZone))
  const [end, setEnd] = useState(() => toLocalInput(new Date(window.end), window.timeZone))
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className={hideLegend ? 'sr-only' : 'mb-1 text-sm font-medium'}>{t('window')}</legend>
      <div className="grid gap-x-3 gap-y-3 sm:grid-cols-3">
        <Field name="window.start" label={t('start')}>
          <Input type="datetime-local" value={start} onChange={(event) => setStart(event.target.value)} />
        </Field>
        <Field name="window.end" label={t('end')}>
          <Input type="datetime-local" value={end} onChange={(event) => setEnd(event.target.value)} />
        </Field>
        <ZoneField zone={zone} onZone={setZone} />
      </div>
      <WindowMeaning start={start} end={end} zone={zone} />
    </fieldset>
  )
}

function ZoneField({ zone, onZone }: { zone: string; onZone: (zone: string) => void }) {
  const t = useTranslations('releases.form')
  const list = useId()
  // Browser and server know different zones, so the list is made in the browser alone.
  const [zones, setZones] = useState<string[]>([])
  useEffect(() => setZones(['UTC', ...Intl.supportedValuesOf('timeZone')]), [])
  return (
    <Field name="window.timeZone" label={t('zone')} hint={t('zoneHint')}>
      <Input value={zone} list={list} spellCheck={false} onChange={(event) => onZone(event.target.value)} />
      <datalist id={list}>
        {zones.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Field>
  )
}

/** What was typed, as moments: in the zone, in UTC, how long, and what is odd about it. */
function WindowMeaning({ start, end, zone }: { start: string; end: string; zone: string }) {
  const t = useTranslations('releases.form')
  const span = useSpan()
  const from = zonedMoment(start, zone)
  const to = zonedMoment(end, zone)
  if (!from || !to) return null
  const length = to.at.getTime() - from.at.getTime()
  if (length <= 0) {
    return (
      <p role="status" className="mt-2 text-sm text-hold">
        {t('explain_order')}
      </p>
    )
  }
  return (
    <div role="status" className="mt-2 grid gap-0.5 text-sm text-ink-2">
      <p>
        {t.rich('explain', {
          start: () => <Time at={from.at} zone={zone} relative className="font-medium text-ink" />,
          end: () => <Time at={to.at} zone={zone} className="font-medium text-ink" />,
          length: span(length),
        })}
      </p>
      {zone === 'UTC' ? null : <p>{t.rich('explain_utc', { range: () => <TimeRange from={from.at} to={to.at} zone="UTC" /> })}</p>}
      {from.gap || to.gap ? <p className="text-hold">{t('explain_gap')}</p> : null}
    </div>
  )
}

/** The window a form holds, as the command takes it. */
export function windowValues(data: FormData): Window {
  const text = (name: string) => String(data.get(name) ?? '').trim()
  return { start: text('window.start'), end: text('window.end'), timeZone: text('window.timeZone') }
}
