'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/**
 * A new password, with what is asked of it. It can be pasted and shown by the browser's own means; there is no second field to repeat it.
 */
export function NewPasswordField({ label }: { label?: string }) {
  const t = useTranslations('people.password')
  return (
    <Field label={label ?? t('new')} name="newPassword" hint={t('hint')}>
      <Input type="password" autoComplete="new-password" required minLength={12} maxLength={200} />
    </Field>
  )
}
