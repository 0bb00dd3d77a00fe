'use client'

import { Pencil, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { FormDialog } from '@/components/integrations/form-dialog'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { createIntegrationAction, updateIntegrationAction } from './actions'

type Existing = { id: string; key: string; name: string; description: string; critical: boolean; version: number }

const shape = { name: 'text', description: 'text', critical: 'boolean' } as const

/** Creates an integration and goes to it; with `existing`, changes that one. */
export function IntegrationDialog({ existing }: { existing?: Existing }) {
  const t = useTranslations('integrations.edit')
  const router = useRouter()
  const fields = (
    <>
      <Field name="name" label={t('name')} hint={t('nameHint')} required>
        <Input defaultValue={existing?.name} maxLength={80} />
      </Field>
      {existing ? null : (
        <Field name="key" label={t('key')} hint={t('keyHint')} required>
          <Input mono maxLength={40} spellCheck={false} autoCapitalize="off" />
        </Field>
      )}
      <Field name="description" label={t('description')} required={false}>
        <Textarea defaultValue={existing?.description} maxLength={2000} />
      </Field>
      <Checkbox name="critical" label={t('critical')} hint={t('criticalHint')} defaultChecked={existing?.critical} />
    </>
  )
  if (existing) {
    return (
      <FormDialog
        trigger={<Button icon={<Pencil size={14} aria-hidden="true" />}>{t('edit')}</Button>}
        title={t('editTitle', { name: existing.name })}
        submit={t('save')}
        success={t('saved')}
        action={updateIntegrationAction}
        meta={() => ({ expectedVersion: existing.version })}
        toInput={(data) => ({ integrationId: existing.id, ...formValues(data, shape) })}
        onDone={() => router.refresh()}
      >
        {fields}
      </FormDialog>
    )
  }
  return (
    <FormDialog
      trigger={
        <Button variant="primary" icon={<Plus size={14} aria-hidden="true" />}>
          {t('new')}
        </Button>
      }
      title={t('newTitle')}
      submit={t('create')}
      success={t('created')}
      action={createIntegrationAction}
      toInput={(data) => formValues(data, { key: 'text', ...shape })}
      onDone={(created) => router.push(`/integrations/${created.key}`)}
    >
      {fields}
    </FormDialog>
  )
}
