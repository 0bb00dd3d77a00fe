'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Field } from '@/components/ui/field'
import { type KindField, KindFields, kindValues } from '@/components/ui/kind-fields'
import { Select } from '@/components/ui/select'
import { itemKinds, kindRegistry } from '@/lib/templates/kinds'
import type { PlanCommunication } from '@/lib/templates/parts'
import type { KindParams, TemplateItem } from '@/lib/templates/schema'
import { alike } from './alike'

interface Props {
  item: TemplateItem
  communications: readonly PlanCommunication[]
  onChange: (kind: string, params: KindParams) => void
}

const REST = 300

/** What an item asks for, and what its kind needs to know; the kind's own `fields` draw the form. */
export function ItemKindForm({ item, communications, onChange }: Props) {
  const t = useTranslations('editor.item')
  const tk = useTranslations('templates')
  const kind = kindRegistry.get(item.kind)
  const choices = itemKinds.map((one) => ({ value: one.kind, label: tk(one.label as 'kinds.manual') }))
  return (
    <div className="grid gap-4">
      <Field label={t('kind')} hint={kind ? tk(`kind_hints.${item.kind as 'manual'}`) : undefined}>
        <Select
          value={item.kind}
          onChange={(event) => onChange(event.target.value, carriedOver(event.target.value, item.params, communications))}
          options={kind ? choices : [...choices, { value: item.kind, label: item.kind }]}
        />
      </Field>
      <Params key={`${item.key} ${item.kind}`} item={item} communications={communications} onChange={onChange} />
    </div>
  )
}

/** What of the former kind's settings the new one has too: what is asked for stays asked for. */
function carriedOver(kind: string, params: KindParams, communications: readonly PlanCommunication[]): KindParams {
  const names = new Set(kindRegistry.get(kind)?.fields.map((field) => field.name))
  const kept = Object.fromEntries(Object.entries(params).filter(([name]) => names.has(name)))
  const [first] = communications
  return kind === 'communication' && first && kept.communication === undefined ? { ...kept, communication: first.key } : kept
}

function Params({ item, communications, onChange }: Props) {
  const tk = useTranslations('templates')
  const t = useTranslations('editor.item')
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // The inputs hold their own text; undoing has to reach them.
  const shown = useRef(item.params)
  const drawn = useRef(0)
  if (!alike(shown.current, item.params)) {
    shown.current = item.params
    drawn.current += 1
  }
  const kind = kindRegistry.get(item.kind)
  const fields: KindField[] = (kind?.fields ?? []).map((field) => ({
    ...field,
    label: tk(field.label as 'fields.limit'),
    ...(field.hint ? { hint: tk(field.hint as 'fields.limit_hint') } : {}),
    ...fieldChoices(field.name, item, communications),
  }))
  const read = () => {
    clearTimeout(timer.current)
    if (!form.current) return
    const values = kindValues(new FormData(form.current), fields, 'params') as KindParams
    const known = new Set(fields.map((field) => field.name))
    const others = Object.fromEntries(Object.entries(item.params).filter(([name]) => !known.has(name)))
    const params = { ...others, ...values }
    if (alike(params, item.params)) return
    shown.current = params
    onChange(item.kind, params)
  }
  const latest = useRef(read)
  latest.current = read
  const key = drawn.current
  useEffect(() => {
    const element = form.current
    if (!element) return
    const leave = () => latest.current()
    const type = () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(leave, REST)
    }
    element.addEventListener('input', type)
    element.addEventListener('focusout', leave)
    return () => {
      clearTimeout(timer.current)
      element.removeEventListener('input', type)
      element.removeEventListener('focusout', leave)
    }
  }, [key])
  if (fields.length === 0) return null
  const bad = kind?.params.safeParse(item.params).success === false
  return (
    <form key={key} ref={form} className="grid gap-4" onSubmit={(event) => event.preventDefault()}>
      <KindFields fields={fields} values={item.params} prefix="params" />
      {bad ? <p className="text-xs text-nogo">{t('kind_incomplete')}</p> : null}
    </form>
  )
}

/** A field that names one of the plan's communications is a choice of them. */
function fieldChoices(name: string, item: TemplateItem, communications: readonly PlanCommunication[]): Partial<KindField> {
  if (item.kind !== 'communication' || name !== 'communication' || communications.length === 0) return {}
  const options = communications.map((one) => ({ value: one.key, label: one.title }))
  const named = item.params.communication
  const known = typeof named !== 'string' || communications.some((one) => one.key === named)
  return { type: 'select', options: known ? options : [...options, { value: named, label: named }] }
}
