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
import { recordableKinds } from '@/lib/changes/schema'
import { recordChangeAction } from './actions'

type Source = { id: string; name: string; environments: readonly { id: string; name: string }[] }

/** Notes a change that was made outside the product. */
export function RecordChangeDialog({ sources, integrationId }: { sources: readonly Source[]; integrationId?: string }) {
  const t = useTranslations('changes')
  const router = useRouter()
  const [chosen, setChosen] = useState(sources.find((source) => source.id === integrationId)?.id ?? sources[0]?.id ?? '')
  const environments = sources.find((source) => source.id === chosen)?.environments ?? []
  return (
    <FormDialog
      trigger={<Button icon={<Plus size={14} aria-hidden="true" />}>{t('record')}</Button>}
      title={t('recordTitle')}
      description={t('recordDescription')}
      submit={t('recordSubmit')}
      success={t('recorded')}
      action={recordChangeAction}
      toInput={(data) => formValues(data, { integrationId: 'text', environmentId: 'optional', kind: 'text', summary: 'text' })}
      onDone={() => router.refresh()}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="integrationId" label={t('integration')} required>
          <Select
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            options={sources.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field name="environmentId" label={t('environment')} required={false}>
          <Select
            key={chosen}
            placeholder={t('allEnvironments')}
            options={environments.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      </div>
      <Field name="kind" label={t('kindLabel')} required>
        <Select options={recordableKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />
      </Field>
      <Field name="summary" label={t('what')} hint={t('whatHint')} required>
        <Input maxLength={300} />
      </Field>
    </FormDialog>
  )
}
