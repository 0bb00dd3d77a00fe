'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { Checkbox } from '@/components/ui/checkbox'
import { CommandForm } from '@/components/ui/command-form'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { PlanItem } from '@/lib/checklists/view'
import type { ChecklistActions } from './actions'
import { DialogButtons, ItemDialog } from './simple-dialogs'

const kinds = ['link', 'number', 'text', 'file', 'output'] as const
type Kind = (typeof kinds)[number]

type Props = {
  item: PlanItem
  text: string
  mayTick: boolean
  send: ChecklistActions['addEvidence']
  onClose: () => void
  onDone: () => void
}

/** Attaches evidence to an item; what its kind asks for is offered first, and can tick it in the same step. */
export function EvidenceDialog({ item, text, mayTick, send, onClose, onDone }: Props) {
  const t = useTranslations('checklists.evidence')
  const asked = kinds.find((one) => one === item.needs)
  const [kind, setKind] = useState<Kind>(asked ?? 'link')
  const { limit, ask } = item.params
  const hint = typeof ask === 'string' ? ask : undefined
  const ticks =
    mayTick && item.automatic === false && (item.state === 'open' || item.state === 'failed') && (asked === undefined || asked === kind)
  return (
    <ItemDialog title={t('add')} item={text} onClose={onClose}>
      <CommandForm
        action={send}
        toInput={(data) => inputOf(data, item.id, kind)}
        onDone={({ outside }) => {
          if (outside) toast.warning(t('attached_outside', outside))
          else toast.success(t('attached'))
          onDone()
        }}
      >
        <Field name="kind" label={t('kind')}>
          <Select
            value={kind}
            onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? kind)}
            options={kinds.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
          />
        </Field>
        {kind === 'link' ? (
          <>
            <Field name="url" label={t('url')} hint={hint ?? t('url_hint')}>
              <Input type="url" />
            </Field>
            <Field name="title" label={t('link_title')} required={false}>
              <Input />
            </Field>
          </>
        ) : kind === 'number' ? (
          <Field name="number" label={t('number')} hint={typeof limit === 'string' ? t('number_hint', { limit }) : hint}>
            <Input inputMode="decimal" unit={typeof limit === 'string' ? unitOf(limit) : undefined} />
          </Field>
        ) : kind === 'output' ? (
          <Field name="output" label={t('output')} hint={t('output_hint')}>
            <Textarea rows={8} mono />
          </Field>
        ) : kind === 'text' ? (
          <Field name="text" label={hint ?? t('text')}>
            <Textarea rows={4} />
          </Field>
        ) : (
          <Field name="file" label={t('file')} hint={hint ?? t('file_hint')}>
            <Input type="file" className="py-0.75" />
          </Field>
        )}
        {ticks ? <Checkbox key={kind} name="tick" label={t('tick_too')} defaultChecked /> : null}
        <DialogButtons save={t('save')} />
      </CommandForm>
    </ItemDialog>
  )
}

function inputOf(data: FormData, itemId: string, kind: Kind): Record<string, unknown> | FormData {
  const { tick } = formValues(data, { tick: 'boolean' })
  if (kind === 'file') {
    // A file travels as a form; an empty choice is left out, so that the command says it is missing.
    const form = new FormData()
    const file = data.get('file')
    form.set('itemId', itemId)
    form.set('kind', kind)
    if (tick) form.set('tick', 'on')
    if (file instanceof File && (file.size > 0 || file.name !== '')) form.set('file', file)
    return form
  }
  if (kind === 'number')
    return { itemId, kind, tick, number: Number((formValues(data, { number: 'text' }).number || 'x').replace(',', '.')) }
  if (kind === 'output') return { itemId, kind, tick, ...formValues(data, { output: 'text' }) }
  if (kind === 'text') return { itemId, kind, tick, ...formValues(data, { text: 'text' }) }
  return { itemId, kind, tick, ...formValues(data, { url: 'text', title: 'text' }) }
}

/** The unit at the end of a limit such as `< 200 ms`. */
function unitOf(limit: string): string | undefined {
  return /[\p{L}%°][\p{L}%°/ ]*$/u.exec(limit)?.[0]
}
