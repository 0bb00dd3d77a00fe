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
      {document.kept.map((part) => {
        const entries = entriesOf(part, t)
        const about = part.kind === 'table' ? t('table_stays') : undefined
        return (
          <Panel
            key={`${part.kind} ${part.line}`}
            title={t(`kept_kind.${part.kind}`)}
            meta={about ?? t('entries', { count: entries.length })}
          >
            {entries.slice(0, mostEntries).map(({ line, text, aside }, index) => (
              <Row key={index} line={line} onJump={onJump} aside={aside}>
                {text}
              </Row>
            ))}
            {entries.length > mostEntries ? (
              <PanelRow className="text-sm text-ink-3">{t('more_entries', { count: entries.length - mostEntries })}</PanelRow>
            ) : null}
          </Panel>
        )
      })}
    </>
  )
}

/** Entries of one part that are drawn. */
const mostEntries = 50

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return count === 0 ? null : <Panel title={title}>{children}</Panel>
}

function Row({ line, aside, onJump, children }: { line: number; aside: string; onJump: (line: number) => void; children: ReactNode }) {
  return (
    <PanelRow className="flex items-baseline gap-2.5 text-sm">
      <LineLink line={line} onJump={onJump} />
      <span className="min-w-0 break-words">{children}</span>
      <span className="ml-auto text-right text-xs text-ink-3">{aside}</span>
    </PanelRow>
  )
}

interface Entry {
  line: number
  text: string
  aside: string
}

const joined = (...words: (string | null)[]) => words.filter((word) => word !== null && word.trim() !== '').join(' · ')

/** What a kept part holds, a line each, with what the template makes of it. */
function entriesOf(part: KeptPart, t: ReturnType<typeof useTranslations<'importing'>>): Entry[] {
  if (part.kind === 'metrics')
    return part.rows.map(({ name, target, threshold, line }) => ({
      line,
      text: name,
      aside: joined(target && t('entry.target', { target }), threshold && t('entry.threshold', { threshold })),
    }))
  if (part.kind === 'risks')
    return part.rows.map(({ risk, probability, impact, mitigation, owner, line }) => ({
      line,
      text: joined(risk, mitigation),
      aside: joined(probability && impact ? t('entry.risk', { probability, impact }) : probability || impact, owner),
    }))
  if (part.kind === 'alerts')
    return part.rules.map(({ name, condition, for: lasting, severity, action }) => ({
      line: part.line,
      text: joined(name, condition),
      aside: joined(lasting, severity, action),
    }))
  if (part.kind === 'triggers') return part.triggers.map(({ text, line }) => ({ line, text, aside: '' }))
  if (part.kind === 'prompts') return part.prompts.map(({ text, line }) => ({ line, text, aside: '' }))
  if (part.kind === 'watch')
    return part.cadences.map(({ text, line, everyMinutes }) => ({ line, text, aside: t('entry.every', { minutes: everyMinutes }) }))
  if (part.kind === 'communication') return [{ line: part.line, text: joined(part.title, part.subject), aside: '' }]
  return part.rows.map((row, index) => ({ line: part.line + 2 + index, text: row.join(' | '), aside: '' }))
}
