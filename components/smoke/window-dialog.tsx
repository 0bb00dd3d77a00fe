'use client'

import { CalendarClock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDialog } from '@/components/integrations/form-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { useNow } from '@/components/ui/use-now'
import type { TriggerActions, TriggerPlace } from './trigger-actions'

type Props = {
  environments: readonly TriggerPlace[]
  /** Suites it may be about; the first choice is the whole environment. */
  suites: readonly { id: string; name: string }[]
  add: TriggerActions['addWindow']
  onDone: () => void
}

/** Plans a maintenance window. Its times are typed in the environment's own zone, which the form names; an hour from now is offered. */
export function WindowDialog({ environments, suites, add, onDone }: Props) {
  const t = useTranslations('triggers.windows')
  const first = environments.find((environment) => environment.production) ?? environments[0]
  const [environmentId, setEnvironmentId] = useState(first?.id ?? '')
  const now = useNow()
  const zone = environments.find((environment) => environment.id === environmentId)?.timeZone ?? 'UTC'
  return (
    <FormDialog
      trigger={
        <Button size="sm" icon={<CalendarClock size={14} aria-hidden="true" />}>
          {t('add')}
        </Button>
      }
      title={t('addTitle')}
      description={t('addDescription')}
      submit={t('add')}
      success={t('saved')}
      action={add}
      toInput={(data) => {
        const { suiteId, ...read } = formValues(data, {
          environmentId: 'text',
          suiteId: 'optional',
          startsAt: 'text',
          endsAt: 'text',
          reason: 'text',
        })
        return { ...read, suiteId: suiteId ?? null }
      }}
      onDone={onDone}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="environmentId" label={t('environment')} required>
          <Select
            value={environmentId}
            onChange={(event) => setEnvironmentId(event.target.value)}
            options={environments.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field name="suiteId" label={t('mutes')} required>
          <Select placeholder={t('whole')} options={suites.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
      </div>
      <div key={zone} className="grid gap-4 sm:grid-cols-2">
        <Field name="startsAt" label={t('from')} hint={t('inZone', { zone })} required>
          <Input type="datetime-local" defaultValue={localTime(now, zone)} />
        </Field>
        <Field name="endsAt" label={t('to')} hint={t('inZone', { zone })} required>
          <Input type="datetime-local" defaultValue={localTime(now + 3_600_000, zone)} />
        </Field>
      </div>
      <Field name="reason" label={t('reason')} hint={t('reasonHint')} required>
        <Input maxLength={300} />
      </Field>
    </FormDialog>
  )
}

/** A moment as the input for date and time wants it, in a zone; that locale happens to write it almost so. */
function localTime(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at).replace(' ', 'T')
}
