'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Progress } from '@/components/ui/progress'
import { RefusalNote } from '@/components/ui/refusal-note'
import { DocumentList } from './document-list'
import { DocumentPreview } from './document-preview'
import { SourceChooser } from './source-chooser'
import { type MadeDraft, useImport } from './use-import'

/** Where a draft is looked over: one of a template that was there beside what it changes. */
const placeOf = ({ templateId, into }: MadeDraft) => `/templates/${templateId}${into ? '/publish' : ''}`

type Named = { id: string; name: string; nameZh: string }

/** The import from choosing documents over looking at and correcting what was read to the drafts made of them. */
export function ImportView({ templates }: { templates: readonly Named[] }) {
  const t = useTranslations('importing')
  const router = useRouter()
  const [made, setMade] = useState<readonly MadeDraft[]>([])
  const flow = useImport((drafts) => {
    const [only] = drafts
    if (drafts.length === 1 && only) router.push(placeOf(only))
    else setMade(drafts)
  })
  const { rows, open, reading, making } = flow
  const shown = rows.find(({ name }) => name === open)
  const chosen = rows.filter((row) => row.chosen)
  const read = rows.filter((row) => row.state === 'read').length

  if (made.length > 0) {
    return (
      <Panel title={t('made', { count: made.length })} actions={<ButtonLink href="/templates?state=draft">{t('to_library')}</ButtonLink>}>
        {made.map((draft) => (
          <PanelRow key={draft.templateId}>
            <ButtonLink variant="ghost" size="sm" href={placeOf(draft)}>
              {draft.name}
            </ButtonLink>
          </PanelRow>
        ))}
      </Panel>
    )
  }
  return (
    <>
      {/* What was pasted stays there for whoever starts again. */}
      <div hidden={rows.length > 0}>
        <SourceChooser onGiven={(documents) => void flow.read(documents)} />
      </div>
      {rows.length > 0 ? (
        <div className="grid min-w-0 gap-4">
          <div className="z-10 flex flex-wrap items-center gap-2 bg-bg py-1.5 lg:sticky lg:top-0">
            <Button
              variant="primary"
              pending={making.pending}
              disabled={chosen.length === 0 || flow.sending}
              onClick={() => void flow.make()}
            >
              {t('make', { count: chosen.length })}
            </Button>
            {flow.sending && rows.length > 1 ? (
              <Button onClick={flow.halt}>{t('stop')}</Button>
            ) : (
              <Button onClick={flow.restart}>{t(flow.sending ? 'cancel' : 'restart')}</Button>
            )}
            {flow.sending && rows.length > 1 ? (
              <Progress value={read} max={rows.length} label={t('progress', { read, total: rows.length })} />
            ) : null}
            <span role="status" className="text-sm text-ink-2">
              {flow.sending && rows.length > 1 ? t('progress', { read, total: rows.length }) : reading.pending ? t('reading') : ''}
            </span>
          </div>
          {flow.tooMuch ? (
            <p role="alert" className="text-sm text-nogo">
              {t('too_much')}
            </p>
          ) : null}
          <RefusalNote refusal={making.refusal ?? reading.refusal} />
          {rows.length > 1 ? <DocumentList rows={rows} open={open} busy={flow.sending} onOpen={flow.show} onChange={flow.change} /> : null}
          {shown ? (
            <DocumentPreview
              key={shown.name}
              row={shown}
              templates={templates}
              pending={reading.pending}
              onChange={flow.change}
              onCorrect={(lines, as) => void flow.correct(shown, lines, as)}
              reveal={rows.length > 1}
              onForget={() => void flow.forget(shown)}
            />
          ) : null}
        </div>
      ) : null}
    </>
  )
}
