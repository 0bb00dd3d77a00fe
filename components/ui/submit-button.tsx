'use client'

import type { ComponentProps } from 'react'
import { Button } from './button'
import { useFormState } from './form-context'

/** The button that sends the form around it; turns while the command runs. */
export function SubmitButton({ variant = 'primary', ...rest }: ComponentProps<typeof Button>) {
  const { pending } = useFormState()
  return <Button {...rest} type="submit" variant={variant} pending={pending} />
}
