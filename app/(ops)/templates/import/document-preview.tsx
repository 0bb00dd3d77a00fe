'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Callout } from '@/components/ui/callout'
import { Panel, PanelBody } from '@/components/ui/panel'
import type { CorrectedAs } from '@/lib/templates/markdown/correction'
import { splitLines } from '@/lib/templates/markdown/source-lines'
import { DocumentSettings } from './document-settings'
import { ErrorLines } from './error-lines'
import { FoundParts } from './found-parts'
import { FoundPlan } from './found-plan'
import { LeftLines } from './left-lines'
import { NotUnderstoodList } from './not-understood-list'
import { OwnTemplate } from './own-template'
import { SourceLines } from './source-lines'
import { type ImportRow, unreadBecause } from './use-import'

interface Props {
  row: ImportRow
  templates: readonly { id: string; name: string; nameZh: string }[]
  pending: boolean
  onChange: (name: string, some: Partial<ImportRow>) => void
  onCorrect: (lines: readonly number[], as: CorrectedAs | null) => void
  onForget: () => void
  /** It was opened from a list, below what is on the screen. */
  reveal: boolean
}

/** One document: every line of it with what it became, beside the plan that came of it; lines can be corrected in place. */
export function DocumentPreview({ row, templates, pending, onChange, onCorrect, onForget, reveal }: Props) {
  const t = useTranslations('importing')
  const lines = useMemo(() => splitLines(row.text).map((line) => line.text), [row.text])
  const [at, setAt] = useState<{ line: number; turn: number }>({ line: 0, turn: 0 })
  const jump = (line: number) => setAt((before) => ({ line, turn: before.turn + 1 }))
  const top = useRef<HTMLDivElement>(null)
  const { preview } = row
  const unread = unreadBecause(row)

  const ready = preview !== null || unread !== null
  useEffect(() => {
    if (reveal && ready) void top.current?.scrollIntoView({ block: 'start' })
  }, [reveal, ready])

  if (unread)
    return (
      <div ref={top} className="grid min-w-0 scroll-mt-16 gap-4">
        <Callout tone="nogo" title={t('refused_text', { name: row.name, why: t(`refused.${unread}`) })}>
          {t(unread === 'has_errors' ? 'errors_hint' : 'refused_hint')}
        </Callout>
        {preview && preview.errors.length > 0 ? <ErrorLines errors={preview.errors} lines={lines} /> : null}
      </div>
    )
  if (!preview)
    return (
      <div>
        <Panel title={row.name} aria-busy={pending}>
          <PanelBody className="text-sm text-ink-2">{t(pending ? 'reading' : 'not_read')}</PanelBody>
        </Panel>
      </div>
    )
  const { whole, body } = preview
  return (
    <div ref={top} className="grid min-w-0 scroll-mt-16 gap-4" aria-busy={pending}>
      <DocumentSettings row={row} templates={templates} pending={pending} onChange={onChange} onForget={onForget} />
      {body ? <OwnTemplate body={body} /> : null}
      {whole ? (
        <>
          <NotUnderstoodList entries={whole.document.notUnderstood} notes={preview.notes} onJump={jump} />
          <div className="grid items-start gap-4 xl:grid-cols-2">
            <div className="min-w-0 xl:sticky xl:top-14">
              <SourceLines
                lines={lines}
                fates={whole.fates}
                kept={whole.document.kept}
                notUnderstood={whole.document.notUnderstood}
                corrections={preview.corrections}
                at={at}
                pending={pending}
                onCorrect={onCorrect}
              />
            </div>
            <div className="grid min-w-0 gap-4">
              <FoundPlan phases={whole.document.phases} onJump={jump} />
              <FoundParts document={whole.document} onJump={jump} />
              <LeftLines lines={lines} fates={whole.fates} onJump={jump} />
            </div>
          </div>
        </>
      ) : null}
    </div>
  )
}
