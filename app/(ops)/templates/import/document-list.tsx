'use client'

import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { Panel } from '@/components/ui/panel'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import type { ImportRow } from './use-import'

interface Props {
  rows: readonly ImportRow[]
  open: string | null
  onOpen: (name: string | null) => void
  onChange: (name: string, some: Partial<ImportRow>) => void
}

/** Many documents, a row each: what was found, whether it becomes a template, and why one was refused. */
export function DocumentList({ rows, open, onOpen, onChange }: Props) {
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
            const { counts, refused, remembered } = row.preview
            return (
              <tr key={row.name}>
                <Td>
                  <input
                    type="checkbox"
                    className="size-4 accent-(--ink)"
                    aria-label={t('take', { name: row.name })}
                    checked={row.chosen}
                    disabled={refused !== null || counts.items === 0}
                    onChange={(event) => onChange(row.name, { chosen: event.target.checked })}
                  />
                </Td>
                <Td>
                  <button
                    type="button"
                    className="link text-left break-all"
                    aria-expanded={open === row.name}
                    disabled={refused !== null}
                    onClick={() => onOpen(open === row.name ? null : row.name)}
                  >
                    {row.name}
                  </button>
                  <span className="block text-xs text-ink-3">{row.templateName}</span>
                  {remembered ? <Chip>{t('remembered_short')}</Chip> : null}
                </Td>
                <Td end>{counts.items}</Td>
                <Td end className="max-sm:hidden">
                  {counts.done}
                </Td>
                <Td end className="max-sm:hidden">
                  {counts.slots}
                </Td>
                <Td>
                  {refused ? (
                    <Chip tone="nogo">{t(`refused.${refused}`)}</Chip>
                  ) : counts.items === 0 ? (
                    <Chip tone="idle">{t('no_items')}</Chip>
                  ) : counts.notUnderstood > 0 ? (
                    <Chip tone="hold">{t('lines', { count: counts.notUnderstood })}</Chip>
                  ) : (
                    <span className="text-ink-3">–</span>
                  )}
                </Td>
              </tr>
            )
          })}
        </Tbody>
      </Table>
    </Panel>
  )
}
