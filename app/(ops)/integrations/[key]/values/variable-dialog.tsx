'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { FormDialog } from '@/components/integrations/form-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Textarea } from '@/components/ui/textarea'
import type { IntegrationPage } from '@/lib/integrations/queries'
import { requiredWhens, variableKinds } from '@/lib/integrations/schema'
import { defineVariableAction, updateVariableAction } from '../../actions'

type Variable = IntegrationPage['variables'][number]
type Props = { integration: IntegrationPage; variable?: Variable; open?: boolean; onOpenChange?: (open: boolean) => void }

const shape = { requiredWhen: 'text', feature: 'optional', description: 'text', recommended: 'optional' } as const

/** Defines a variable for all environments, or changes what is said about one. Its name and kind stay. */
export function VariableDialog({ integration, variable, open, onOpenChange }: Props) {
  const t = useTranslations('integrations.variable')
  const router = useRouter()
  const features = useId()
  const [kind, setKind] = useState<string>(variable?.kind ?? 'plain')
  const [requiredWhen, setRequiredWhen] = useState<string>(variable?.requiredWhen ?? 'always')
  const known = [...new Set(integration.environments.flatMap((environment) => environment.features))].sort()
  const fields = (
    <>
      {variable ? null : (
        <>
          <Field name="key" label={t('key')} hint={t('keyHint')} required>
            <Input mono maxLength={64} spellCheck={false} autoCapitalize="characters" />
          </Field>
          <RadioGroup
            name="kind"
            legend={t('kind')}
            value={kind}
            onChange={setKind}
            options={variableKinds.map((value) => ({ value, label: t(`kinds.${value}`), hint: t(`kindHints.${value}`) }))}
          />
        </>
      )}
      <RadioGroup
        name="requiredWhen"
        legend={t('required')}
        inline
        value={requiredWhen}
        onChange={setRequiredWhen}
        options={requiredWhens.map((value) => ({ value, label: t(`requiredWhen.${value}`) }))}
      />
      {requiredWhen === 'feature' ? (
        <Field name="feature" label={t('feature')} hint={t('featureHint')} required>
          <Input mono defaultValue={variable?.feature ?? ''} list={features} spellCheck={false} autoCapitalize="off" />
        </Field>
      ) : null}
      <datalist id={features}>
        {known.map((feature) => (
          <option key={feature} value={feature}>
            {feature}
          </option>
        ))}
      </datalist>
      <Field name="description" label={t('description')} required={false}>
        <Textarea rows={2} defaultValue={variable?.description} maxLength={500} />
      </Field>
      {kind === 'plain' ? (
        <Field name="recommended" label={t('recommended')} hint={t('recommendedHint')} required={false}>
          <Input mono defaultValue={variable?.recommended ?? ''} maxLength={500} spellCheck={false} />
        </Field>
      ) : null}
    </>
  )
  const common = { open, onOpenChange, submit: variable ? t('save') : t('define'), success: t('saved'), onDone: () => router.refresh() }
  if (variable) {
    return (
      <FormDialog
        {...common}
        title={t('editTitle', { variable: variable.key })}
        action={updateVariableAction}
        meta={() => ({ expectedVersion: variable.version })}
        toInput={(data) => ({ variableId: variable.id, ...formValues(data, shape) })}
      >
        {fields}
      </FormDialog>
    )
  }
  return (
    <FormDialog
      {...common}
      trigger={
        <Button variant="primary" icon={<Plus size={14} aria-hidden="true" />}>
          {t('new')}
        </Button>
      }
      title={t('newTitle')}
      description={t('newDescription')}
      action={defineVariableAction}
      toInput={(data) => ({ integrationId: integration.id, ...formValues(data, { key: 'text', kind: 'text', ...shape }) })}
    >
      {fields}
    </FormDialog>
  )
}
