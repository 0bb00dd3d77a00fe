'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from './checkbox'
import { Field } from './field'
import { Input } from './input'
import { Select } from './select'
import { Textarea } from './textarea'

/** One input of a kind, as its `fields` describe it. Texts come ready for the reader. */
export type KindField = {
  name: string
  label: string
  type: 'text' | 'number' | 'select' | 'boolean' | 'textarea' | 'duration'
  options?: readonly { value: string; label: string }[]
  required?: boolean
  hint?: string
  unit?: string
  placeholder?: string
  /** Monospace, for expressions and paths. */
  mono?: boolean
}

type Props = {
  fields: readonly KindField[]
  values?: Readonly<Record<string, unknown>>
  /** Path before each name, such as `steps.0.assertions.1.params`; refusals are found under the same path. */
  prefix?: string
  disabled?: boolean
}

/** Draws the form of any kind from its `fields`: a new kind needs no new form. A duration is typed as `500ms`, `10m`, `24h`. */
export function KindFields({ fields, values = {}, prefix, disabled }: Props) {
  const t = useTranslations('common')
  return (
    <>
      {fields.map((field) => {
        const name = prefix ? `${prefix}.${field.name}` : field.name
        const value = values[field.name]
        const text = value === undefined || value === null ? '' : String(value)
        if (field.type === 'boolean') {
          return (
            <Checkbox key={name} name={name} label={field.label} hint={field.hint} defaultChecked={value === true} disabled={disabled} />
          )
        }
        return (
          <Field key={name} name={name} label={field.label} hint={field.hint} required={field.required ?? false}>
            {field.type === 'select' ? (
              <Select
                defaultValue={text}
                options={field.options ?? []}
                placeholder={field.required ? undefined : t('none')}
                disabled={disabled}
              />
            ) : field.type === 'textarea' || (field.type === 'text' && /[\r\n]/.test(text)) ? (
              <Textarea defaultValue={text} mono={field.mono} placeholder={field.placeholder} disabled={disabled} />
            ) : field.type === 'number' ? (
              <Input inputMode="decimal" defaultValue={text} unit={field.unit} placeholder={field.placeholder} disabled={disabled} />
            ) : (
              <Input
                defaultValue={text}
                mono={field.mono}
                unit={field.type === 'duration' ? undefined : field.unit}
                placeholder={field.placeholder ?? (field.type === 'duration' ? t('durationExample') : undefined)}
                disabled={disabled}
              />
            )}
          </Field>
        )
      })}
    </>
  )
}

/**
 * Reads back what `<KindFields>` drew: numbers as numbers (NaN stays, for the kind's own check to refuse), booleans as
 * booleans, empty optional texts left out.
 */
export function kindValues(data: FormData, fields: readonly KindField[], prefix?: string): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const field of fields) {
    const raw = data.get(prefix ? `${prefix}.${field.name}` : field.name)
    if (field.type === 'boolean') {
      values[field.name] = raw !== null
      continue
    }
    const text = typeof raw === 'string' ? raw.trim() : ''
    if (text === '') {
      if (field.required && field.type !== 'number') values[field.name] = ''
      continue
    }
    values[field.name] = field.type === 'number' ? Number(text) : text
  }
  return values
}
