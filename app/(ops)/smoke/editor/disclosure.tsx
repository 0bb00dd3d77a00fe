'use client'

import { ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { useFormState } from '@/components/ui/form-context'

type Props = {
  title: string
  /** What is in it, told while it is closed. */
  summary?: ReactNode
  /** Paths whose refusals open it. */
  paths: readonly string[]
  open?: boolean
  children: ReactNode
}

/** Whether a refusal speaks of something below one of these paths. */
export function useFaulty(paths: readonly string[]): boolean {
  const { errors } = useFormState()
  return Object.keys(errors).some((name) => paths.some((path) => name === path || name.startsWith(`${path}.`)))
}

/** A part of a step that most steps leave alone. Closed, it still sends what is in it; a refusal inside opens it. */
export function Disclosure({ title, summary, paths, open = false, children }: Props) {
  const id = useId()
  const { errors } = useFormState()
  const faulty = useFaulty(paths)
  const [shown, setShown] = useState(open)
  useEffect(() => {
    if (faulty) setShown(true)
  }, [faulty, errors])
  return (
    <div className="border-t border-line pt-2">
      <button
        type="button"
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => setShown(!shown)}
        className="flex w-full min-w-0 flex-wrap items-baseline gap-x-2 py-1 text-left"
      >
        <ChevronRight
          size={13}
          aria-hidden="true"
          className={`shrink-0 self-center text-ink-3 transition-transform ${shown ? 'rotate-90' : ''}`}
        />
        <span className="text-sm font-medium">{title}</span>
        {!shown && summary ? <span className="min-w-0 text-xs break-words text-ink-3">{summary}</span> : null}
      </button>
      <div id={id} hidden={!shown} className={shown ? 'grid gap-3 pt-2 pb-1 sm:pl-5' : undefined}>
        {children}
      </div>
    </div>
  )
}
