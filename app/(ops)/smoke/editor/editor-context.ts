'use client'

import { createContext, useContext } from 'react'
import type { KindForm } from '@/lib/smoke/kind-form'
import type { SuiteDefinitionInput } from '@/lib/smoke/step-schema'

export type KnownVariable = { key: string; kind: string; description: string }
/** A suite that may be included. */
export type OtherSuite = { id: string; key: string; name: string }

type Editor = {
  forms: readonly KindForm[]
  variables: readonly KnownVariable[]
  /** The other suites of the integration. */
  suites: readonly OtherSuite[]
}

/** What the whole editor knows; changes only with the integration chosen. */
export const EditorContext = createContext<Editor>({ forms: [], variables: [], suites: [] })
export const useEditor = (): Editor => useContext(EditorContext)

/** The definition as it was typed a moment ago, for summaries and remarks; what is saved is read anew. */
export const TypedContext = createContext<SuiteDefinitionInput>({ steps: [] })
export const useTyped = (): SuiteDefinitionInput => useContext(TypedContext)

/** What is typed at a path such as `definition.steps.0.request`; undefined while it is not there. */
export function useTypedAt<T>(path: string): T | undefined {
  const definition: unknown = useTyped()
  let found = { definition } as unknown
  for (const name of path.split('.')) found = (found as Record<string, unknown> | null | undefined)?.[name]
  return (found ?? undefined) as T | undefined
}
