'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRef } from 'react'
import { NewPasswordField } from '@/components/people/new-password-field'
import { requestSignIn } from '@/components/people/request-sign-in'
import { typedText } from '@/components/people/typed-text'
import { CommandForm } from '@/components/ui/command-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { setUpAction } from '../actions'

/** Makes the first administrator and signs in as them. */
export function SetupForm() {
  const t = useTranslations('people')
  const locale = useLocale()
  const typed = useRef({ email: '', password: '' })
  return (
    <CommandForm
      action={setUpAction}
      toInput={(data) => {
        const text = (name: string) => typedText(data, name)
        typed.current = { email: text('email'), password: text('newPassword') }
        const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
        return { token: text('token').trim(), name: text('name'), email: text('email'), newPassword: text('newPassword'), locale, timeZone }
      }}
      onDone={async () => {
        const answer = await requestSignIn(typed.current.email, typed.current.password).catch(() => ({ ok: false }))
        window.location.assign(answer.ok ? '/' : '/sign-in')
      }}
    >
      <Field label={t('setup.token')} name="token" hint={t('setup.tokenHint')}>
        <Input mono autoComplete="one-time-code" spellCheck={false} required />
      </Field>
      <Field label={t('fields.name')} name="name" hint={t('invitation.nameHint')}>
        <Input autoComplete="name" required maxLength={80} />
      </Field>
      <Field label={t('signIn.email')} name="email">
        <Input type="email" autoComplete="username" required maxLength={254} />
      </Field>
      <NewPasswordField />
      <SubmitButton className="w-full">{t('setup.submit')}</SubmitButton>
    </CommandForm>
  )
}
