'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { useNamed } from '@/components/templates/use-named'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import type { CorrectedAs } from '@/lib/templates/markdown/correction'
import { splitLines } from '@/lib/templates/markdown/source-lines'
import { FoundParts } from './found-parts'
import { FoundPlan } from './found-plan'
import { NotUnderstoodList } from './not-understood-list'
import { SourceLines } from './source-lines'
import type { ImportRow } from './use-import'

interface Props {
  row: ImportRow
  templates: readonly { id: string; name: string; nameZh: string }[]
  pending: boolean
  onChange: (name: string, some: Partial<ImportRow>) => void
  onCorrect: (line: number, as: CorrectedAs | null) => void
  onForget: () => void
}

/** One document: every line of it with what it became, beside the plan that came of it; a line can be corrected in place. */
export function DocumentPreview({ row, templates, pending, onChange, onCorrect, onForget }: Props) {
  const t = useTranslations('importing')
  const named = useNamed()
  const lines = useMemo(() => splitLines(row.text).map((line) => line.text), [row.text])
  const [at, setAt] = useState<{ line: number; turn: number }>({ line: 0, turn: 0 })
  const jump = (line: number) => setAt((before) => ({ line, turn: before.turn + 1 }))
  const { preview } = row
  if (preview.refused) return <Callout tone="nogo">{t('refused_text', { name: row.name, why: t(`refused.${preview.refused}`) })}</Callout>
  const { counts, known, whole } = preview
  const suggested = new Set(known.map(({ id }) => id))
  return (
    <div className="grid min-w-0 gap-4" aria-busy={pending}>
      <Panel title={row.name} meta={t('found', { ...counts, open: counts.items - counts.done })}>
        <PanelBody className="grid gap-3 sm:grid-cols-2">
          <Field label={t('template_name')} required>
            <Input
              value={row.templateName}
              maxLength={120}
              disabled={row.into !== ''}
              onChange={(event) => onChange(row.name, { templateName: event.target.value })}
            />
          </Field>
          <Field
            label={t('into')}
            hint={known.length > 0 ? t('known', { name: known.map((each) => named(each.name, each.nameZh)).join(', ') }) : t('into_hint')}
            required
          >
            <Select
              value={row.into}
              onChange={(event) => onChange(row.name, { into: event.target.value })}
              options={[
                { value: '', label: t('into_new') },
                ...[...templates]
                  .sort((a, b) => Number(suggested.has(b.id)) - Number(suggested.has(a.id)))
                  .map((each) => ({ value: each.id, label: t('into_draft', { name: named(each.name, each.nameZh) }) })),
              ]}
            />
          </Field>
          {counts.items === 0 ? (
            <Callout tone="hold" className="sm:col-span-2">
              {t('no_items_hint')}
            </Callout>
          ) : null}
          {preview.corrections.length > 0 ? (
            <Callout
              className="sm:col-span-2"
              actions={
                <Button size="sm" pending={pending} onClick={onForget}>
                  {t('forget')}
                </Button>
              }
            >
              {t(preview.remembered ? 'remembered' : 'corrected', { count: preview.corrections.length })}
            </Callout>
          ) : null}
        </PanelBody>
      </Panel>
      {whole ? (
        <>
          <NotUnderstoodList entries={whole.document.notUnderstood} notes={preview.notes} onJump={jump} />
          <div className="grid items-start gap-4 xl:grid-cols-2">
            <SourceLines
              lines={lines}
              fates={whole.fates}
              notUnderstood={whole.document.notUnderstood}
              corrections={preview.corrections}
              at={at}
              pending={pending}
              onCorrect={onCorrect}
            />
            <div className="grid min-w-0 gap-4">
              <FoundPlan phases={whole.document.phases} onJump={jump} />
              <FoundParts document={whole.document} onJump={jump} />
            </div>
          </div>
        </>
      ) : null}
    </div>
  )
}
