'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { FormDialog } from '@/components/integrations/form-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { describeTemplateAction } from '../actions'

export interface Described {
  id: string
  name: string
  nameZh: string
  description: string
  descriptionZh: string
  tags: readonly string[]
  nextReviewOn: string | null
  version: number
}

/** Name, description and tags of a template, and the day it is looked over next. */
export function DescribeDialog({ template }: { template: Described }) {
  const t = useTranslations('library.actions')
  const router = useRouter()
  return (
    <FormDialog
      trigger={<Button size="sm">{t('describe')}</Button>}
      title={t('describe_title', { name: template.name })}
      submit={t('save')}
      success={t('described')}
      action={describeTemplateAction}
      meta={() => ({ expectedVersion: template.version })}
      toInput={(data) => {
        const { tags, nextReviewOn, ...texts } = formValues(data, {
          name: 'text',
          nameZh: 'text',
          description: 'text',
          descriptionZh: 'text',
          tags: 'text',
          nextReviewOn: 'optional',
        })
        const each = tags.split(/[,，、]/u).map((tag) => tag.trim())
        return { templateId: template.id, ...texts, tags: each.filter((tag) => tag !== ''), nextReviewOn: nextReviewOn ?? null }
      }}
      onDone={() => router.refresh()}
    >
      <Field name="name" label={t('name')} required>
        <Input maxLength={120} defaultValue={template.name} />
      </Field>
      <Field name="nameZh" label={t('name_zh')} required={false}>
        <Input maxLength={120} lang="zh" defaultValue={template.nameZh} />
      </Field>
      <Field name="description" label={t('description')} required={false}>
        <Textarea maxLength={500} defaultValue={template.description} />
      </Field>
      <Field name="descriptionZh" label={t('description_zh')} required={false}>
        <Textarea maxLength={500} lang="zh" defaultValue={template.descriptionZh} />
      </Field>
      <Field name="tags" label={t('tags')} hint={t('tags_hint')} required={false}>
        <Input defaultValue={template.tags.join(', ')} />
      </Field>
      <Field name="nextReviewOn" label={t('next_review')} hint={t('next_review_hint')} required={false}>
        <Input type="date" min="2000-01-01" max="9999-12-31" defaultValue={template.nextReviewOn ?? ''} />
      </Field>
    </FormDialog>
  )
}
