'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { useFormState } from '@/components/ui/form-context'
import { IconButton } from '@/components/ui/icon-button'
import { KindFields } from '@/components/ui/kind-fields'
import { Select } from '@/components/ui/select'
import type { KindForm } from '@/lib/smoke/kind-form'
import { type AssertionRow, nextId } from './editor-state'

type Props = { path: string; rows: AssertionRow[]; forms: readonly KindForm[]; onChange: (rows: AssertionRow[]) => void }

/** What the answer must be. Each kind draws its own form. */
export function AssertionRows({ path, rows, forms, onChange }: Props) {
  const t = useTranslations('smoke.editor')
  const { errors } = useFormState()
  const change = (id: number, kind: string) => onChange(rows.map((row) => (row.id === id ? { id: nextId(), kind, params: {} } : row)))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">{t('expect')}</legend>
      <p className="text-xs text-ink-3">{t('expectHint')}</p>
      {rows.map((row, index) => {
        const form = forms.find((one) => one.kind === row.kind)
        return (
          <div key={row.id} className="grid grid-cols-[minmax(0,1fr)_32px] gap-1.5 rounded-md border border-line p-2.5">
            <div className="grid min-w-0 items-start gap-2.5 sm:grid-cols-[190px_minmax(0,1fr)]">
              <Field name={`${path}.${index}.kind`} label={t('kind')} required>
                <Select
                  value={row.kind}
                  onChange={(event) => change(row.id, event.target.value)}
                  options={[
                    ...forms.map((one) => ({ value: one.kind, label: one.label })),
                    ...(form ? [] : [{ value: row.kind, label: row.kind }]),
                  ]}
                />
              </Field>
              {form ? (
                <div className="grid min-w-0 [grid-template-columns:repeat(auto-fit,minmax(min(150px,100%),1fr))] items-start gap-2.5">
                  <KindFields fields={form.fields} values={row.params} prefix={`${path}.${index}.params`} />
                </div>
              ) : null}
            </div>
            <IconButton label={t('remove')} icon={<X size={15} />} onClick={() => onChange(rows.filter((one) => one.id !== row.id))} />
          </div>
        )
      })}
      <FieldError text={errors[path]} />
      <span>
        <Button
          size="sm"
          variant="ghost"
          icon={<Plus size={13} aria-hidden="true" />}
          onClick={() => onChange([...rows, { id: nextId(), kind: forms[0]?.kind ?? 'status', params: {} }])}
        >
          {t('addAssertion')}
        </Button>
      </span>
    </fieldset>
  )
}
