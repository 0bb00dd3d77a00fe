'use client'

import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { Panel } from '@/components/ui/panel'
import { Spinner } from '@/components/ui/spinner'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { type ImportRow, unreadBecause } from './use-import'

interface Props {
  rows: readonly ImportRow[]
  open: string | null
  /** Some are still being read. */
  busy: boolean
  onOpen: (name: string | null) => void
  onChange: (name: string, some: Partial<ImportRow>) => void
}

/** Many documents, a row each: what was found, whether it becomes a template, and why one was refused. */
export function DocumentList({ rows, open, busy, onOpen, onChange }: Props) {
  const t = useTranslations('importing')
  return (
    <Panel title={t('documents', { count: rows.length })}>
      <Table label={t('documents', { count: rows.length })}>
        <Thead>
          <Th>
            <span className="sr-only">{t('column.take')}</span>
          </Th>
          <Th>{t('column.document')}</Th>
          <Th end>{t('column.items')}</Th>
          <Th end className="max-sm:hidden">
            {t('column.done')}
          </Th>
          <Th end className="max-sm:hidden">
            {t('column.slots')}
          </Th>
          <Th>{t('column.not_understood')}</Th>
        </Thead>
        <Tbody>
          {rows.map((row) => {
            const { preview } = row
            const counts = preview?.refused === null ? preview.counts : null
            return (
              <tr key={row.name}>
                <Td>
                  <input
                    type="checkbox"
                    className="size-4 accent-(--ink)"
                    aria-label={t('take', { name: row.name })}
                    checked={row.chosen}
                    disabled={!counts || counts.items === 0}
                    onChange={(event) => onChange(row.name, { chosen: event.target.checked })}
                  />
                </Td>
                <Td>
                  <button
                    type="button"
                    className="link text-left break-all disabled:no-underline"
                    aria-expanded={open === row.name}
                    disabled={busy || row.skipped !== undefined}
                    onClick={() => onOpen(open === row.name ? null : row.name)}
                  >
                    {row.name}
                  </button>
                  {row.templateName !== '' && counts ? <span className="block text-xs text-ink-3">{row.templateName}</span> : null}
                  {preview?.remembered ? <Chip>{t('remembered_short')}</Chip> : null}
                </Td>
                <Td end>{counts?.items}</Td>
                <Td end className="max-sm:hidden">
                  {counts?.done}
                </Td>
                <Td end className="max-sm:hidden">
                  {counts?.slots}
                </Td>
                <Td>
                  <Found row={row} />
                </Td>
              </tr>
            )
          })}
        </Tbody>
      </Table>
    </Panel>
  )
}

/** How far a document has come, and what is to be looked at in it. */
function Found({ row }: { row: ImportRow }) {
  const t = useTranslations('importing')
  const unread = unreadBecause(row)
  if (unread) return <Chip tone="nogo">{t(`refused.${unread}`)}</Chip>
  if (row.state === 'waiting')
    return (
      <span className="inline-flex items-center gap-1.5 text-sm text-ink-3">
        <Spinner />
        {t('waiting')}
      </span>
    )
  if (!row.preview) return <Chip tone="idle">{t('not_read')}</Chip>
  const { counts } = row.preview
  if (counts.items === 0) return <Chip tone="idle">{t('no_items')}</Chip>
  if (counts.notUnderstood > 0) return <Chip tone="hold">{t('lines', { count: counts.notUnderstood })}</Chip>
  return <span className="text-sm text-ink-3">{t('nothing')}</span>
}
