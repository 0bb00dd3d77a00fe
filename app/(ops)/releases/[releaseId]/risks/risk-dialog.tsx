'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { RisksView, RiskView } from '@/lib/risks/view'
import { addRiskAction, editRiskAction } from '../beside-actions'

const levels = ['low', 'medium', 'high'] as const
const states = ['open', 'accepted', 'occurred', 'closed'] as const

type Props = { view: RisksView; risk: RiskView | null; onClose: () => void; onDone: () => void }

/** A new risk, or one as it is to be from now on. */
export function RiskDialog({ view, risk: current, onClose, onDone }: Props) {
  const t = useTranslations('risks')
  // What was there when the dialog opened: the page behind it goes on living.
  const [risk] = useState(current)
  const toInput = (data: FormData) => ({
    ...(risk ? { riskId: risk.id } : { releaseId: view.releaseId }),
    ...formValues(data, {
      text: 'text',
      textZh: 'text',
      probability: 'text',
      impact: 'text',
      mitigation: 'text',
      mitigationZh: 'text',
      note: 'text',
    }),
    ownerId: String(data.get('ownerId') ?? '') || null,
    state: String(data.get('state') ?? 'open'),
  })
  const level = levels.map((value) => ({ value, label: t(`level.${value}`) }))
  const people = view.people.map((person) => ({ value: person.id, label: person.name }))
  const owners =
    risk?.owner && !people.some(({ value }) => value === risk.owner?.id)
      ? [{ value: risk.owner.id, label: risk.owner.name }, ...people]
      : people
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t(risk ? 'editTitle' : 'addTitle')}>
      <CommandForm
        action={risk ? editRiskAction : addRiskAction}
        toInput={toInput}
        meta={() => (risk ? { expectedVersion: risk.version } : {})}
        success={t(risk ? 'saved' : 'added')}
        onDone={() => {
          onClose()
          onDone()
        }}
      >
        <Field name="text" label={t('text')}>
          <Input defaultValue={risk?.text} maxLength={300} />
        </Field>
        <Field name="textZh" label={t('textZh')} required={false}>
          <Input defaultValue={risk?.textZh} maxLength={300} lang="zh" />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="probability" label={t('probability')}>
            <Select defaultValue={risk?.probability ?? 'medium'} options={level} />
          </Field>
          <Field name="impact" label={t('impact')}>
            <Select defaultValue={risk?.impact ?? 'medium'} options={level} />
          </Field>
          <Field name="ownerId" label={t('owner')} required={false}>
            <Select defaultValue={risk?.owner?.id ?? ''} placeholder={t('noOwner')} options={owners} />
          </Field>
          <Field name="state" label={t('stateLabel')}>
            <Select defaultValue={risk?.state ?? 'open'} options={states.map((value) => ({ value, label: t(`state.${value}`) }))} />
          </Field>
        </div>
        <Field name="mitigation" label={t('mitigation')} required={false}>
          <Textarea rows={2} defaultValue={risk?.mitigation} maxLength={1000} />
        </Field>
        <Field name="mitigationZh" label={t('mitigationZh')} required={false}>
          <Textarea rows={2} defaultValue={risk?.mitigationZh} maxLength={1000} lang="zh" />
        </Field>
        <Field name="note" label={t('note')} hint={t('noteHint')} required={false}>
          <Textarea rows={2} defaultValue={risk?.note} maxLength={2000} />
        </Field>
        <DialogFooter>
          <SubmitButton>{t(risk ? 'save' : 'add')}</SubmitButton>
        </DialogFooter>
      </CommandForm>
    </Dialog>
  )
}
