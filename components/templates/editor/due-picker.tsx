'use client'

import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { formatDue } from '@/lib/templates/due-text'
import type { Due } from '@/lib/templates/schema'
import { CommitField } from './commit-field'

type Form = 'none' | 'days' | 'clock' | 'minutes' | 'hours'

const formOf = (due: Due | null): Form =>
  due === null ? 'none' : 'days' in due ? 'days' : 'day' in due ? 'clock' : 'afterMinutes' in due ? 'minutes' : 'hours'

const begin: Record<Form, Due | null> = {
  none: null,
  days: { days: -1 },
  clock: { day: 0, time: '02:00' },
  minutes: { afterMinutes: 15 },
  hours: { afterHours: 24 },
}

/** The figure of a due time: days, minutes or hours, negative before the window's start. */
const figureOf = (due: Due) =>
  'days' in due ? due.days : 'day' in due ? due.day : 'afterMinutes' in due ? due.afterMinutes : due.afterHours

const withFigure = (due: Due, figure: number): Due => {
  if ('days' in due) return { days: figure }
  if ('day' in due) return { ...due, day: figure }
  return 'afterMinutes' in due ? { afterMinutes: figure } : { afterHours: figure }
}

/** Largest figures, as the schema has them: before and after. */
const bounds: Record<Exclude<Form, 'none'>, [number, number]> = {
  days: [365, 365],
  clock: [365, 365],
  minutes: [1440, 10_080],
  hours: [8760, 8760],
}

/** When something is due, relative to the start of the window, with how it is written in a plan. */
export function DuePicker({
  label,
  due,
  none,
  onChange,
}: {
  label: string
  due: Due | null
  none: string
  onChange: (due: Due | null) => void
}) {
  const t = useTranslations('editor.due')
  const form = formOf(due)
  const choices: readonly Form[] = ['none', 'days', 'clock', 'minutes', 'hours']
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 flex flex-wrap items-center gap-2 text-sm font-medium">
        {label}
        {due ? <Chip mono>{formatDue(due)}</Chip> : null}
      </legend>
      <div className="flex flex-wrap items-start gap-2">
        <Field label={t('form')} hideLabel className="min-w-36 flex-1">
          <Select
            value={form}
            onChange={(event) => onChange(begin[event.target.value as Form])}
            options={choices.map((value) => ({ value, label: value === 'none' ? none : t(`forms.${value}`) }))}
          />
        </Field>
        {due && form !== 'none' ? <Figure key={form} due={due} form={form} onChange={onChange} /> : null}
        {due && 'day' in due ? (
          <Field label={t('time')} hideLabel className="w-28">
            <Input
              type="time"
              value={due.time}
              onChange={(event) => /^\d{2}:\d{2}$/.test(event.target.value) && onChange({ ...due, time: event.target.value })}
            />
          </Field>
        ) : null}
      </div>
    </fieldset>
  )
}

function Figure({ due, form, onChange }: { due: Due; form: Exclude<Form, 'none'>; onChange: (due: Due) => void }) {
  const t = useTranslations('editor.due')
  const figure = figureOf(due)
  const [before, after] = bounds[form]
  const days = form === 'days' || form === 'clock'
  const side = figure < 0 ? 'before' : 'after'
  const most = side === 'before' ? before : after
  return (
    <>
      <CommitField
        label={t('figure')}
        hideLabel
        className="w-20"
        value={String(Math.abs(figure))}
        max={6}
        required
        check={(text) => (/^\d+$/.test(text) && Number(text) <= most ? null : t('range', { most }))}
        onCommit={(text) => onChange(withFigure(due, Number(text) * (figure < 0 ? -1 : 1)))}
      />
      <Field label={t('side')} hideLabel className="min-w-36 flex-1">
        <Select
          value={days && figure === 0 ? 'on' : side}
          onChange={(event) => {
            const wanted = event.target.value
            const size = Math.min(Math.max(Math.abs(figure), 1), wanted === 'before' ? before : after)
            onChange(withFigure(due, wanted === 'on' ? 0 : wanted === 'before' ? -size : size))
          }}
          options={[
            { value: 'before', label: t(`sides.${form}_before`) },
            ...(days ? [{ value: 'on', label: t('sides.on') }] : []),
            { value: 'after', label: t(`sides.${form}_after`) },
          ]}
        />
      </Field>
    </>
  )
}
