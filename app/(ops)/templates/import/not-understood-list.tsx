'use client'

import { useTranslations } from 'next-intl'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Sign } from '@/components/ui/sign'
import type { CarriedNote } from '@/lib/templates/markdown/carried-note'
import type { NotUnderstood } from '@/lib/templates/markdown/read-types'
import { LineLink } from './line-link'

interface Props {
  entries: readonly NotUnderstood[]
  notes: readonly CarriedNote[]
  onJump: (line: number) => void
}

/** What was not understood, with its line, and what a template cannot hold as it was written. Nothing is left out in silence. */
export function NotUnderstoodList({ entries, notes, onJump }: Props) {
  const t = useTranslations('importing')
  const carried = useTranslations('template_source.notes')
  return (
    <>
      {entries.length > 0 ? (
        <Panel title={t('not_understood', { count: entries.length })} className="border-hold-line">
          <ul className="max-h-72 overflow-y-auto" tabIndex={0} aria-label={t('not_understood', { count: entries.length })}>
            {entries.map((entry) => (
              <li
                key={`${entry.line} ${entry.code}`}
                className="flex items-start gap-2.5 border-t border-line px-3.5 py-1.5 first:border-t-0"
              >
                <span className="mt-1 text-hold">
                  <Sign tone="hold" />
                </span>
                <LineLink line={entry.line} onJump={onJump} />
                <span className="min-w-0 flex-1">
                  <code className="break-words">{entry.text.trim().slice(0, 200)}</code>
                  <span className="block text-sm text-ink-2">{t(`why.${entry.code}`)}</span>
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : (
        <p className="text-sm text-ink-2">{t('all_understood')}</p>
      )}
      {notes.length > 0 ? (
        <Panel title={t('notes', { count: notes.length })}>
          {notes.slice(0, 100).map((note, index) => (
            <PanelRow key={`${note.line} ${note.code} ${index}`} className="flex items-baseline gap-2.5 text-sm">
              {note.line === null ? null : <LineLink line={note.line} onJump={onJump} />}
              <span>{carried(note.code, note.params)}</span>
            </PanelRow>
          ))}
        </Panel>
      ) : null}
    </>
  )
}
