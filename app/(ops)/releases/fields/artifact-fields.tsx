'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { useFormState } from '@/components/ui/form-context'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'

/** How a digest begins; the same in every language. */
const digestPrefix = 'sha256:'

type Artifact = { name: string; digest: string }

/** What is deployed, each with its digest; rows are added and taken away. Read back with `artifactValues`. */
export function ArtifactFields({ artifacts = [], disabled }: { artifacts?: readonly Artifact[]; disabled?: boolean }) {
  const t = useTranslations('releases.form')
  const { errors } = useFormState()
  const serial = useRef(artifacts.length)
  const [rows, setRows] = useState(() => artifacts.map((artifact, id) => ({ id, ...artifact })))
  const add = () => setRows([...rows, { id: serial.current++, name: '', digest: '' }])
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{t('artifacts')}</legend>
      <p className="mb-2 text-xs text-ink-3">{t('artifactsHint')}</p>
      <ul className="grid gap-2">
        {rows.map((row, index) => (
          <li key={row.id} className="grid grid-cols-[1fr_auto] items-start gap-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_auto]">
            <Field name={`artifacts.${index}.name`} label={t('artifact_name')} hideLabel={index > 0}>
              <Input defaultValue={row.name} aria-label={`${t('artifact_n', { n: index + 1 })} ${t('artifact_name')}`} />
            </Field>
            <Field
              name={`artifacts.${index}.digest`}
              label={t('artifact_digest')}
              hideLabel={index > 0}
              className="col-start-1 sm:col-start-auto"
            >
              <Input
                mono
                defaultValue={row.digest}
                placeholder={digestPrefix}
                aria-label={`${t('artifact_n', { n: index + 1 })} ${t('artifact_digest')}`}
              />
            </Field>
            <IconButton
              label={t('artifact_remove', { n: index + 1 })}
              icon={<X size={15} />}
              className={index === 0 ? 'row-start-1 mt-6 sm:row-start-auto' : 'row-start-1 sm:row-start-auto'}
              onClick={() => setRows(rows.filter((other) => other.id !== row.id))}
            />
          </li>
        ))}
      </ul>
      <FieldError text={errors.artifacts} />
      <Button size="sm" className="mt-2" icon={<Plus size={14} />} onClick={add}>
        {t('artifact_add')}
      </Button>
    </fieldset>
  )
}

/** The artifacts a form holds, in their order; rows left wholly empty are none. */
export function artifactValues(data: FormData): Artifact[] {
  const text = (name: string) => String(data.get(name) ?? '').trim()
  const rows: Artifact[] = []
  for (let index = 0; data.has(`artifacts.${index}.name`); index++) {
    rows.push({ name: text(`artifacts.${index}.name`), digest: text(`artifacts.${index}.digest`) })
  }
  // Only trailing empty rows are dropped, so that a refusal's position stays the row's.
  while (rows.at(-1)?.name === '' && rows.at(-1)?.digest === '') rows.pop()
  return rows
}
