'use client'

import { createContext, useContext } from 'react'
import type { Refusal } from '@/lib/core/answer'

/** What a form tells the fields inside it. */
export type FormState = {
  pending: boolean
  /** Refusal texts by input name; a nested input is named by its path, such as `slots.0.label`. */
  errors: Readonly<Record<string, string>>
  refusal: Refusal | null
}

export const FormContext = createContext<FormState>({ pending: false, errors: {}, refusal: null })

/** State of the form around a component. */
export function useFormState(): FormState {
  return useContext(FormContext)
}

/** What a field tells the control inside it. */
export type FieldState = { id?: string; name?: string; describedBy?: string; invalid?: boolean; required?: boolean }

export const FieldContext = createContext<FieldState>({})

/** Attributes a control takes from the `<Field>` around it: name, id, description and error. */
export function useFieldControl(own: { id?: string; name?: string; required?: boolean; 'aria-describedby'?: string }) {
  const field = useContext(FieldContext)
  const describedBy = [own['aria-describedby'], field.describedBy].filter(Boolean).join(' ')
  return {
    id: own.id ?? field.id,
    name: own.name ?? field.name,
    required: own.required ?? field.required,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': field.invalid || undefined,
  }
}
