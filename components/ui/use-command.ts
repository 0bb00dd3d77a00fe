'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useRef, useState, useTransition } from 'react'
import { toast } from 'sonner'
import type { Answer, Refusal } from '@/lib/core/answer'

type Options<T> = {
  /** Toast after success. */
  success?: string | ((value: T) => string)
  onDone?: (value: T) => void
  onRefused?: (refusal: Refusal) => void
  /** Shows a refusal as a toast, for buttons that have no place for it beside them. */
  toastRefusal?: boolean
}

/** Error text by input name, from what a refusal says about fields. */
export function fieldErrors(refusal: Refusal | null): Record<string, string> {
  if (!refusal) return {}
  const errors = { ...refusal.fields }
  if (refusal.field && !(refusal.field in errors)) errors[refusal.field] = refusal.message
  return errors
}

/**
 * Runs a server action that answers with `Answer`: pending state, the refusal with its texts by field, a toast on success.
 * A second call while one is under way is ignored. A broken connection becomes a refusal too, with the code `unreachable`.
 */
export function useCommand<A extends unknown[], T>(action: (...args: A) => Promise<Answer<T>>, options: Options<T> = {}) {
  const t = useTranslations('common')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [pending, startTransition] = useTransition()
  const running = useRef(false)
  const latest = useRef({ action, options })
  latest.current = { action, options }

  const unreachable = t('unreachable')
  const run = useCallback(
    (...args: A): Promise<Answer<T> | null> => {
      if (running.current) return Promise.resolve(null)
      running.current = true
      return new Promise((resolve) => {
        startTransition(async () => {
          let answer: Answer<T>
          try {
            answer = await latest.current.action(...args)
          } catch {
            answer = { ok: false, refusal: { code: 'unreachable', message: unreachable, status: 503, params: {} } }
          } finally {
            running.current = false
          }
          const { success, onDone, onRefused, toastRefusal } = latest.current.options
          if (answer.ok) {
            setRefusal(null)
            const text = typeof success === 'function' ? success(answer.value) : success
            if (text) toast.success(text)
            onDone?.(answer.value)
          } else {
            setRefusal(answer.refusal)
            if (toastRefusal) toast.error(answer.refusal.message)
            onRefused?.(answer.refusal)
          }
          resolve(answer)
        })
      })
    },
    [unreachable],
  )
  const clear = useCallback(() => setRefusal(null), [])
  return { run, pending, refusal, errors: fieldErrors(refusal), clear }
}
