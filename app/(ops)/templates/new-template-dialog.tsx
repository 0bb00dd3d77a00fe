'use client'

import { Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { FormDialog } from '@/components/integrations/form-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Answer } from '@/lib/core/answer'
import { createTemplateAction, duplicateTemplateAction } from './actions'

type Origin = { id: string; name: string; nameZh: string }
type Made = { templateId: string; versionId: string; revision: number }
type Given = { name: string; nameZh: string; from: string }

/** Empty, or a copy of another template: the two are different commands behind one form. */
const make = (input: FormData | Given): Promise<Answer<Made>> => {
  const { from, ...names } = input as Given
  return from === '' ? createTemplateAction(names) : duplicateTemplateAction({ templateId: from, ...names })
}

/** Makes a template with a first draft and goes to its editor. `general` is chosen as what it begins as, when it is there. */
export function NewTemplateDialog({ origins, general }: { origins: readonly Origin[]; general: string | null }) {
  const t = useTranslations('library.new')
  const zh = useLocale() === 'zh'
  const router = useRouter()
  return (
    <FormDialog
      trigger={
        <Button variant="primary" icon={<Plus size={14} aria-hidden="true" />}>
          {t('button')}
        </Button>
      }
      title={t('title')}
      description={t('description')}
      submit={t('submit')}
      success={t('made')}
      action={make}
      toInput={(data): Given => formValues(data, { name: 'text', nameZh: 'text', from: 'text' })}
      onDone={({ templateId }) => router.push(`/templates/${templateId}/edit`)}
    >
      <Field name="name" label={t('name')} hint={t('name_hint')} required>
        <Input maxLength={120} />
      </Field>
      <Field name="nameZh" label={t('name_zh')} required={false}>
        <Input maxLength={120} lang="zh" />
      </Field>
      <Field name="from" label={t('from')} hint={t('from_hint')} required>
        <Select
          defaultValue={general ?? ''}
          options={[
            { value: '', label: t('empty') },
            ...origins.map((origin) => ({
              value: origin.id,
              label: t('copy_of', { name: zh && origin.nameZh ? origin.nameZh : origin.name }),
            })),
          ]}
        />
      </Field>
    </FormDialog>
  )
}
