'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Panel, PanelRow } from '@/components/ui/panel'
import type { ImportPreview } from '@/lib/templates/import-preview'
import type { KeptPart } from '@/lib/templates/markdown/kept'
import { LineLink } from './line-link'

type Found = NonNullable<ImportPreview['whole']>['document']

/** What was found beside the items: sign-off slots, fields to fill, facts of the document, and parts kept for their own places. */
export function FoundParts({ document, onJump }: { document: Found; onJump: (line: number) => void }) {
  const t = useTranslations('importing')
  const library = useTranslations('library.value.before')
  const metadata = Object.entries(document.metadata)
  return (
    <>
      <Part title={t('slots', { count: document.slots.length })} count={document.slots.length}>
        {document.slots.map((slot) => (
          <Row
            key={`${slot.line} ${slot.role}`}
            line={slot.line}
            onJump={onJump}
            aside={t('needed_before', { step: library(slot.before) })}
          >
            {slot.role}
            {slot.name ? <span className="text-ink-3"> · {slot.name}</span> : null}
          </Row>
        ))}
      </Part>
      <Part title={t('fields', { count: document.fields.length })} count={document.fields.length}>
        {document.fields.map((field) => (
          <Row key={`${field.line} ${field.label}`} line={field.line} onJump={onJump} aside={field.value ?? t('blank')}>
            {field.label}
          </Row>
        ))}
      </Part>
      <Part title={t('metadata', { count: metadata.length })} count={metadata.length}>
        {metadata.map(([label, value]) => (
          <PanelRow key={label} className="flex flex-wrap items-baseline gap-x-2.5 text-sm">
            <span className="text-ink-2">{label}</span>
            <span className="ml-auto min-w-0 break-words">{typeof value === 'string' ? value : JSON.stringify(value)}</span>
          </PanelRow>
        ))}
      </Part>
      <Part title={t('kept', { count: document.kept.length })} count={document.kept.length}>
        {document.kept.map((part) => (
          <Row key={`${part.kind} ${part.line}`} line={part.line} onJump={onJump} aside={t('entries', { count: sizeOf(part) })}>
            {t(`kept_kind.${part.kind}`)}
            <span className="block text-sm text-ink-3">{firstOf(part)}</span>
          </Row>
        ))}
      </Part>
    </>
  )
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return count === 0 ? null : <Panel title={title}>{children}</Panel>
}

function Row({ line, aside, onJump, children }: { line: number; aside: string; onJump: (line: number) => void; children: ReactNode }) {
  return (
    <PanelRow className="flex items-baseline gap-2.5 text-sm">
      <LineLink line={line} onJump={onJump} />
      <span className="min-w-0">{children}</span>
      <span className="ml-auto text-right text-xs text-ink-3">{aside}</span>
    </PanelRow>
  )
}

/** How many entries a kept part holds. */
function sizeOf(part: KeptPart): number {
  if (part.kind === 'alerts') return part.rules.length
  if (part.kind === 'triggers') return part.triggers.length
  if (part.kind === 'watch') return part.cadences.length
  return part.kind === 'communication' ? 1 : part.rows.length
}

/** Its first words, to know it by. */
function firstOf(part: KeptPart): string {
  if (part.kind === 'alerts') return part.rules.map((rule) => rule.name).join(', ')
  if (part.kind === 'triggers') return part.triggers.map((trigger) => trigger.text).join(' · ')
  if (part.kind === 'watch') return part.cadences.map((cadence) => cadence.text).join(' · ')
  if (part.kind === 'communication') return part.title
  if (part.kind === 'table') return part.headers.join(' | ')
  return part.kind === 'risks' ? part.rows.map((row) => row.risk).join(' · ') : part.rows.map((row) => row.name).join(', ')
}
