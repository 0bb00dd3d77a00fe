'use client'

import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { TextControl } from './text-control'

type Props = { name: string; label: string; was: string; hint?: ReactNode; required?: boolean; area?: boolean; placeholder?: string }

/** Text that is, as a rule, a secret. One that is typed here instead of being named is remarked upon at once. */
export function SecretField({ name, label, was, hint, required, area, placeholder }: Props) {
  const [text, setText] = useState(was)
  return (
    <div className="grid min-w-0 gap-1">
      <Field name={name} label={label} hint={hint} required={required ?? true}>
        {area ? (
          <Textarea
            mono
            rows={2}
            defaultValue={was}
            placeholder={placeholder}
            spellCheck={false}
            autoCapitalize="off"
            onChange={(event) => setText(event.target.value)}
          />
        ) : (
          <TextControl was={was} placeholder={placeholder} onChange={setText} />
        )}
      </Field>
      {isLiteralSecret(text) ? <LiteralSecret /> : null}
    </div>
  )
}

/** Whether a text is the secret itself, as far as one can tell: something is there, and nothing is put in for it. */
export const isLiteralSecret = (text: string): boolean => text.trim() !== '' && !/\{\{[^{}]+\}\}/.test(text)

/** The remark about a secret in the steps. */
export function LiteralSecret() {
  const t = useTranslations('suite_editor')
  return (
    <p role="status" className="flex items-start gap-1.5 text-xs text-hold">
      <TriangleAlert size={13} aria-hidden="true" className="mt-px shrink-0" />
      <span>{t('literalSecret')}</span>
    </p>
  )
}
