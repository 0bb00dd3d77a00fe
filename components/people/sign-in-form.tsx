'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/command-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { signInAnswer } from './request-sign-in'
import { typedText } from './typed-text'

/** Address and password. Afterwards the whole page is loaded anew, so that nothing of a stranger's page stays. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('people.signIn')
  return (
    <CommandForm
      action={(data: FormData) =>
        signInAnswer(typedText(data, 'email'), typedText(data, 'password'), (code, params) => t(`faults.${code}`, params))
      }
      onDone={() => window.location.assign(next)}
    >
      <Field label={t('email')} name="email">
        <Input type="email" autoComplete="username" inputMode="email" autoCapitalize="none" spellCheck={false} required />
      </Field>
      <Field label={t('password')} name="password">
        <Input type="password" autoComplete="current-password" required />
      </Field>
      <SubmitButton className="w-full">{t('submit')}</SubmitButton>
    </CommandForm>
  )
}
