'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { foldPath } from '@/components/integrations/fold-path'
import { FormDialog } from '@/components/integrations/form-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { addAllowRuleAction } from '../../actions'

/** Adds an allow rule to an environment. */
export function AllowRuleDialog({ environment }: { environment: { id: string; name: string } }) {
  const t = useTranslations('integrations.access')
  const router = useRouter()
  return (
    <FormDialog
      trigger={
        <Button size="sm" icon={<Plus size={14} aria-hidden="true" />}>
          {t('add')}
          <span className="sr-only">{environment.name}</span>
        </Button>
      }
      title={t('addTo', { name: environment.name })}
      submit={t('allow')}
      success={t('saved')}
      action={async (input, meta) => foldPath(await addAllowRuleAction(input, meta), 'ports')}
      toInput={(data) => ({
        environmentId: environment.id,
        ...formValues(data, { scheme: 'text', host: 'text', cidr: 'optional' }),
        ports: String(data.get('ports') ?? '')
          .split(/[\s,]+/)
          .filter(Boolean),
      })}
      onDone={() => router.refresh()}
    >
      <div className="grid gap-4 sm:grid-cols-[110px_minmax(0,1fr)_120px]">
        <Field name="scheme" label={t('scheme')} required>
          <Select options={['https', 'http'].map((value) => ({ value, label: value }))} />
        </Field>
        <Field name="host" label={t('host')} required>
          <Input mono spellCheck={false} autoCapitalize="off" />
        </Field>
        <Field name="ports" label={t('ports')} required>
          <Input mono inputMode="numeric" defaultValue="443" />
        </Field>
      </div>
      <p className="-mt-2 text-xs text-ink-3">{t('hostHint')}</p>
      <Field name="cidr" label={t('range')} hint={t('rangeHint')} required={false}>
        <Input mono spellCheck={false} placeholder="10.20.0.0/16" />
      </Field>
    </FormDialog>
  )
}
