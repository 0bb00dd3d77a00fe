'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useNamed } from '@/components/templates/use-named'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { TemplateBody } from '@/lib/templates/schema'
import { Bilingual } from './bilingual'
import { CommitField } from './commit-field'
import { CommunicationFields } from './communication-fields'
import { useEditor } from './editor-context'
import type { PartName } from './operation'
import type { PartField } from './part-fields'
import { partShapes } from './part-shapes'
import { SpanField } from './span-field'

interface Props {
  part: PartName
  field: PartField
  entry: Readonly<Record<string, unknown>>
  body: TemplateBody
  onChange: (set: Readonly<Record<string, unknown>>) => void
}

/** One input of an entry, as its description says. What the entry's shape would refuse is said in place and not taken. */
export function PartInput({ part, field, entry, body, onChange }: Props) {
  const t = useTranslations('editor.parts')
  const te = useTranslations('editor.errors')
  const { roles } = useEditor()
  const locale = useLocale()
  const label = t(`${part}.${field.name}` as 'facts.label')
  const text = (name: string) => (typeof entry[name] === 'string' ? entry[name] : '')
  switch (field.is) {
    case 'pair':
      return (
        <div className="sm:col-span-full">
          <Bilingual
            label={label}
            english={text(field.name)}
            chinese={text(field.zh)}
            onEnglish={(value) => onChange({ [field.name]: value })}
            onChinese={(value) => onChange({ [field.zh]: value })}
            max={field.max}
            required={field.required}
            lines={field.lines}
          />
        </div>
      )
    case 'line':
      return (
        <CommitField
          label={label}
          value={text(field.name)}
          max={field.max}
          required={field.required}
          mono={field.mono}
          lines={field.lines}
          onCommit={(value) => onChange({ [field.name]: value })}
        />
      )
    case 'key':
      return (
        <CommitField
          label={label}
          value={text(field.name)}
          max={64}
          required
          mono
          hint={t('key_hint')}
          check={(value) => keyProblem(value, entry, body[part] as readonly { key?: string }[], te)}
          onCommit={(value) => onChange({ [field.name]: value })}
        />
      )
    case 'choice':
      return (
        <Field label={label}>
          <Select
            value={text(field.name)}
            onChange={(event) => onChange({ [field.name]: event.target.value })}
            options={field.options.map((value) => ({ value, label: t(`words.${field.words}.${value}` as 'words.levels.low') }))}
          />
        </Field>
      )
    case 'flag':
      return (
        <Checkbox
          className="self-end pb-1.5"
          label={label}
          checked={entry[field.name] === true}
          onChange={(event) => onChange({ [field.name]: event.target.checked })}
        />
      )
    case 'number':
      return (
        <CommitField
          label={label}
          unit={t('unit_hours')}
          value={String(entry[field.name])}
          max={8}
          required
          check={(value) => {
            if (!/^\d+$/.test(value) || Number(value) < field.min || Number(value) > field.max)
              return te('whole', { min: field.min, max: field.max })
            return partShapes[part].shape.safeParse({ ...entry, [field.name]: Number(value) }).success ? null : te('ends_before_start')
          }}
          onCommit={(value) => onChange({ [field.name]: Number(value) })}
        />
      )
    case 'span':
      return (
        <SpanField
          label={label}
          minutes={Number(entry[field.name])}
          min={field.min}
          max={field.max}
          check={(minutes) =>
            partShapes[part].shape.safeParse({ ...entry, [field.name]: minutes }).success ? null : te('ends_before_start')
          }
          onChange={(minutes) => onChange({ [field.name]: minutes })}
        />
      )
    case 'phase':
      return (
        <Field label={label}>
          <Choice
            value={text(field.name)}
            choices={body.phases.map((phase) => ({ key: phase.key, name: phase.title, nameZh: phase.titleZh }))}
            onChange={(value) => onChange({ [field.name]: value })}
          />
        </Field>
      )
    case 'role':
      return (
        <Field label={label}>
          <Choice
            value={text(field.name)}
            choices={roles}
            onChange={(value) => {
              const role = roles.find((one) => one.key === value)
              // A slot that is still called after its role goes on being called after it.
              const former = roles.find((one) => one.key === entry[field.name])
              const follows = role !== undefined && (entry.name === former?.name || entry.name === t('slots.new'))
              onChange({ [field.name]: value, ...(follows ? { name: role.name, nameZh: role.nameZh } : {}) })
            }}
          />
        </Field>
      )
    case 'several':
      return (
        <Several
          label={label}
          value={(entry[field.name] as readonly string[] | undefined) ?? []}
          min={field.min}
          choices={
            field.of === 'metrics'
              ? body.metrics.map((metric) => ({ key: metric.key, name: locale === 'zh' && metric.titleZh ? metric.titleZh : metric.title }))
              : (field.options ?? []).map((key) => ({ key, name: t(`words.covers.${key}` as 'words.covers.plan') }))
          }
          none={t('no_metrics')}
          onChange={(value) => onChange({ [field.name]: value })}
        />
      )
    case 'fields':
      return <CommunicationFields label={label} fields={entry.fields as never} onChange={(fields) => onChange({ fields })} />
  }
}

function keyProblem(
  value: string,
  entry: Readonly<Record<string, unknown>>,
  list: readonly { key?: string }[],
  te: ReturnType<typeof useTranslations<'editor.errors'>>,
): string | null {
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(value)) return te('key')
  return value !== entry.key && list.some((one) => one.key === value) ? te('key_taken') : null
}

function Choice({
  value,
  choices,
  onChange,
}: {
  value: string
  choices: readonly { key: string; name: string; nameZh: string }[]
  onChange: (value: string) => void
}) {
  const say = useNamed()
  const options = choices.map((one) => ({ value: one.key, label: say(one.name, one.nameZh) }))
  return (
    <Select
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={options.some((one) => one.value === value) ? options : [...options, { value, label: value }]}
    />
  )
}

interface SeveralProps {
  label: string
  value: readonly string[]
  min: number
  choices: readonly { key: string; name: string }[]
  none: string
  onChange: (value: string[]) => void
}

/** Any of some things, ticked; the last of those that must be there cannot be taken away. */
function Several({ label, value, min, choices, none, onChange }: SeveralProps) {
  const gone = value.filter((key) => !choices.some((one) => one.key === key)).map((key) => ({ key, name: key }))
  return (
    <fieldset className="min-w-0 sm:col-span-full">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      {choices.length + gone.length === 0 ? <p className="text-sm text-ink-2">{none}</p> : null}
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {[...choices, ...gone].map((one) => {
          const on = value.includes(one.key)
          return (
            <Checkbox
              key={one.key}
              label={one.name}
              checked={on}
              disabled={on && value.length <= min}
              onChange={() => onChange(on ? value.filter((key) => key !== one.key) : [...value, one.key])}
            />
          )
        })}
      </div>
    </fieldset>
  )
}
