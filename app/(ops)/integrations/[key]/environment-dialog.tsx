'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useId, useMemo } from 'react'
import { foldPath } from '@/components/integrations/fold-path'
import { FormDialog } from '@/components/integrations/form-dialog'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import type { IntegrationPage } from '@/lib/integrations/queries'
import { createEnvironmentAction, updateEnvironmentAction } from '../actions'

type Environment = IntegrationPage['environments'][number]
type Props = { integration: IntegrationPage; environment?: Environment; open?: boolean; onOpenChange?: (open: boolean) => void }

const shape = { name: 'text', production: 'boolean', timeZone: 'text' } as const

function readForm(data: FormData) {
  const features = String(data.get('features') ?? '').split(/[\s,]+/)
  return { ...formValues(data, shape), features: features.filter(Boolean) }
}

/** Adds an environment, or changes the one given. */
export function EnvironmentDialog({ integration, environment, open, onOpenChange }: Props) {
  const t = useTranslations('integrations.environments')
  const router = useRouter()
  const zones = useId()
  const wanted = useMemo(
    () => [...new Set(integration.variables.flatMap((variable) => (variable.feature ? [variable.feature] : [])))].sort(),
    [integration.variables],
  )
  const fields = (
    <>
      <Field name="name" label={t('name')} required>
        <Input defaultValue={environment?.name} maxLength={60} />
      </Field>
      {environment ? null : (
        <Field name="key" label={t('key')} hint={t('keyHint')} required>
          <Input mono maxLength={40} spellCheck={false} autoCapitalize="off" />
        </Field>
      )}
      <Checkbox name="production" label={t('production')} hint={t('productionHint')} defaultChecked={environment?.production} />
      <Field
        name="features"
        label={t('features')}
        hint={wanted.length > 0 ? t('featuresKnown', { list: wanted.join(', ') }) : t('featuresHint')}
        required={false}
      >
        <Input mono defaultValue={environment?.features.join(', ')} spellCheck={false} autoCapitalize="off" />
      </Field>
      <Field name="timeZone" label={t('timeZone')} hint={t('timeZoneHint')} required>
        <Input defaultValue={environment?.timeZone ?? 'UTC'} list={zones} />
      </Field>
      <datalist id={zones}>
        {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
    </>
  )
  const common = { open, onOpenChange, submit: t('save'), success: t('saved'), onDone: () => router.refresh() }
  if (environment) {
    return (
      <FormDialog
        {...common}
        title={t('editTitle', { name: environment.name })}
        action={async (input, meta) => foldPath(await updateEnvironmentAction(input, meta), 'features')}
        meta={() => ({ expectedVersion: environment.version })}
        toInput={(data) => ({ environmentId: environment.id, ...readForm(data) })}
      >
        {fields}
      </FormDialog>
    )
  }
  return (
    <FormDialog
      {...common}
      trigger={
        <Button size="sm" icon={<Plus size={14} aria-hidden="true" />}>
          {t('add')}
        </Button>
      }
      title={t('addTitle')}
      action={async (input, meta) => foldPath(await createEnvironmentAction(input, meta), 'features')}
      toInput={(data) => ({ integrationId: integration.id, key: String(data.get('key') ?? '').trim(), ...readForm(data) })}
    >
      {fields}
    </FormDialog>
  )
}
