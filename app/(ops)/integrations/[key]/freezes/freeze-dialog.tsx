'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormDialog } from '@/components/integrations/form-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { addFreezeAction } from '../../actions'

type Environment = { id: string; name: string; timeZone: string; production: boolean }

/** Adds a freeze. Its times are typed in the environment's own zone, which the form names. */
export function FreezeDialog({ environments }: { environments: readonly Environment[] }) {
  const t = useTranslations('integrations.freezes')
  const router = useRouter()
  const first = environments.find((environment) => environment.production) ?? environments[0]
  const [environmentId, setEnvironmentId] = useState(first?.id ?? '')
  const zone = environments.find((environment) => environment.id === environmentId)?.timeZone ?? 'UTC'
  return (
    <FormDialog
      trigger={
        <Button size="sm" icon={<Plus size={14} aria-hidden="true" />}>
          {t('add')}
        </Button>
      }
      title={t('addTitle')}
      description={t('addDescription')}
      submit={t('freeze')}
      success={t('saved')}
      action={addFreezeAction}
      toInput={(data) => formValues(data, { environmentId: 'text', startsAt: 'text', endsAt: 'text', reason: 'text' })}
      onDone={() => router.refresh()}
    >
      <Field name="environmentId" label={t('environment')} required>
        <Select
          value={environmentId}
          onChange={(event) => setEnvironmentId(event.target.value)}
          options={environments.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="startsAt" label={t('from')} hint={t('inZone', { zone })} required>
          <Input type="datetime-local" />
        </Field>
        <Field name="endsAt" label={t('to')} hint={t('inZone', { zone })} required>
          <Input type="datetime-local" />
        </Field>
      </div>
      <Field name="reason" label={t('reason')} hint={t('reasonHint')} required>
        <Input maxLength={300} />
      </Field>
    </FormDialog>
  )
}
