'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { nextId, type PairRow } from './editor-state'

type Props = {
  /** Path of the list: `definition.steps.0.request.headers`. */
  path: string
  legend: string
  hint?: string
  add: string
  rows: PairRow[]
  onChange: (rows: PairRow[]) => void
}

/** Names with values, one row each: headers, query parameters. */
export function PairRows({ path, legend, hint, add, rows, onChange }: Props) {
  const t = useTranslations('smoke.editor')
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {hint && rows.length > 0 ? <p className="text-xs text-ink-3">{hint}</p> : null}
      {rows.map((row, index) => (
        <div key={row.id} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)_32px] items-start gap-1.5">
          <Field name={`${path}.${index}.name`} label={t('parameterName')} hideLabel>
            <Input mono defaultValue={row.name} placeholder={t('parameterName')} spellCheck={false} autoCapitalize="off" />
          </Field>
          <Field name={`${path}.${index}.value`} label={t('parameterValue')} hideLabel>
            <Input mono defaultValue={row.value} placeholder={t('parameterValue')} spellCheck={false} autoCapitalize="off" />
          </Field>
          <IconButton label={t('remove')} icon={<X size={15} />} onClick={() => onChange(rows.filter((one) => one.id !== row.id))} />
        </div>
      ))}
      <span>
        <Button
          size="sm"
          variant="ghost"
          icon={<Plus size={13} aria-hidden="true" />}
          onClick={() => onChange([...rows, { id: nextId(), name: '', value: '' }])}
        >
          {add}
        </Button>
      </span>
    </fieldset>
  )
}
