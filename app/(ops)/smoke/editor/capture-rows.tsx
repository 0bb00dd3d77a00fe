'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import type { Capture } from '@/lib/smoke/step-schema'
import { type CaptureRow, captureSources, hasPath } from './checks-state'
import { examples } from './examples'
import { RowList } from './row-list'
import { TextControl } from './text-control'
import { nextId } from './typed'

type Props = { path: string; rows: CaptureRow[]; onChange: (rows: CaptureRow[]) => void; hint?: string }

/** Values of the answer that later steps use. */
export function CaptureRows({ path, rows, onChange, hint }: Props) {
  const t = useTranslations('suite_editor')
  return (
    <RowList
      path={path}
      legend={t('capture')}
      hint={rows.length > 0 ? (hint ?? t('captureHint')) : undefined}
      add={t('addCapture')}
      onAdd={() => onChange([...rows, { id: nextId(), name: '', from: 'json', path: '', secret: false }])}
    >
      {rows.map((row, index) => (
        <div key={row.id} className="grid grid-cols-[minmax(0,1fr)_32px] gap-1.5 rounded-md border border-line p-2.5">
          <CaptureFields
            path={`${path}.${index}`}
            row={row}
            onFrom={(from) => onChange(rows.map((one) => (one.id === row.id ? { ...one, from } : one)))}
          />
          <IconButton label={t('remove')} icon={<X size={15} />} onClick={() => onChange(rows.filter((one) => one.id !== row.id))} />
        </div>
      ))}
    </RowList>
  )
}

function CaptureFields({ path, row, onFrom }: { path: string; row: CaptureRow; onFrom: (from: Capture['from']) => void }) {
  const t = useTranslations('suite_editor')
  const { from } = row
  return (
    <div className="grid min-w-0 items-start gap-2.5 sm:grid-cols-[minmax(0,1fr)_150px_minmax(0,1.4fr)]">
      <Field name={`${path}.name`} label={t('captureName')} required>
        <TextControl was={row.name} placeholder={examples.captured} />
      </Field>
      <Field name={`${path}.from`} label={t('captureFrom')} required>
        <Select
          value={from}
          onChange={(event) => onFrom(event.target.value as Capture['from'])}
          options={captureSources.map((value) => ({ value, label: t(`captureFromOptions.${value}`) }))}
        />
      </Field>
      {/* Hidden, not left out: whoever looks through the sources finds what was typed. */}
      <div hidden={!hasPath(from)}>
        <Field
          name={`${path}.path`}
          label={t(`capturePath.${hasPath(from) ? (from as keyof typeof examples.path) : 'json'}`)}
          hint={from === 'json' || from === 'regex' ? t(`capturePathHint.${from}`) : undefined}
          required
        >
          <TextControl was={row.path} placeholder={hasPath(from) ? examples.path[from as keyof typeof examples.path] : undefined} />
        </Field>
      </div>
      {hasPath(from) ? null : <p className="text-xs text-ink-3 sm:pt-7">{t(from === 'body' ? 'captureBody' : 'captureStatus')}</p>}
      <Checkbox name={`${path}.secret`} label={t('captureSecret')} defaultChecked={row.secret} className="sm:col-span-3" />
    </div>
  )
}
