'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { CommandForm } from '@/components/ui/command-form'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { type KindField, KindFields, kindValues } from '@/components/ui/kind-fields'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { ItemView } from '@/lib/checklists/view'
import { parseDue } from '@/lib/templates/due-text'
import { itemKinds } from '@/lib/templates/kinds'
import type { Patch, Send } from './actions'
import { DialogButtons, ItemDialog } from './simple-dialogs'

type Props = {
  /** The item to edit; null adds one. */
  item: ItemView | null
  /** Where a new one goes. */
  place: { checklistId: string; phase: string; group: string; parent: ItemView | null; before: 'start' | 'completion' }
  placeText: string
  facts: readonly string[]
  send: Send<Patch>
  onClose: () => void
  onDone: () => void
}

/** Adds an item to a running plan, or changes what one says and asks. */
export function ItemFormDialog({ item, place, placeText, facts, send, onClose, onDone }: Props) {
  const t = useTranslations('checklists.dialogs')
  const tk = useTranslations('templates')
  const [kind, setKind] = useState(item?.kind ?? 'manual')
  const [dueWrong, setDueWrong] = useState(false)
  const chosen = itemKinds.find((one) => one.kind === kind)
  const fields: KindField[] = (chosen?.fields ?? []).map(({ name, type, label, hint, required }) => ({
    name,
    type,
    required,
    label: tk(label as 'fields.limit'),
    ...(hint ? { hint: tk(hint as 'fields.limit_hint') } : {}),
  }))
  const toInput = (data: FormData) => {
    const { due, condition, ...texts } = formValues(data, {
      text: 'text',
      textZh: 'text',
      details: 'text',
      detailsZh: 'text',
      before: 'text',
      optional: 'boolean',
      due: 'text',
      condition: 'text',
    })
    const parsed = due === '' ? null : parseDue(due)
    setDueWrong(due !== '' && parsed === null)
    const where = item
      ? { itemId: item.id }
      : { checklistId: place.checklistId, phase: place.phase, group: place.group, parentId: place.parent?.id ?? null }
    return {
      ...where,
      ...texts,
      kind,
      params: kindValues(data, fields, 'params'),
      due: due === '' ? null : (parsed ?? due),
      condition: condition === '' ? null : condition,
    }
  }
  const before = item?.before ?? place.parent?.before ?? place.before
  return (
    <ItemDialog title={t(item ? 'edit_title' : 'add_title')} text={t(item ? 'edit_text' : 'plan_text')} item={placeText} onClose={onClose}>
      <CommandForm
        action={send}
        toInput={toInput}
        meta={() => (item ? { expectedVersion: item.version } : {})}
        success={t(item ? 'edited' : 'added')}
        onDone={onDone}
      >
        <Field name="text" label={t('text')}>
          <Input defaultValue={item?.text} />
        </Field>
        <Field name="textZh" label={t('text_zh')} required={false}>
          <Input defaultValue={item?.textZh} lang="zh" />
        </Field>
        <Field name="kind" label={t('kind')} hint={chosen ? tk(`kind_hints.${kind as 'manual'}`) : undefined}>
          <Select
            value={kind}
            onChange={(event) => setKind(event.target.value)}
            options={optionsOf(kind, (name) => tk(name as 'kinds.manual'))}
          />
        </Field>
        <KindFields key={kind} fields={fields} prefix="params" values={item?.kind === kind ? item.params : {}} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="before" label={t('before')}>
            <Select
              defaultValue={before}
              options={[
                { value: 'start', label: t('before_start') },
                { value: 'completion', label: t('before_completion') },
              ]}
            />
          </Field>
          <Field name="due" label={t('due')} hint={t('due_hint')} required={false} error={dueWrong ? t('due_wrong') : null}>
            <Input defaultValue={item?.due ?? ''} mono />
          </Field>
        </div>
        <Field
          name="condition"
          label={t('condition')}
          hint={facts.length > 0 ? t('condition_hint', { facts: facts.join(', ') }) : t('condition_none')}
          required={false}
        >
          <Input defaultValue={item?.condition ?? ''} mono />
        </Field>
        <Field name="details" label={t('details')} required={false}>
          <Textarea defaultValue={item?.details} />
        </Field>
        <Field name="detailsZh" label={t('details_zh')} required={false}>
          <Textarea defaultValue={item?.detailsZh} lang="zh" />
        </Field>
        <Checkbox name="optional" label={t('optional')} hint={t('optional_hint')} defaultChecked={item?.ownOptional ?? false} />
        <DialogButtons save={t(item ? 'edit_save' : 'add_save')} />
      </CommandForm>
    </ItemDialog>
  )
}

/** Every kind by name; one this version does not know stays in the list, so that editing never changes it unseen. */
function optionsOf(kind: string, nameOf: (key: string) => string) {
  const known = itemKinds.map((one) => ({ value: one.kind, label: nameOf(one.label) }))
  return known.some((one) => one.value === kind) ? known : [...known, { value: kind, label: kind }]
}
