'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import type { PairRow } from './request-state'
import { RowList } from './row-list'
import { isLiteralSecret, LiteralSecret } from './secret-field'
import { TextControl } from './text-control'
import { nextId } from './typed'

type Props = {
  /** Path of the list: `definition.steps.0.request.headers`. */
  path: string
  legend: string
  hint?: string
  add: string
  rows: PairRow[]
  onChange: (rows: PairRow[]) => void
  /** Names among them carry secrets, as a rule: a literal value is remarked upon. */
  secrets?: boolean
}

const secretName = /^(authorization|proxy-authorization|cookie)$|api-?key|token|secret|password/i

/** Names with values, one row each: headers, query parameters, fields of a form. */
export function PairRows({ path, legend, hint, add, rows, onChange, secrets }: Props) {
  return (
    <RowList
      path={path}
      legend={legend}
      hint={rows.length > 0 ? hint : undefined}
      add={add}
      onAdd={() => onChange([...rows, { id: nextId(), name: '', value: '' }])}
    >
      {rows.map((row, index) => (
        <Pair
          key={row.id}
          path={`${path}.${index}`}
          row={row}
          secrets={secrets}
          onRemove={() => onChange(rows.filter((one) => one.id !== row.id))}
        />
      ))}
    </RowList>
  )
}

function Pair({ path, row, secrets, onRemove }: { path: string; row: PairRow; secrets?: boolean; onRemove: () => void }) {
  const t = useTranslations('suite_editor')
  const [name, setName] = useState(row.name)
  const [value, setValue] = useState(row.value)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)_32px] items-start gap-1.5">
      <Field name={`${path}.name`} label={t('parameterName')} hideLabel>
        <TextControl was={row.name} placeholder={t('parameterName')} onChange={setName} />
      </Field>
      <Field name={`${path}.value`} label={t('parameterValue')} hideLabel>
        <TextControl was={row.value} placeholder={t('parameterValue')} onChange={setValue} />
      </Field>
      <IconButton label={t('remove')} icon={<X size={15} />} onClick={onRemove} />
      {secrets && secretName.test(name.trim()) && isLiteralSecret(value) ? (
        <div className="col-span-full">
          <LiteralSecret />
        </div>
      ) : null}
    </div>
  )
}
