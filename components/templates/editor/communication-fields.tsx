'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { PlanCommunication } from '@/lib/templates/parts'
import { Bilingual } from './bilingual'
import { CommitField } from './commit-field'
import { makeKey } from './make-key'

type Fields = PlanCommunication['fields']

/** The fields a text asks for: `{{key}}` in it, what the question is called, what stands there unless changed. */
export function CommunicationFields({ label, fields, onChange }: { label: string; fields: Fields; onChange: (fields: Fields) => void }) {
  const t = useTranslations('editor.parts.communications')
  const te = useTranslations('editor.errors')
  const set = (at: number, change: Partial<Fields[number]>) => onChange(fields.with(at, { ...fields[at]!, ...change }))
  const add = () => {
    const name = t('new_field')
    onChange([...fields, { key: makeKey(name, new Set(fields.map((field) => field.key)), 'field'), label: name, labelZh: '', value: '' }])
  }
  return (
    <fieldset className="grid min-w-0 gap-2 sm:col-span-full">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <p className="text-xs text-ink-3">{t('fields_hint')}</p>
      {fields.map((field, at) => (
        // Its place, since its key is typed here.
        <div key={at} className="grid gap-2 rounded-md border border-line p-2.5">
          <div className="flex items-start gap-2">
            <CommitField
              className="flex-1"
              label={t('field_key')}
              value={field.key}
              max={64}
              required
              mono
              check={(value) => {
                if (!/^[a-z][a-z0-9_]{0,63}$/.test(value)) return te('key')
                return fields.some((other, index) => index !== at && other.key === value) ? te('key_taken') : null
              }}
              onCommit={(key) => set(at, { key })}
            />
            <IconButton
              label={t('remove_field', { name: field.label })}
              icon={<Trash2 size={14} aria-hidden="true" />}
              onClick={() => onChange(fields.toSpliced(at, 1))}
            />
          </div>
          <Bilingual
            label={t('field_label')}
            english={field.label}
            chinese={field.labelZh}
            onEnglish={(text) => set(at, { label: text })}
            onChinese={(labelZh) => set(at, { labelZh })}
            max={120}
            required
          />
          <CommitField label={t('field_value')} value={field.value} max={2000} lines onCommit={(value) => set(at, { value })} />
        </div>
      ))}
      <Button
        size="sm"
        className="justify-self-start"
        disabled={fields.length >= 30}
        icon={<Plus size={14} aria-hidden="true" />}
        onClick={add}
      >
        {t('add_field')}
      </Button>
    </fieldset>
  )
}
