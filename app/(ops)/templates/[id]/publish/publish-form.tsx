'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { CommandForm } from '@/components/ui/command-form'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { publishDraftAction } from '../../actions'

interface Props {
  templateId: string
  versionId: string
  revision: number
  faults: number
  same: boolean
}

/** A note on what changed, and publishing. Says what stands in the way instead of offering a button that would be refused. */
export function PublishForm({ templateId, versionId, revision, faults, same }: Props) {
  const t = useTranslations('library.publish')
  const router = useRouter()
  const why = faults > 0 ? t('faults', { count: faults }) : same ? t('same') : null
  return (
    <CommandForm
      action={publishDraftAction}
      toInput={(data) => ({ versionId, revision, ...formValues(data, { note: 'text' }) })}
      success={({ number, changed }) => t(changed ? 'done' : 'nothing', { number })}
      onDone={() => router.push(`/templates/${templateId}`)}
    >
      <Field name="note" label={t('note')} hint={t('note_hint')} required={false}>
        <Textarea maxLength={1000} />
      </Field>
      <p className="text-sm text-ink-2">{t('never_again')}</p>
      {why ? (
        <p className="text-sm font-medium text-hold">{why}</p>
      ) : (
        <div>
          <SubmitButton>{t('submit')}</SubmitButton>
        </div>
      )}
    </CommandForm>
  )
}
