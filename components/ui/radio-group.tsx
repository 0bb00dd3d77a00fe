'use client'

import clsx from 'clsx'
import { type ReactNode, useId } from 'react'
import { FieldError } from './field'
import { useFormState } from './form-context'

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type Props = {
  legend: ReactNode
  name: string
  options: readonly RadioOption[]
  defaultValue?: string
  value?: string
  onChange?: (value: string) => void
  required?: boolean
  hideLegend?: boolean
  /** In a row instead of below each other. */
  inline?: boolean
}

/** One of a few, all visible. */
export function RadioGroup({ legend, name, options, defaultValue, value, onChange, required, hideLegend, inline }: Props) {
  const id = useId()
  const { errors } = useFormState()
  const error = errors[name]
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} aria-invalid={error ? true : undefined} className="min-w-0">
      <legend className={hideLegend ? 'sr-only' : 'mb-1 text-sm font-medium'}>{legend}</legend>
      <div className={clsx(inline ? 'flex flex-wrap gap-x-5 gap-y-1.5' : 'grid gap-1.5')}>
        {options.map((option) => (
          <div key={option.value} className="flex items-start gap-2">
            <input
              type="radio"
              id={`${id}-${option.value}`}
              name={name}
              value={option.value}
              required={required}
              disabled={option.disabled}
              aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue, onChange: () => onChange?.(option.value) }
                : { checked: option.value === value, onChange: () => onChange?.(option.value) })}
              className="mt-0.5 size-4 shrink-0 accent-(--ink)"
            />
            <div>
              <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
              {option.hint ? (
                <p id={`${id}-${option.value}-hint`} className="text-xs text-ink-3">
                  {option.hint}
                </p>
              ) : null}
            </div>
          </div>
        ))}
      </div>
      <FieldError id={`${id}-error`} text={error} />
    </fieldset>
  )
}
