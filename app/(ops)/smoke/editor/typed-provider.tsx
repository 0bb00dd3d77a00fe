'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { KindForm } from '@/lib/smoke/kind-form'
import type { SuiteDefinitionInput } from '@/lib/smoke/step-schema'
import { TypedContext } from './editor-context'
import { type EntryRow, readDefinition } from './editor-state'

/** Milliseconds of rest after a key before what is typed is looked at. */
const rest = 250

type Props = { entries: readonly EntryRow[]; forms: readonly KindForm[]; begin: () => SuiteDefinitionInput; children: ReactNode }

/** Keeps the definition as it is typed for those who sum it up; the inputs themselves are not drawn again for it. */
export function TypedProvider({ entries, forms, begin, children }: Props) {
  const here = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState(begin)
  useEffect(() => {
    const form = here.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout>
    const look = () => setTyped(readDefinition(new FormData(form), entries, forms))
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(look, rest)
    }
    later()
    form.addEventListener('input', later)
    return () => {
      clearTimeout(timer)
      form.removeEventListener('input', later)
    }
  }, [entries, forms])
  return (
    <TypedContext value={typed}>
      <div ref={here} className="contents">
        {children}
      </div>
    </TypedContext>
  )
}
