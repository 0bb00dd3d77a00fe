'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { type CaptureRow, nextId } from './editor-state'

type Props = { path: string; rows: CaptureRow[]; onChange: (rows: CaptureRow[]) => void }

/** Values of the answer that later steps use. */
export function CaptureRows({ path, rows, onChange }: Props) {
  const t = useTranslations('smoke.editor')
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">{t('capture')}</legend>
      {rows.length > 0 ? <p className="text-xs text-ink-3">{t('captureHint')}</p> : null}
      {rows.map((row, index) => (
        <div key={row.id} className="grid grid-cols-[minmax(0,1fr)_32px] gap-1.5 rounded-md border border-line p-2.5">
          <div className="grid min-w-0 items-start gap-2.5 sm:grid-cols-[minmax(0,1fr)_120px_minmax(0,1.4fr)]">
            <Field name={`${path}.${index}.name`} label={t('captureName')} required>
              <Input
                mono
                defaultValue={row.name}
                placeholder="NEXT_CURSOR"
                spellCheck={false}
                autoCapitalize="off"
                onChange={(event) => onChange(rows.map((one) => (one.id === row.id ? { ...one, name: event.target.value } : one)))}
              />
            </Field>
            <Field name={`${path}.${index}.from`} label={t('captureFrom')} required>
              <Select
                defaultValue={row.from}
                options={(['json', 'header'] as const).map((value) => ({ value, label: t(`captureFromOptions.${value}`) }))}
              />
            </Field>
            <Field name={`${path}.${index}.path`} label={t('capturePath')} required>
              <Input mono defaultValue={row.path} placeholder="$.next_cursor" spellCheck={false} autoCapitalize="off" />
            </Field>
            <Checkbox name={`${path}.${index}.secret`} label={t('captureSecret')} defaultChecked={row.secret} className="sm:col-span-3" />
          </div>
          <IconButton label={t('remove')} icon={<X size={15} />} onClick={() => onChange(rows.filter((one) => one.id !== row.id))} />
        </div>
      ))}
      <span>
        <Button
          size="sm"
          variant="ghost"
          icon={<Plus size={13} aria-hidden="true" />}
          onClick={() => onChange([...rows, { id: nextId(), name: '', from: 'json', path: '', secret: false }])}
        >
          {t('addCapture')}
        </Button>
      </span>
    </fieldset>
  )
}
