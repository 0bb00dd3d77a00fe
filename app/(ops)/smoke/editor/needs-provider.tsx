'use client'

import { useQueries } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { generatedNames } from '@/lib/smoke/generated-names'
import type { Include, Step } from '@/lib/smoke/step-schema'
import { useEditor, useTyped } from './editor-context'
import { includedSuite } from './included-suite'
import { type Need, stepNeeds } from './step-needs'

const NeedsContext = createContext<readonly (readonly Need[])[]>([])

/** What the step at a position needs, from 0. */
export const useNeeds = (index: number): readonly Need[] => useContext(NeedsContext)[index] ?? []

/** Works out what each step needs from what is typed, the integration's variables and the suites put in. */
export function NeedsProvider({ children }: { children: ReactNode }) {
  const { variables, suites } = useEditor()
  // What was read has every field of a step, though perhaps not yet values it may have.
  const steps = useTyped().steps as (Step | Include)[]
  const keys = [...new Set(steps.flatMap((step) => (step.kind === 'include' ? [step.suite] : [])))]
  const found = keys.flatMap((key) => suites.find((suite) => suite.key === key) ?? [])
  const included = useQueries({
    queries: found.map((suite) => includedSuite(suite.id)),
    combine: (results) => results.map(({ data }) => data),
  })
  const needs = useMemo(() => {
    const taken = new Map(
      found.map(({ key }, at) => {
        const inside = included[at]?.definition.steps
        const names = inside?.flatMap((step) =>
          step.kind === 'include' ? [] : [...step.captures, ...(step.poll?.submit?.captures ?? [])].map((capture) => capture.name),
        )
        return [key, names && !inside?.some((step) => step.kind === 'include') ? names : null] as const
      }),
    )
    const known = { variables: new Map(variables.map((one) => [one.key, one])), generated: generatedNames, included: taken }
    return stepNeeds(steps, known)
    // `found` follows from the keys.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [steps, variables, included, keys.join(' ')])
  return <NeedsContext value={needs}>{children}</NeedsContext>
}
