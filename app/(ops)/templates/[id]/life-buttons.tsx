'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { FormDialog } from '@/components/integrations/form-dialog'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { useCommand } from '@/components/ui/use-command'
import { discardDraftAction, duplicateTemplateAction, restoreTemplateAction, retireTemplateAction } from '../actions'
import { DescribeDialog, type Described } from './describe-dialog'

interface Props {
  template: Described & { retired: boolean; running: number }
  draft: { versionId: string; number: number; only: boolean } | null
  may: { describe: boolean; duplicate: boolean; discard: boolean; retire: boolean; restore: boolean }
}

/** What can be done with a template as a whole: describe, duplicate, throw its draft away, retire, bring back. */
export function LifeButtons({ template, draft, may }: Props) {
  const t = useTranslations('library.actions')
  const router = useRouter()
  const restore = useCommand(restoreTemplateAction, { success: t('restored'), toastRefusal: true, onDone: () => router.refresh() })
  return (
    <div className="flex flex-wrap gap-2">
      {may.describe && !template.retired ? <DescribeDialog template={template} /> : null}
      {may.duplicate ? (
        <FormDialog
          trigger={<Button size="sm">{t('duplicate')}</Button>}
          title={t('duplicate_title', { name: template.name })}
          description={t('duplicate_hint')}
          submit={t('duplicate')}
          success={t('duplicated')}
          action={duplicateTemplateAction}
          toInput={(data) => ({ templateId: template.id, ...formValues(data, { name: 'text', nameZh: 'text' }) })}
          onDone={({ templateId }) => router.push(`/templates/${templateId}/edit`)}
        >
          <Field name="name" label={t('name')} required>
            <Input maxLength={120} defaultValue={t('copy_name', { name: template.name }).slice(0, 120)} />
          </Field>
          <Field name="nameZh" label={t('name_zh')} required={false}>
            <Input maxLength={120} lang="zh" />
          </Field>
        </FormDialog>
      ) : null}
      {draft && may.discard && !template.retired ? (
        <ConfirmDialog
          trigger={
            <Button size="sm" variant="danger">
              {t('discard')}
            </Button>
          }
          title={t('discard_title', { number: draft.number })}
          confirm={t('discard')}
          run={() => discardDraftAction({ versionId: draft.versionId })}
          success={t('discarded')}
          onDone={() => router.refresh()}
        >
          {t(draft.only ? 'discard_only' : 'discard_text')}
        </ConfirmDialog>
      ) : null}
      {may.retire && !template.retired ? (
        <ConfirmDialog
          trigger={
            <Button size="sm" variant="danger">
              {t('retire')}
            </Button>
          }
          title={t('retire_title', { name: template.name })}
          confirm={t('retire')}
          run={() => retireTemplateAction({ templateId: template.id })}
          success={t('retired')}
          onDone={() => router.refresh()}
        >
          {t('retire_text', { running: template.running })}
        </ConfirmDialog>
      ) : null}
      {may.restore && template.retired ? (
        <Button size="sm" pending={restore.pending} onClick={() => restore.run({ templateId: template.id })}>
          {t('restore')}
        </Button>
      ) : null}
    </div>
  )
}
