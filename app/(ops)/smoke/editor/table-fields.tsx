'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ClipboardEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { useFormState } from '@/components/ui/form-context'
import { IconButton } from '@/components/ui/icon-button'
import { Textarea } from '@/components/ui/textarea'
import {
  mostColumns,
  mostRows,
  pastedAt,
  readTable,
  readTsv,
  tableFromTsv,
  type TableRows,
  tableRows,
  withColumn,
  withoutColumn,
  withoutRow,
  withRow,
} from './table-state'
import { examples } from './examples'
import { TextControl } from './text-control'

type Props = { path: string; table: TableRows; onChange: (table: TableRows) => void; onRemove: () => void }

/** The table a step runs for, a row at a time. Cells are pasted from a spreadsheet, where the cursor stands or as a whole. */
export function TableFields({ path, table, onChange, onRemove }: Props) {
  const t = useTranslations('suite_editor')
  const { errors } = useFormState()
  const [pasting, setPasting] = useState(false)
  const paste = (event: ClipboardEvent, top: number, left: number) => {
    const lines = readTsv(event.clipboardData.getData('text/plain'))
    if (lines.length < 2 && (lines[0]?.length ?? 0) < 2) return
    event.preventDefault()
    const form = (event.target as HTMLInputElement).form
    // What was typed elsewhere in the table is in its inputs.
    const typed = form ? { ...tableRows(readTable(new FormData(form), path, table)), columns: table.columns } : table
    onChange(pastedAt(typed, lines, top, left))
  }
  return (
    <fieldset name={`${path}.rows`} tabIndex={-1} className="grid min-w-0 gap-3 rounded-md border border-line bg-hover/40 p-3 outline-none">
      <legend className="sr-only">{t('table')}</legend>
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1 text-sm">
          <span className="font-medium">{t('table')}</span> <span className="text-ink-2">{t('tableHint')}</span>
        </p>
        <Button size="sm" variant="ghost" icon={<X size={13} aria-hidden="true" />} onClick={onRemove}>
          {t('removeTable')}
        </Button>
      </div>
      <div role="region" aria-label={t('table')} tabIndex={0} className="overflow-x-auto rounded-md border border-line bg-panel">
        <table className="w-full border-collapse text-left text-sm">
          <thead className="border-b border-line">
            <tr>
              <th scope="col" className="w-9 px-2 py-1.5 text-xs font-medium text-ink-3">
                {t('rowNumber')}
              </th>
              {table.columns.map((column, at) => (
                <th key={column.id} scope="col" className="min-w-36 px-1 py-1.5 align-top font-normal">
                  <span className="flex items-start gap-1">
                    <Field name={`${path}.columns.${at}`} label={t('columnName', { position: at + 1 })} hideLabel className="flex-1">
                      <TextControl was={column.text} placeholder={examples.column} />
                    </Field>
                    <IconButton
                      label={t('removeColumn', { position: at + 1 })}
                      icon={<X size={13} />}
                      disabled={table.columns.length === 1}
                      onClick={() => onChange(withoutColumn(table, at))}
                    />
                  </span>
                </th>
              ))}
              <th scope="col" className="w-9">
                <span className="sr-only">{t('remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <tr key={row.id} className="border-t border-line first:border-t-0">
                <th scope="row" className="px-2 py-1 text-xs font-normal text-ink-3">
                  {at + 1}
                </th>
                {row.cells.map((cell, index) => (
                  <td key={cell.id} className="px-1 py-1 align-top" onPaste={(event) => paste(event, at, index)}>
                    <Field
                      name={`${path}.rows.${at}.${index}`}
                      label={t('cell', { row: at + 1, column: table.columns[index]?.text || index + 1 })}
                      hideLabel
                    >
                      <TextControl was={cell.text} />
                    </Field>
                    {index === 0 ? <FieldError text={errors[`${path}.rows.${at}`]} /> : null}
                  </td>
                ))}
                <td className="px-1 py-1 align-top">
                  <IconButton
                    label={t('removeRow', { position: at + 1 })}
                    icon={<X size={15} />}
                    disabled={table.rows.length === 1}
                    onClick={() => onChange(withoutRow(table, row.id))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <FieldError text={errors[path] ?? errors[`${path}.rows`] ?? errors[`${path}.columns`]} />
      <span className="flex flex-wrap gap-1.5">
        <Button
          size="sm"
          variant="ghost"
          icon={<Plus size={13} aria-hidden="true" />}
          disabled={table.rows.length >= mostRows}
          onClick={() => onChange(withRow(table))}
        >
          {t('addRow')}
        </Button>
        <Button
          size="sm"
          variant="ghost"
          icon={<Plus size={13} aria-hidden="true" />}
          disabled={table.columns.length >= mostColumns}
          onClick={() => onChange(withColumn(table))}
        >
          {t('addColumn')}
        </Button>
        <Button size="sm" variant="ghost" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
          {t('pasteTable')}
        </Button>
      </span>
      {pasting ? (
        <PasteBox
          onTable={(next) => {
            onChange(next)
            setPasting(false)
          }}
        />
      ) : null}
    </fieldset>
  )
}

/** Takes a whole table as text; its first line names the columns. */
function PasteBox({ onTable }: { onTable: (table: TableRows) => void }) {
  const t = useTranslations('suite_editor')
  const id = useId()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const use = () => {
    const read = tableFromTsv(text)
    if (!read) return setFault(t('pasteFault'))
    if (read.cut && fault === null) return setFault(t('pasteCut', { rows: mostRows, columns: mostColumns }))
    onTable(read.table)
  }
  return (
    <div className="grid justify-items-start gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {t('pasteLabel')}
      </label>
      <Textarea
        id={id}
        mono
        rows={4}
        value={text}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setText(event.target.value)
          setFault(null)
        }}
      />
      <p id={`${id}-hint`} className="text-xs text-ink-3">
        {t('pasteHint')}
      </p>
      <FieldError text={fault} />
      <Button size="sm" onClick={use} disabled={text.trim() === ''}>
        {t('pasteUse')}
      </Button>
    </div>
  )
}
