'use client'

import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { useFormState } from '@/components/ui/form-context'

type Props = {
  /** Path of the list; a refusal of the list as a whole lands here. */
  path: string
  legend: string
  hint?: ReactNode
  add: string
  onAdd: () => void
  children: ReactNode
  /** Beside the button that adds. */
  more?: ReactNode
}

/** Rows under a heading, with a button that adds one. */
export function RowList({ path, legend, hint, add, onAdd, children, more }: Props) {
  const { errors } = useFormState()
  return (
    <fieldset name={path} tabIndex={-1} className="grid min-w-0 gap-1.5 outline-none">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {hint ? <p className="text-xs text-ink-3">{hint}</p> : null}
      {children}
      <FieldError text={errors[path]} />
      <span className="flex flex-wrap gap-1.5">
        <Button size="sm" variant="ghost" icon={<Plus size={13} aria-hidden="true" />} onClick={onAdd}>
          {add}
        </Button>
        {more}
      </span>
    </fieldset>
  )
}
