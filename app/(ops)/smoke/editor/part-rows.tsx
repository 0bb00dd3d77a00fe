'use client'

import { FileUp, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Field, FieldError } from '@/components/ui/field'
import { useFormState } from '@/components/ui/form-context'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { carryFile, mostBytes, sizeOf } from './carry-file'
import { examples } from './examples'
import type { PartRow } from './request-state'
import { RowList } from './row-list'
import { TextControl } from './text-control'
import { nextId } from './typed'

type Props = { path: string; rows: PartRow[]; onChange: (rows: PartRow[]) => void }

/** Parts of a multipart body: values, and small files that the suite carries itself. */
export function PartRows({ path, rows, onChange }: Props) {
  const t = useTranslations('suite_editor')
  return (
    <RowList
      path={path}
      legend={t('parts')}
      hint={t('partsHint')}
      add={t('addPart')}
      onAdd={() => onChange([...rows, { id: nextId(), name: '', as: 'value', value: '', file: null }])}
    >
      {rows.map((row, index) => (
        <div key={row.id} className="grid grid-cols-[minmax(0,1fr)_32px] gap-1.5 rounded-md border border-line p-2.5">
          <PartFields
            path={`${path}.${index}`}
            row={row}
            onChange={(next) => onChange(rows.map((one) => (one.id === row.id ? next : one)))}
          />
          <IconButton label={t('remove')} icon={<X size={15} />} onClick={() => onChange(rows.filter((one) => one.id !== row.id))} />
        </div>
      ))}
    </RowList>
  )
}

function PartFields({ path, row, onChange }: { path: string; row: PartRow; onChange: (row: PartRow) => void }) {
  const t = useTranslations('suite_editor')
  return (
    <div className="grid min-w-0 items-start gap-2.5 sm:grid-cols-[minmax(0,1fr)_110px_minmax(0,1.6fr)]">
      <Field name={`${path}.name`} label={t('partName')} required>
        <TextControl was={row.name} placeholder={examples.part} />
      </Field>
      <Field label={t('partAs')} required>
        <Select
          value={row.as}
          onChange={(event) => onChange({ ...row, as: event.target.value as PartRow['as'] })}
          options={(['value', 'file'] as const).map((value) => ({ value, label: t(`partAsOptions.${value}`) }))}
        />
      </Field>
      {row.as === 'value' ? (
        <Field name={`${path}.value`} label={t('parameterValue')} required>
          <TextControl was={row.value} />
        </Field>
      ) : (
        <PartFile path={path} row={row} onChange={onChange} />
      )}
    </div>
  )
}

function PartFile({ path, row, onChange }: { path: string; row: PartRow; onChange: (row: PartRow) => void }) {
  const t = useTranslations('suite_editor')
  const id = useId()
  const { errors } = useFormState()
  const [fault, setFault] = useState<string | null>(null)
  const { file } = row
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return
    if (chosen.size > mostBytes) return setFault(t('fileLarge', { name: chosen.name }))
    setFault(null)
    onChange({ ...row, file: carryFile(chosen.name, chosen.type, new Uint8Array(await chosen.arrayBuffer())) })
  }
  const error = fault ?? errors[path]
  return (
    <div className="grid min-w-0 gap-2.5">
      <div>
        <span className="mb-1 block text-sm font-medium">{t('file')}</span>
        <span className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
          <input
            id={id}
            // Named as the part is, so that what is refused about it lands here.
            name={path}
            type="file"
            className="peer sr-only"
            aria-invalid={error ? true : undefined}
            aria-describedby={`${id}-about`}
            onChange={(event) => void choose(event.target.files?.[0])}
          />
          <label
            htmlFor={id}
            className="inline-flex h-7 cursor-pointer items-center gap-1.5 rounded-md border border-line-strong px-2.5 text-sm peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent hover:bg-hover"
          >
            <FileUp size={13} aria-hidden="true" />
            {file ? t('chooseOther') : t('chooseFile')}
          </label>
          <span id={`${id}-about`} className="text-xs text-ink-3">
            {file ? t(file.base64 === undefined ? 'fileText' : 'fileBytes', { bytes: sizeOf(file) }) : t('fileHint')}
          </span>
        </span>
        <FieldError text={error} />
      </div>
      {file ? (
        // Another file brings its own name.
        <div key={`${file.name} ${file.type}`} className="grid items-start gap-2.5 sm:grid-cols-2">
          <Field name={`${path}.file.name`} label={t('fileName')} required>
            <TextControl was={file.name} />
          </Field>
          <Field name={`${path}.file.type`} label={t('fileType')} required>
            <TextControl was={file.type} />
          </Field>
        </div>
      ) : null}
    </div>
  )
}
