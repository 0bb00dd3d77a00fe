'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Panel, PanelRow } from '@/components/ui/panel'
import { RefusalNote } from '@/components/ui/refusal-note'
import { DocumentList } from './document-list'
import { DocumentPreview } from './document-preview'
import { SourceChooser } from './source-chooser'
import { useImport } from './use-import'

type Named = { id: string; name: string; nameZh: string }

/** The import from choosing documents over looking at and correcting what was read to the drafts made of them. */
export function ImportView({ templates }: { templates: readonly Named[] }) {
  const t = useTranslations('importing')
  const router = useRouter()
  const [made, setMade] = useState<readonly { templateId: string; name: string }[]>([])
  const flow = useImport((drafts) => {
    const [only] = drafts
    if (drafts.length === 1 && only) router.push(`/templates/${only.templateId}`)
    else setMade(drafts)
  })
  const { rows, open, reading, making } = flow
  const shown = rows.find(({ name }) => name === open)
  const chosen = rows.filter((row) => row.chosen)

  if (made.length > 0) {
    return (
      <Panel title={t('made', { count: made.length })} actions={<ButtonLink href="/templates?state=draft">{t('to_library')}</ButtonLink>}>
        {made.map(({ templateId, name }) => (
          <PanelRow key={templateId}>
            <ButtonLink variant="ghost" size="sm" href={`/templates/${templateId}`}>
              {name}
            </ButtonLink>
          </PanelRow>
        ))}
      </Panel>
    )
  }
  if (rows.length === 0) {
    return (
      <div className="grid gap-4">
        <RefusalNote refusal={reading.refusal} />
        <SourceChooser pending={reading.pending} onGiven={(documents) => void flow.read(documents)} />
      </div>
    )
  }
  return (
    <div className="grid min-w-0 gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" pending={making.pending} disabled={chosen.length === 0} onClick={() => void flow.make()}>
          {t('make', { count: chosen.length })}
        </Button>
        <Button onClick={flow.restart}>{t('restart')}</Button>
        <span role="status" className="text-sm text-ink-3">
          {reading.pending ? t('reading') : ''}
        </span>
      </div>
      <RefusalNote refusal={making.refusal ?? reading.refusal} />
      {rows.length > 1 ? <DocumentList rows={rows} open={open} onOpen={flow.show} onChange={flow.change} /> : null}
      {shown ? (
        <DocumentPreview
          key={shown.name}
          row={shown}
          templates={templates}
          pending={reading.pending}
          onChange={flow.change}
          onCorrect={(line, as) => void flow.correct(shown, line, as)}
          onForget={() => void flow.forget(shown)}
        />
      ) : null}
    </div>
  )
}
