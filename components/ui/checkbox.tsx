'use client'

import clsx from 'clsx'
import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import { FieldError } from './field'
import { useFormState } from './form-context'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  label: ReactNode
  hint?: ReactNode
  ref?: React.Ref<HTMLInputElement>
}

/** A tick box with its label beside it. */
export function Checkbox({ label, hint, className, id, ...rest }: Props) {
  const own = useId()
  const { errors } = useFormState()
  const error = rest.name ? errors[rest.name] : undefined
  const inputId = id ?? own
  const describedBy = [hint ? `${inputId}-hint` : '', error ? `${inputId}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={clsx('min-w-0', className)}>
      <div className="flex items-start gap-2">
        <input
          {...rest}
          id={inputId}
          type="checkbox"
          aria-describedby={describedBy || undefined}
          aria-invalid={error ? true : undefined}
          className="mt-0.5 size-4 shrink-0 rounded-sm accent-(--ink)"
        />
        <div className="min-w-0">
          <label htmlFor={inputId}>{label}</label>
          {hint ? (
            <p id={`${inputId}-hint`} className="text-xs text-ink-3">
              {hint}
            </p>
          ) : null}
        </div>
      </div>
      <FieldError id={`${inputId}-error`} text={error} />
    </div>
  )
}
