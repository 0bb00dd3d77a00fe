'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { CommandForm } from '@/components/ui/command-form'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { KindFields, kindValues } from '@/components/ui/kind-fields'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { ItemChoices, ItemView, PlanItem } from '@/lib/checklists/view'
import { type Facts, valueFact } from '@/lib/templates/condition'
import { parseDue } from '@/lib/templates/due-text'
import { itemKinds } from '@/lib/templates/kinds'
import { useQuery } from '@tanstack/react-query'
import { kindForm } from './kind-form'
import { useBilingual } from './plan-language'
import { readApi } from './use-checklist'
import type { Patch, Send } from './actions'
import { DialogButtons, ItemDialog } from './simple-dialogs'

type Props = {
  /** The item to edit; null adds one. */
  item: ItemView | null
  /** Where a new one goes. */
  place: { checklistId: string; phase: string; group: string; parent: PlanItem | null; before: 'start' | 'completion' }
  placeText: string
  facts: Facts
  send: Send<Patch>
  onClose: () => void
  onDone: () => void
}

/** Adds an item to a running plan, or changes what one says and asks. */
export function ItemFormDialog({ item, place, placeText, facts, send, onClose, onDone }: Props) {
  const t = useTranslations('checklists.dialogs')
  const tk = useTranslations('templates')
  const tc = useTranslations('checklists')
  const [kind, setKind] = useState(item?.kind ?? 'manual')
  const [dueWrong, setDueWrong] = useState(false)
  const chosen = itemKinds.find((one) => one.kind === kind)
  const bilingual = useBilingual()
  const { data: choices, isError } = useQuery({
    queryKey: ['checklist_choices', place.checklistId],
    queryFn: () => readApi<ItemChoices>(`/checklists/${place.checklistId}/choices`),
  })
  const params = item?.kind === kind ? item.params : {}
  const fields = kindForm(chosen, params, choices, (key) => tk(key as 'fields.limit'), bilingual)
  const toInput = (data: FormData) => {
    const { due, condition, roleKey, estimateMinutes, maxAgeHours, ...texts } = formValues(data, {
      text: 'text',
      textZh: 'text',
      details: 'text',
      detailsZh: 'text',
      before: 'text',
      optional: 'boolean',
      due: 'text',
      condition: 'text',
      roleKey: 'text',
      estimateMinutes: 'text',
      maxAgeHours: 'text',
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
      roleKey: roleKey === '' ? null : roleKey,
      estimateMinutes: numberOrNull(estimateMinutes),
      maxAgeHours: numberOrNull(maxAgeHours),
    }
  }
  const before = item?.before ?? place.parent?.before ?? place.before
  const names = Object.keys(facts).filter((key) => !key.startsWith(valueFact('').slice(0, -1)))
  const variable = choices?.variables[0]
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
        {/* Drawn again once the choices are there: an input knows its value from its beginning. */}
        <KindFields key={`${kind} ${choices ? 'choices' : ''}`} fields={fields} prefix="params" values={params} />
        {isError ? <p className="text-xs text-hold">{tc('choices_failed')}</p> : null}
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
        <div className="grid gap-4 sm:grid-cols-3">
          <Field name="roleKey" label={t('role')} required={false}>
            <Select
              key={choices ? 'choices' : ''}
              defaultValue={item?.roleKey ?? ''}
              placeholder={t('role_none')}
              options={roleOptions(choices, item?.roleKey ?? null, bilingual)}
            />
          </Field>
          <Field name="estimateMinutes" label={t('estimate')} required={false}>
            <Input inputMode="numeric" defaultValue={item?.estimateMinutes ?? ''} unit={t('estimate_unit')} />
          </Field>
          <Field name="maxAgeHours" label={t('max_age')} hint={t('max_age_hint')} required={false}>
            <Input inputMode="numeric" defaultValue={item?.maxAgeHours ?? ''} unit="h" />
          </Field>
        </div>
        <Field
          name="condition"
          label={t('condition')}
          hint={[
            names.length > 0 ? t('condition_hint', { facts: names.join(', ') }) : t('condition_none'),
            variable ? t('condition_values', { variable }) : '',
          ]
            .join(' ')
            .trim()}
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

/** A whole number as typed; NaN, which the command refuses at its field, for anything else. */
function numberOrNull(typed: string): number | null {
  return typed === '' ? null : Number(typed)
}

/** The roles an item can be for; one that is not among them stays. */
function roleOptions(choices: ItemChoices | undefined, own: string | null, nameOf: (english: string, chinese: string) => string) {
  const roles = (choices?.roles ?? []).map((role) => ({ value: role.key, label: nameOf(role.name, role.nameZh) }))
  return own === null || roles.some((role) => role.value === own) ? roles : [...roles, { value: own, label: own }]
}

/** Every kind by name; one this version does not know stays in the list, so that editing never changes it unseen. */
function optionsOf(kind: string, nameOf: (key: string) => string) {
  const known = itemKinds.map((one) => ({ value: one.kind, label: nameOf(one.label) }))
  return known.some((one) => one.value === kind) ? known : [...known, { value: kind, label: kind }]
}
