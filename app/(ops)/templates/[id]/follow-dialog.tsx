'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormDialog } from '@/components/integrations/form-dialog'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import type { TemplateSourceView } from '@/lib/templates/source-queries'
import { followSourceAction } from './follow-actions'

interface Props {
  templateId: string
  following: TemplateSourceView
  onClose: () => void
}

/** Says which file a template follows. What an administrator has not opened cannot be chosen. */
export function FollowDialog({ templateId, following, onClose }: Props) {
  const t = useTranslations('following.panel')
  const router = useRouter()
  const { source, open } = following
  const [kind, setKind] = useState<'git' | 'folder'>(source?.kind ?? (open.git ? 'git' : 'folder'))
  const git = kind === 'git'
  return (
    <FormDialog
      open
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={t('dialog')}
      description={t('dialog_hint')}
      submit={t('submit')}
      success={t('followed')}
      action={followSourceAction}
      meta={() => ({ expectedVersion: source?.version ?? 0 })}
      toInput={(data) => {
        const token = data.get('token')
        const { path, url, ref, username } = formValues(data, { path: 'text', url: 'text', ref: 'text', username: 'text' })
        if (!git) return { templateId, kind, path }
        return { templateId, kind, path, url, ref, username, ...(typeof token === 'string' && token !== '' ? { token } : {}) }
      }}
      onDone={() => {
        onClose()
        router.refresh()
      }}
    >
      <RadioGroup
        legend={t('kind')}
        name="kind"
        value={kind}
        onChange={(value) => setKind(value === 'git' ? 'git' : 'folder')}
        options={[
          { value: 'git', label: t('kind_git'), disabled: !open.git, hint: open.git ? undefined : t('git_closed') },
          { value: 'folder', label: t('kind_folder'), disabled: !open.folder, hint: open.folder ? undefined : t('folder_closed') },
        ]}
      />
      {git ? (
        <>
          <Field name="url" label={t('repository')} hint={t('url_hint')}>
            <Input type="url" maxLength={1000} defaultValue={source?.url ?? ''} autoComplete="off" spellCheck={false} />
          </Field>
          <Field name="ref" label={t('ref')} hint={t('ref_hint')} required={false}>
            <Input maxLength={200} defaultValue={source?.ref ?? ''} autoComplete="off" spellCheck={false} />
          </Field>
        </>
      ) : null}
      <Field name="path" label={t('path')} hint={t('path_hint')}>
        <Input maxLength={400} defaultValue={source?.path ?? ''} autoComplete="off" spellCheck={false} />
      </Field>
      {git ? (
        <>
          <Field name="username" label={t('username')} required={false}>
            <Input maxLength={200} defaultValue={source?.username ?? ''} autoComplete="off" spellCheck={false} />
          </Field>
          <Field name="token" label={t('token')} hint={t(source?.hasSecret ? 'token_kept' : 'token_hint')} required={false}>
            <Input type="password" maxLength={2000} autoComplete="new-password" />
          </Field>
        </>
      ) : null}
    </FormDialog>
  )
}
