'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { useCommit } from './use-commit'

interface Props {
  label: string
  value: string
  onCommit: (text: string) => void
  max: number
  required?: boolean
  /** Several lines. */
  lines?: boolean
  mono?: boolean
  hint?: ReactNode
  hideLabel?: boolean
  lang?: 'zh' | 'en'
  unit?: string
  placeholder?: string
  /** Says what is wrong with a text that is short enough and there; null when nothing is. */
  check?: (text: string) => string | null
  className?: string
}

/** A text of the template: taken over by itself while one types, with its error in place. */
export function CommitField({
  label,
  value,
  onCommit,
  max,
  required = false,
  lines,
  mono,
  hint,
  hideLabel,
  check,
  className,
  ...rest
}: Props) {
  const t = useTranslations('editor.errors')
  const { bind, error } = useCommit({
    value,
    onCommit,
    check: (text) => {
      if (text === '') return required ? t('required') : null
      if (text.length > max) return t('too_long', { max })
      return check?.(text) ?? null
    },
  })
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel} required={required ? undefined : false} className={className}>
      {lines ? <Textarea {...bind} {...rest} mono={mono} rows={2} /> : <Input {...bind} {...rest} mono={mono} />}
    </Field>
  )
}
