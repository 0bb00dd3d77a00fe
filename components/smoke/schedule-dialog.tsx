'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type ReactElement, useDeferredValue, useId, useState } from 'react'
import { FormDialog } from '@/components/integrations/form-dialog'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import type { TriggerActions, TriggerPlace, WireSchedule } from './trigger-actions'

type Mode = 'interval' | 'cron' | 'none'
const units = { s: 1, min: 60, h: 3600, d: 86_400 } as const
type Unit = keyof typeof units

/** The largest unit that says the interval in whole numbers. */
function unitOf(seconds: number): Unit {
  return (['d', 'h', 'min'] as const).find((unit) => seconds % units[unit] === 0) ?? 's'
}

type Props = {
  suite: { id: string; name: string }
  environment: TriggerPlace
  schedule: WireSchedule | null
  save: TriggerActions['save']
  onDone: () => void
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** Says when a suite runs by itself in an environment: how often, after what, and how many failures make an alarm. */
export function ScheduleDialog({ suite, environment, schedule, save, onDone, ...opening }: Props) {
  const t = useTranslations('triggers')
  return (
    <FormDialog
      {...opening}
      title={t('form.title', { suite: suite.name, environment: environment.name })}
      description={t('form.description')}
      submit={t('form.save')}
      success={t('form.saved')}
      action={save}
      meta={() => (schedule ? { expectedVersion: schedule.version } : {})}
      toInput={(data) => readForm(data, suite.id, environment.id)}
      onDone={onDone}
    >
      <Times environment={environment} schedule={schedule} />
      <fieldset className="grid min-w-0 gap-1.5">
        <legend className="mb-1 text-sm font-medium">{t('form.follows')}</legend>
        <Checkbox name="onDeployment" label={t('form.onDeployment')} defaultChecked={schedule?.onDeployment ?? true} />
        <Checkbox name="onValueChange" label={t('form.onValueChange')} defaultChecked={schedule?.onValueChange ?? true} />
        <Checkbox
          name="onKeyChange"
          label={t('form.onKeyChange')}
          hint={t('form.followsHint')}
          defaultChecked={schedule?.onKeyChange ?? true}
        />
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="failAfter" label={t('form.failAfter')} hint={t('form.failAfterHint')} required>
          <Input type="number" min={1} max={100} defaultValue={schedule?.failAfter ?? 3} />
        </Field>
        <Field name="recoverAfter" label={t('form.recoverAfter')} hint={t('form.recoverAfterHint')} required>
          <Input type="number" min={1} max={100} defaultValue={schedule?.recoverAfter ?? 2} />
        </Field>
      </div>
      <Checkbox name="enabled" label={t('form.enabled')} hint={t('form.enabledHint')} defaultChecked={schedule?.enabled ?? true} />
    </FormDialog>
  )
}

const flags = { enabled: 'boolean', onDeployment: 'boolean', onValueChange: 'boolean', onKeyChange: 'boolean' } as const

function readForm(data: FormData, suiteId: string, environmentId: string) {
  const read = formValues(data, { ...flags, cron: 'text', timeZone: 'optional', failAfter: 'number', recoverAfter: 'number' })
  const mode = data.get('mode')
  const unit = units[data.get('unit') as Unit] ?? 1
  return {
    ...read,
    suiteId,
    environmentId,
    // A number that is none stays NaN, and is refused at its field.
    everySeconds: mode === 'interval' ? Number(data.get('everySeconds') || Number.NaN) * unit : null,
    cron: mode === 'cron' ? read.cron : null,
  }
}

/** How often: an interval, a cron line in a zone, or only after something; with the next five times. */
function Times({ environment, schedule }: { environment: TriggerPlace; schedule: WireSchedule | null }) {
  const t = useTranslations('triggers.form')
  const zones = useId()
  const seconds = schedule?.everySeconds ?? null
  const [mode, setMode] = useState<Mode>(seconds !== null || !schedule ? 'interval' : schedule.cron !== null ? 'cron' : 'none')
  const [count, setCount] = useState(String(seconds === null ? 5 : seconds / units[unitOf(seconds)]))
  const [unit, setUnit] = useState<Unit>(seconds === null ? 'min' : unitOf(seconds))
  const [cron, setCron] = useState(schedule?.cron ?? '0 6 * * *')
  const [zone, setZone] = useState(schedule?.cron ? schedule.timeZone : environment.timeZone)
  return (
    <>
      <RadioGroup
        legend={t('mode')}
        name="mode"
        inline
        value={mode}
        onChange={(next) => setMode(next as Mode)}
        options={(['interval', 'cron', 'none'] as const).map((value) => ({ value, label: t(`modes.${value}`) }))}
      />
      {mode === 'interval' ? (
        <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-start gap-4">
          <Field name="everySeconds" label={t('every')} hint={t('everyHint')} required>
            <Input type="number" min={1} step="any" value={count} onChange={(event) => setCount(event.target.value)} />
          </Field>
          <Field label={t('unit')} required>
            <Select
              name="unit"
              value={unit}
              onChange={(event) => setUnit(event.target.value as Unit)}
              options={(Object.keys(units) as Unit[]).map((value) => ({ value, label: t(`units.${value}`) }))}
            />
          </Field>
        </div>
      ) : null}
      {mode === 'cron' ? (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field name="cron" label={t('cron')} hint={t('cronHint')} required>
            <Input mono value={cron} onChange={(event) => setCron(event.target.value)} spellCheck={false} autoCapitalize="off" />
          </Field>
          <Field name="timeZone" label={t('timeZone')} hint={t('timeZoneHint')} required>
            <Input value={zone} onChange={(event) => setZone(event.target.value)} list={zones} />
          </Field>
          <datalist id={zones}>
            {[...new Set([environment.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </datalist>
        </div>
      ) : null}
      {mode === 'none' ? (
        // Where nothing would ever start it, the refusal lands here.
        <Field name="everySeconds" label={t('modes.none')} hideLabel hint={t('noneHint')}>
          <input type="hidden" name="everySeconds" />
        </Field>
      ) : (
        <Preview
          zone={mode === 'cron' ? zone : environment.timeZone}
          query={
            mode === 'cron'
              ? { cron: cron.trim(), timeZone: zone.trim() }
              : { everySeconds: String(Number(count || Number.NaN) * units[unit]), ...(schedule ? { scheduleId: schedule.id } : {}) }
          }
        />
      )}
    </>
  )
}

/** The next five times of what is being typed; nothing while it makes no sense. */
function Preview({ query, zone }: { query: Record<string, string>; zone: string }) {
  const t = useTranslations('triggers')
  const asked = useDeferredValue(new URLSearchParams(query).toString())
  const { data, isPending } = useQuery({
    queryKey: ['schedule_times', asked],
    queryFn: async ({ signal }): Promise<string[]> => {
      await new Promise((resolve) => setTimeout(resolve, 250))
      if (signal.aborted) return []
      const response = await fetch(`/api/v1/schedule-times?${asked}`, { signal })
      return response.ok ? ((await response.json()) as { times: string[] }).times : []
    },
    retry: false,
  })
  if (isPending) return <Skeleton className="h-5 w-full" />
  if (!data || data.length === 0) return <p className="text-sm text-ink-3">{t('noTimes')}</p>
  return (
    <div className="text-sm">
      <h3 className="mb-1 font-medium">{t('nextTimes')}</h3>
      <ol className="grid gap-0.5 text-ink-2">
        {data.map((at) => (
          <li key={at}>
            <Time at={at} zone={zone} look="stamp" />
          </li>
        ))}
      </ol>
    </div>
  )
}
