'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { NewPasswordField } from '@/components/people/new-password-field'
import { requestSignIn } from '@/components/people/request-sign-in'
import { typedText } from '@/components/people/typed-text'
import { CommandForm } from '@/components/ui/command-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { acceptInvitationAction } from '../../actions'

type Props = { token: string; purpose: 'invite' | 'reset'; name: string; email: string }

/** Sets name and password, or the password alone, and signs in with it. */
export function InvitationForm({ token, purpose, name, email }: Props) {
  const t = useTranslations('people')
  const password = useRef('')
  return (
    <CommandForm
      action={acceptInvitationAction}
      toInput={(data) => {
        password.current = typedText(data, 'newPassword')
        return { token, newPassword: password.current, ...(purpose === 'invite' ? { name: typedText(data, 'name') } : {}) }
      }}
      onDone={async () => {
        const answer = await requestSignIn(email, password.current).catch(() => ({ ok: false }))
        window.location.assign(answer.ok ? '/' : '/sign-in')
      }}
    >
      {/* A password manager keeps the password under this address. */}
      <Field label={t('signIn.email')} name="email">
        <Input type="email" autoComplete="username" value={email} readOnly />
      </Field>
      {purpose === 'invite' ? (
        <Field label={t('fields.name')} name="name" hint={t('invitation.nameHint')}>
          <Input autoComplete="name" defaultValue={name} required maxLength={80} />
        </Field>
      ) : null}
      <NewPasswordField />
      <SubmitButton className="w-full">{t(`invitation.${purpose}.submit`)}</SubmitButton>
    </CommandForm>
  )
}
