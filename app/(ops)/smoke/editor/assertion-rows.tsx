'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { KindFields } from '@/components/ui/kind-fields'
import { Select } from '@/components/ui/select'
import type { AssertionRow } from './checks-state'
import { useEditor } from './editor-context'
import { groupKinds } from './kind-groups'
import { RowList } from './row-list'
import { nextId } from './typed'

type Props = {
  path: string
  rows: AssertionRow[]
  onChange: (rows: AssertionRow[]) => void
  legend: string
  hint?: string
  add: string
}

/** What the answer must be. Each kind draws its own form. */
export function AssertionRows({ path, rows, onChange, legend, hint, add }: Props) {
  const t = useTranslations('suite_editor')
  const { forms } = useEditor()
  const fresh = (kind: string): AssertionRow => ({ id: nextId(), kind, params: {}, fresh: true })
  return (
    <RowList path={path} legend={legend} hint={hint} add={add} onAdd={() => onChange([...rows, fresh(forms[0]?.kind ?? 'status')])}>
      {rows.map((row, index) => (
        <div key={row.id} className="grid grid-cols-[minmax(0,1fr)_32px] gap-1.5 rounded-md border border-line p-2.5">
          <Assertion
            path={`${path}.${index}`}
            row={row}
            onKind={(kind) => onChange(rows.map((one) => (one.id === row.id ? fresh(kind) : one)))}
          />
          <IconButton label={t('remove')} icon={<X size={15} />} onClick={() => onChange(rows.filter((one) => one.id !== row.id))} />
        </div>
      ))}
    </RowList>
  )
}

function Assertion({ path, row, onKind }: { path: string; row: AssertionRow; onKind: (kind: string) => void }) {
  const t = useTranslations('suite_editor')
  const { forms } = useEditor()
  const form = forms.find((one) => one.kind === row.kind)
  return (
    <div className="grid min-w-0 items-start gap-2.5 sm:grid-cols-[190px_minmax(0,1fr)]">
      <Field name={`${path}.kind`} label={t('kind')} required>
        <Select value={row.kind} onChange={(event) => onKind(event.target.value)}>
          {groupKinds(forms).map((one) => (
            <optgroup key={one.group} label={t(`kindGroup.${one.group}`)}>
              {one.forms.map(({ kind, label }) => (
                <option key={kind} value={kind}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
          {form ? null : <option value={row.kind}>{row.kind}</option>}
        </Select>
      </Field>
      {form ? (
        <div className="grid min-w-0 [grid-template-columns:repeat(auto-fit,minmax(min(150px,100%),1fr))] items-start gap-2.5">
          <KindFields fields={form.fields} values={row.params} prefix={`${path}.params`} />
        </div>
      ) : null}
    </div>
  )
}
