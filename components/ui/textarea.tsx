'use client'

import type { TextareaHTMLAttributes } from 'react'
import { controlClass } from './control-class'
import { useFieldControl } from './form-context'

type Props = TextareaHTMLAttributes<HTMLTextAreaElement> & { mono?: boolean; ref?: React.Ref<HTMLTextAreaElement> }

/** Several lines of text; grows with its content where the browser can. */
export function Textarea({ mono, className, rows = 3, ...rest }: Props) {
  const wired = useFieldControl(rest)
  return (
    <textarea
      rows={rows}
      {...rest}
      {...wired}
      className={controlClass(
        `block py-1.5 [field-sizing:content] min-h-16 max-h-96 ${mono ? 'font-mono text-sm' : ''} ${className ?? ''}`,
      )}
    />
  )
}
