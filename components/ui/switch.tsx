'use client'

import clsx from 'clsx'
import { type InputHTMLAttributes, type ReactNode, useId } from 'react'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'role'> & { label: ReactNode; hint?: ReactNode; hideLabel?: boolean }

/** On or off, at once. A checkbox underneath, so forms and keyboards treat it as one. */
export function Switch({ label, hint, hideLabel, className, id, ...rest }: Props) {
  const own = useId()
  const inputId = id ?? own
  return (
    <div className={clsx('flex items-start gap-2.5', className)}>
      <span className="relative mt-0.5 inline-block h-4.5 w-8 shrink-0">
        <input
          {...rest}
          id={inputId}
          type="checkbox"
          role="switch"
          aria-describedby={hint ? `${inputId}-hint` : undefined}
          className="peer absolute inset-0 z-10 size-full cursor-pointer opacity-0 disabled:cursor-not-allowed"
        />
        <span
          aria-hidden="true"
          className="absolute inset-0 rounded-full border border-control bg-hover transition-colors peer-checked:border-ink peer-checked:bg-ink peer-disabled:opacity-50 peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent"
        />
        <span
          aria-hidden="true"
          className="absolute top-0.75 left-0.75 size-3 rounded-full bg-ink-2 transition-transform peer-checked:translate-x-3.5 peer-checked:bg-bg"
        />
      </span>
      <div className="min-w-0">
        <label htmlFor={inputId} className={hideLabel ? 'sr-only' : undefined}>
          {label}
        </label>
        {hint ? (
          <p id={`${inputId}-hint`} className="text-xs text-ink-3">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  )
}
