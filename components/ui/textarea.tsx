'use client'

import type { TextareaHTMLAttributes } from 'react'
import { controlClass } from './control-class'
import { useFieldControl } from './form-context'

type Props = TextareaHTMLAttributes<HTMLTextAreaElement> & { mono?: boolean; ref?: React.Ref<HTMLTextAreaElement> }

/** Several lines of text; grows with its content where the browser can. */
export function Textarea({ mono, className, rows = 3, defaultValue, ...rest }: Props) {
  const wired = useFieldControl(rest)
  // A browser has one sign for a line's end here; written in two it would drop a first line that is empty.
  const begun = typeof defaultValue === 'string' ? defaultValue.replace(/\r\n?/g, '\n') : defaultValue
  return (
    <textarea
      rows={rows}
      defaultValue={begun}
      {...rest}
      {...wired}
      className={controlClass(
        `block py-1.5 [field-sizing:content] min-h-16 max-h-96 ${mono ? 'font-mono text-sm' : ''} ${className ?? ''}`,
      )}
    />
  )
}
