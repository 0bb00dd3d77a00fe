'use client'

import { useTranslations } from 'next-intl'
import { useNamed } from '@/components/templates/use-named'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import type { ImportRow } from './use-import'

interface Props {
  row: ImportRow
  templates: readonly { id: string; name: string; nameZh: string }[]
  pending: boolean
  onChange: (name: string, some: Partial<ImportRow>) => void
  onForget: () => void
}

/** What a document becomes: a template's name, or the next draft of one; and what one has to know before. */
export function DocumentSettings({ row, templates, pending, onChange, onForget }: Props) {
  const t = useTranslations('importing')
  const named = useNamed()
  const { preview } = row
  if (!preview) return null
  const { counts, known, corrections, remembered, lost } = preview
  const tooMany = preview.notes.find(({ code }) => code === 'too_many_items')
  const suggested = new Set(known.map(({ id }) => id))
  const forget = (
    <Button size="sm" pending={pending} onClick={onForget}>
      {t('forget')}
    </Button>
  )
  return (
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
          <Callout tone="hold" title={t('no_items')} className="sm:col-span-2">
            {t('no_items_hint')}
          </Callout>
        ) : null}
        {tooMany ? (
          <Callout tone="hold" className="sm:col-span-2">
            {t('too_many', { max: tooMany.params.max ?? 0, items: counts.items })}
          </Callout>
        ) : null}
        {counts.done > 0 ? <Callout className="sm:col-span-2">{t('states', { count: counts.done })}</Callout> : null}
        {corrections.length > 0 ? (
          <Callout className="sm:col-span-2" actions={forget}>
            {t(remembered ? 'remembered' : 'corrected', { count: corrections.length })}
          </Callout>
        ) : null}
        {lost > 0 ? (
          <Callout tone="hold" className="sm:col-span-2">
            {t('lost', { count: lost })}
          </Callout>
        ) : null}
      </PanelBody>
    </Panel>
  )
}
