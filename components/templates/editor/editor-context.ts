'use client'

import { createContext, useContext } from 'react'
import type { TemplateBody } from '@/lib/templates/schema'
import type { Operation, StepLabel } from './operation'
import type { Act } from './use-draft'

/** A role that signs or does, as the installation or the template names it. */
export interface RoleChoice {
  key: string
  name: string
  nameZh: string
}

/** What every part of the editor needs and what never changes while it is open, so that nothing is drawn again because of it. */
export interface Editor {
  act: Act
  /** The body at this moment; for handlers, not for drawing. */
  body: () => TemplateBody
  roles: readonly RoleChoice[]
  /** Does a removal and says so, with the way back; `parts` is how much went with it. */
  remove: (label: StepLabel, operation: Operation, parts?: number) => void
}

export const EditorContext = createContext<Editor | null>(null)

/** The editor around a component. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('useEditor outside of the template editor')
  return editor
}
