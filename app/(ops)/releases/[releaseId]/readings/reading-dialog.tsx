'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Limits } from '@/components/readings/figures-table'
import { useBilingual } from '@/components/releases/use-words'
import { Callout } from '@/components/ui/callout'
import { Checkbox } from '@/components/ui/checkbox'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { useMoment } from '@/components/ui/use-moment'
import { useNow } from '@/components/ui/use-now'
import type { MetricView, ReadingsView, ReadingView } from '@/lib/readings/view'
import { recordReadingAction } from '../beside-actions'

/** The figures of one reading: a number or "no data" for each metric of its watch. */
export function ReadingDialog({
  view,
  reading,
  onClose,
  onDone,
}: {
  view: ReadingsView
  reading: ReadingView
  onClose: () => void
  onDone: () => void
}) {
  const t = useTranslations('readings')
  const say = useBilingual()
  const metrics = view.metrics.filter((metric) => reading.asks.includes(metric.key))
  const toInput = (data: FormData) => ({
    itemId: reading.itemId,
    figures: Object.fromEntries(metrics.flatMap((metric) => figureOf(data, metric.key))),
    note: String(data.get('note') ?? ''),
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t('dialog', { reading: say(reading.text, reading.textZh) })}
      description={reading.standing === 'missed' ? t('dialogLate') : undefined}
    >
      <CommandForm
        action={recordReadingAction}
        toInput={toInput}
        success={(value) => t(value.late ? 'savedLate' : 'saved', { count: value.outside })}
        onDone={() => {
          onClose()
          onDone()
        }}
      >
        <Standing view={view} reading={reading} />
        {metrics.map((metric) => (
          <FigureField key={metric.key} metric={metric} />
        ))}
        <Field name="note" label={t('note')} hint={metrics.length === 0 ? t('noteHint') : undefined} required={metrics.length === 0}>
          <Textarea rows={2} maxLength={2000} />
        </Field>
        <DialogFooter>
          <SubmitButton>{t('save')}</SubmitButton>
        </DialogFooter>
      </CommandForm>
    </Dialog>
  )
}

/** What one should know before entering: somebody was faster, or its time has not come. */
function Standing({ view, reading }: { view: ReadingsView; reading: ReadingView }) {
  const t = useTranslations('readings')
  const moment = useMoment()
  const now = useNow(60_000)
  const say = (at: string) => moment(new Date(at), view.timeZone, 'full', now)
  if (reading.enteredAt) return <Callout>{t('already', { name: reading.enteredByName ?? '?', time: say(reading.enteredAt) })}</Callout>
  if (reading.standing === 'coming' && reading.dueAt) return <Callout tone="hold">{t('dialogEarly', { time: say(reading.dueAt) })}</Callout>
  return null
}

/**
 * What was typed for a metric; nothing at all is left out, for the command to refuse at its field. A comma is a decimal point, but not
 * where it may part thousands: `1,200` is refused rather than read as one of two numbers.
 */
function figureOf(data: FormData, key: string): [string, number | 'no_data'][] {
  if (data.get(`none.${key}`) !== null) return [[key, 'no_data']]
  const typed = String(data.get(`figures.${key}`) ?? '').trim()
  if (typed === '') return []
  return [[key, /^[-+]?[1-9]\d{0,2}(,\d{3})+$/.test(typed) ? Number.NaN : Number(typed.replace(',', '.'))]]
}

function FigureField({ metric }: { metric: MetricView }) {
  const t = useTranslations('readings')
  const say = useBilingual()
  const [none, setNone] = useState(false)
  return (
    <div className="grid items-start gap-x-4 gap-y-1.5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <Field name={`figures.${metric.key}`} label={say(metric.title, metric.titleZh)} hint={<Limits metric={metric} />}>
        <Input inputMode="decimal" unit={metric.unit || undefined} disabled={none} maxLength={30} />
      </Field>
      <Checkbox
        name={`none.${metric.key}`}
        className="sm:pt-8"
        label={
          <>
            {t('worth.no_data')}
            <span className="sr-only">: {say(metric.title, metric.titleZh)}</span>
          </>
        }
        checked={none}
        onChange={(event) => setNone(event.target.checked)}
      />
    </div>
  )
}
