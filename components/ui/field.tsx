'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { FieldContext, useFormState } from './form-context'

type Props = {
  label: ReactNode
  /** Name of the input; finds its refusal in the form around it. */
  name?: string
  hint?: ReactNode
  /** A refusal text shown instead of the form's. */
  error?: string | null
  /** `false` marks the field as optional; unset says nothing. */
  required?: boolean
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean
  className?: string
  children: ReactNode
}

/** Label, control, hint and error as one: the control inside is wired by id, and described by hint and error. */
export function Field({ label, name, hint, error, required, hideLabel, className, children }: Props) {
  const t = useTranslations('common')
  const id = useId()
  const { errors } = useFormState()
  const text = error ?? (name ? errors[name] : undefined)
  const describedBy = [hint ? `${id}-hint` : '', text ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={clsx('min-w-0', className)}>
      <label htmlFor={id} className={clsx(hideLabel ? 'sr-only' : 'mb-1 block text-sm font-medium text-ink')}>
        {label}
        {required !== false || hideLabel ? null : <span className="ml-1.5 font-normal text-ink-3">{t('optional')}</span>}
      </label>
      <FieldContext value={{ id, name, describedBy: describedBy || undefined, invalid: Boolean(text), required }}>{children}</FieldContext>
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-xs text-ink-3">
          {hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`} text={text} />
    </div>
  )
}

/** The refusal of one field, in place. */
export function FieldError({ id, text }: { id?: string; text?: string | null }) {
  if (!text) return null
  return (
    <p id={id} role="alert" className="mt-1 text-xs text-nogo">
      {text}
    </p>
  )
}
