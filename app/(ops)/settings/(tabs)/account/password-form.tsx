'use client'

import { useTranslations } from 'next-intl'
import { NewPasswordField } from '@/components/people/new-password-field'
import { typedText } from '@/components/people/typed-text'
import { CommandForm } from '@/components/ui/command-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { changePasswordAction } from '../../actions'

/** The old password and a new one. Every other session ends. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations('settings.account')
  return (
    <CommandForm
      action={changePasswordAction}
      toInput={(data) => ({ password: typedText(data, 'password'), newPassword: typedText(data, 'newPassword') })}
      success={(value) => t('passwordChanged', { count: value.sessionsEnded })}
      resetOnDone
      className="grid gap-4 sm:grid-cols-2"
    >
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field label={t('currentPassword')} name="password">
        <Input type="password" autoComplete="current-password" required />
      </Field>
      <NewPasswordField />
      <div className="flex flex-wrap items-center gap-3 sm:col-span-2">
        <SubmitButton>{t('changePassword')}</SubmitButton>
        <span className="text-xs text-ink-3">{t('changePasswordHint')}</span>
      </div>
    </CommandForm>
  )
}
