'use client'

import { useState } from 'react'
import { useCommand } from '@/components/ui/use-command'
import type { ImportDraft, SuitePreview } from '@/lib/smoke/suite-files/import-queries'
import { draftSuiteAction, readSuitesAction } from './actions'
import type { Given } from './read-given'

type Files = { path: string; base64: string }[]

/** An import while it is looked at: what was given, what it became, what is chosen. Nothing of it is kept before the editor saves it. */
export function useSuiteImport() {
  const [given, setGiven] = useState<Given[]>([])
  const [files, setFiles] = useState<Files>([])
  const [documents, setDocuments] = useState<SuitePreview[] | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<number>[]>([])
  const [draft, setDraft] = useState<ImportDraft | null>(null)
  const reading = useCommand(readSuitesAction)
  const drafting = useCommand(draftSuiteAction)

  const input = (from: readonly Given[], withFiles: Files) => ({
    documents: from.filter(({ problem }) => problem === undefined).map(({ name, text }) => ({ name, text })),
    files: withFiles,
  })
  const read = async (from: Given[], withFiles: Files) => {
    setGiven(from)
    setFiles(withFiles)
    const asked = input(from, withFiles)
    if (asked.documents.length === 0) {
      setDocuments(null)
      return setChosen([])
    }
    const answer = await reading.run(asked)
    if (!answer?.ok) return
    const before = new Map((documents ?? []).map((document, index) => [document.name, { document, chosen: chosen[index] }]))
    setDocuments(answer.value)
    // What was left out stays left out; what can be taken for the first time is.
    setChosen(
      answer.value.map(({ name, steps }) => {
        const known = before.get(name)
        const wanted = (index: number) => !known?.document.steps[index]?.taken || (known.chosen?.has(index) ?? true)
        return new Set(steps.flatMap((step, index) => (step.taken && wanted(index) ? [index] : [])))
      }),
    )
  }
  return {
    given,
    documents,
    chosen,
    draft,
    pending: reading.pending || drafting.pending,
    refusal: reading.refusal ?? drafting.refusal,
    give: (next: Given[]) => void read(next, files),
    addFile: (path: string, base64: string) => void read(given, [...files.filter((file) => file.path !== path), { path, base64 }]),
    choose: (at: number, next: ReadonlySet<number>) => setChosen(chosen.map((own, index) => (index === at ? next : own))),
    back: () => setDraft(null),
    open: async (suiteId: string) => {
      const lists = chosen.map((own) => [...own].toSorted((a, b) => a - b))
      const answer = await drafting.run({ ...input(given, files), chosen: lists, suiteId: suiteId === '' ? null : suiteId })
      if (answer?.ok) setDraft(answer.value)
    },
  }
}
