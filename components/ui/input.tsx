'use client'

import type { InputHTMLAttributes, ReactNode } from 'react'
import { controlClass } from './control-class'
import { useFieldControl } from './form-context'

type Props = InputHTMLAttributes<HTMLInputElement> & {
  /** Unit shown inside the right end, such as `ms`. */
  unit?: ReactNode
  /** Monospace, for what machines read. */
  mono?: boolean
  ref?: React.Ref<HTMLInputElement>
}

/** One line of text or a number. Takes name, id and error from the `<Field>` around it. */
export function Input({ unit, mono, className, ...rest }: Props) {
  const wired = useFieldControl(rest)
  const input = (
    <input
      autoComplete="off"
      {...rest}
      {...wired}
      className={controlClass(`h-8 ${mono ? 'font-mono text-sm' : ''} ${unit ? 'pr-12' : ''} ${className ?? ''}`)}
    />
  )
  if (!unit) return input
  return (
    <span className="relative block">
      {input}
      <span aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-2.5 grid place-items-center text-sm text-ink-3">
        {unit}
      </span>
    </span>
  )
}
