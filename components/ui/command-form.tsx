'use client'

import { type FormHTMLAttributes, type ReactNode, useEffect, useRef } from 'react'
import type { Answer } from '@/lib/core/answer'
import { FormContext } from './form-context'
import { RefusalNote } from './refusal-note'
import { fieldErrors, useCommand } from './use-command'

type Meta = { idempotencyKey?: string; expectedVersion?: number }

type Props<I, T> = Omit<FormHTMLAttributes<HTMLFormElement>, 'action' | 'onSubmit' | 'method'> & {
  /** A server action made from a command. */
  action: (input: I | FormData, meta?: Meta) => Promise<Answer<T>>
  /** Makes the command's input from what was typed (`formValues` helps); without it the form is sent as it is. */
  toInput?: (data: FormData) => I
  /** Expected version or idempotency key, read at the moment of sending. */
  meta?: () => Meta
  success?: string | ((value: T) => string)
  onDone?: (value: T) => void
  /** Empties the form after success. */
  resetOnDone?: boolean
  children: ReactNode
}

/**
 * A form that runs a command. Each refusal text lands on the field of its name (`<Field name>`), the rest above the buttons;
 * what was typed stays; the first refused field takes the focus. The browser's own checks are off, so that one set of
 * texts is shown: the command's.
 */
export function CommandForm<I, T>({ action, toInput, meta, success, onDone, resetOnDone, children, className, ...rest }: Props<I, T>) {
  const form = useRef<HTMLFormElement>(null)
  const { run, pending, refusal, errors } = useCommand(action, {
    success,
    onDone: (value: T) => {
      if (resetOnDone) form.current?.reset()
      onDone?.(value)
    },
  })

  const send = (data: FormData) => void run(toInput ? toInput(data) : data, meta?.())

  useEffect(() => {
    if (!refusal || !form.current) return
    const names = new Set(Object.keys(fieldErrors(refusal)))
    const first = Array.from(form.current.elements).find(
      (element) => 'name' in element && names.has(String(element.name)) && !(element as HTMLInputElement).disabled,
    )
    if (first instanceof HTMLElement) first.focus()
  }, [refusal])

  const named = typeof document === 'undefined' || !form.current ? errors : shownIn(form.current, errors)
  const general = refusal && Object.keys(named).length === 0 ? refusal : refusal && hasMore(refusal.fields, named) ? refusal : null

  return (
    <form
      {...rest}
      ref={form}
      noValidate
      // Given to React too, so that a submit before hydration is kept and replayed instead of leaving the page.
      action={send}
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        const submitter = (event.nativeEvent as SubmitEvent).submitter
        send(new FormData(event.currentTarget, submitter))
      }}
      className={className ?? 'grid gap-4'}
    >
      <FormContext value={{ pending, errors, refusal }}>
        {children}
        <RefusalNote refusal={general} shown={named} className="order-last" />
      </FormContext>
    </form>
  )
}

/** The errors that a field of this form shows itself. */
function shownIn(form: HTMLFormElement, errors: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => form.elements.namedItem(name) !== null))
}

/** Whether a refusal speaks of inputs this form does not draw. */
function hasMore(fields: Record<string, string> | undefined, shown: Readonly<Record<string, string>>): boolean {
  return Object.keys(fields ?? {}).some((path) => !(path in shown))
}
