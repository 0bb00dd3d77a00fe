'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { RefusalNote } from '@/components/ui/refusal-note'
import { Spinner } from '@/components/ui/spinner'
import type { KindForm } from '@/lib/smoke/kind-form'
import { BroughtDocument } from './brought-document'
import { PlacePanel } from './place-panel'
import { SourcePanel } from './source-panel'
import { useSuiteImport } from './use-suite-import'
import { WantedFiles } from './wanted-files'

// Only once something was brought.
const SuiteEditor = dynamic(() => import('../editor/suite-editor').then((module) => module.SuiteEditor))

export type ImportPlace = {
  id: string
  key: string
  name: string
  variables: { key: string; kind: 'plain' | 'secret'; description: string }[]
  suites: { id: string; key: string; name: string }[]
}

/** Reads what people bring, shows what it became, and opens the chosen steps in the editor: nothing is saved before a person says so there. */
export function ImportView({ forms, places, chosen: first }: { forms: KindForm[]; places: ImportPlace[]; chosen?: string }) {
  const t = useTranslations('smoke_import')
  const brought = useSuiteImport()
  const [placeId, setPlaceId] = useState(() => (places.find(({ key }) => key === first) ?? places[0])?.id ?? '')
  const [suiteId, setSuiteId] = useState('')
  const place = places.find(({ id }) => id === placeId) ?? places[0]
  if (!place) return null
  const { documents, chosen, draft } = brought
  if (draft) {
    const { definition, suite, existing } = draft
    return (
      <div className="grid gap-4">
        <Callout
          title={existing ? t('draft.added', { name: existing.name }) : t('draft.new')}
          actions={<Button onClick={brought.back}>{t('draft.back')}</Button>}
        >
          {t('draft.hint')}
        </Callout>
        <SuiteEditor forms={forms} places={[place]} {...(existing ? { existing } : { initial: { ...suite, definition } })} />
      </div>
    )
  }
  const files = [
    ...new Set(
      (documents ?? []).flatMap(({ steps }) =>
        steps.flatMap(({ notes }) => notes.filter(({ code }) => code === 'file_needed').map(({ params }) => String(params.file))),
      ),
    ),
  ]
  const taken = (documents ?? []).flatMap(({ steps }, at) => steps.filter((_, index) => chosen[at]?.has(index)))
  const captured = new Set(taken.flatMap(({ captures }) => captures.map(({ name }) => name)))
  const variables = [...new Set(taken.flatMap((step) => step.variables))].filter((name) => !captured.has(name))
  return (
    <div className="grid gap-4">
      <SourcePanel given={brought.given} pending={brought.pending} onGiven={brought.give} />
      {brought.refusal ? <RefusalNote refusal={brought.refusal} /> : null}
      <div aria-live="polite" className="text-sm text-ink-2">
        {brought.pending ? (
          <span className="flex items-center gap-2">
            <Spinner /> {t('reading')}
          </span>
        ) : null}
      </div>
      {documents ? (
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
          <div className="grid min-w-0 gap-4">
            {files.length > 0 ? <WantedFiles paths={files} onFile={brought.addFile} /> : null}
            {documents.map((document, at) => (
              <BroughtDocument
                key={document.name}
                document={document}
                forms={forms}
                chosen={chosen[at] ?? new Set()}
                onChoose={(next) => brought.choose(at, next)}
              />
            ))}
          </div>
          <PlacePanel
            places={places}
            place={place}
            suiteId={suiteId}
            count={taken.length}
            variables={variables}
            pending={brought.pending}
            onPlace={(id) => {
              setPlaceId(id)
              setSuiteId('')
            }}
            onSuite={setSuiteId}
            onOpen={() => void brought.open(suiteId)}
          />
        </div>
      ) : null}
    </div>
  )
}
