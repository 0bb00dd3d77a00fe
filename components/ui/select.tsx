'use client'

import { ChevronDown } from 'lucide-react'
import type { SelectHTMLAttributes } from 'react'
import { controlClass } from './control-class'
import { useFieldControl } from './form-context'

export type SelectOption = { value: string; label: string; disabled?: boolean }

type Props = SelectHTMLAttributes<HTMLSelectElement> & {
  options?: readonly SelectOption[]
  /** Text of an empty first option. */
  placeholder?: string
  ref?: React.Ref<HTMLSelectElement>
}

/** The browser's own select, styled. Options come as a list or as children. */
export function Select({ options, placeholder, className, children, ...rest }: Props) {
  const wired = useFieldControl(rest)
  return (
    <span className={`relative block ${className ?? ''}`}>
      <select {...rest} {...wired} className={controlClass('h-8 appearance-none pr-8 text-ellipsis')}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown size={14} aria-hidden="true" className="pointer-events-none absolute top-2.25 right-2.5 text-ink-3" />
    </span>
  )
}
