'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { useNow } from '@/components/ui/use-now'
import type { PlanItem } from '@/lib/checklists/view'
import type { Patch, Send } from './actions'
import { readApi } from './use-checklist'

type Shell = { title: string; text?: string; item?: string; onClose: () => void; children: ReactNode }

/** The frame of every dialog of the checklist: what it does, to which item. */
export function ItemDialog({ title, text, item, onClose, children }: Shell) {
  return (
    <Dialog open onOpenChange={(next) => (next ? undefined : onClose())} title={title} description={item} size="sm">
      {text ? <p className="mb-3 text-sm text-ink-2">{text}</p> : null}
      {children}
    </Dialog>
  )
}

/** Cancel, and the button that sends. */
export function DialogButtons({ save, danger = false }: { save: string; danger?: boolean }) {
  const t = useTranslations('common')
  return (
    <DialogFooter>
      <DialogClose>
        <Button>{t('cancel')}</Button>
      </DialogClose>
      <SubmitButton variant={danger ? 'danger' : 'primary'}>{save}</SubmitButton>
    </DialogFooter>
  )
}

type About = { item: PlanItem; text: string; send: Send<Patch>; onClose: () => void; onDone: () => void }

/** Fail, mark as not applicable, remove from the plan: a reason, and what it will do. */
export function ReasonDialog({ kind, item, text, send, onClose, onDone }: About & { kind: 'fail' | 'not_applicable' | 'remove' }) {
  const t = useTranslations('checklists.dialogs')
  const done = { fail: 'failed', not_applicable: 'not_applicable_done', remove: 'removed' } as const
  return (
    <ItemDialog title={t(`${kind}_title`)} text={t(`${kind}_text`)} item={text} onClose={onClose}>
      <CommandForm
        action={send}
        toInput={(data) => ({ itemId: item.id, ...formValues(data, { reason: 'text' }) })}
        meta={() => ({ expectedVersion: item.version })}
        success={t(done[kind])}
        onDone={onDone}
      >
        <Field name="reason" label={t('reason')}>
          <Textarea />
        </Field>
        <DialogButtons save={t(`${kind}_save`)} danger />
      </CommandForm>
    </ItemDialog>
  )
}

/** Writes the note of an item. */
export function NoteDialog({ item, text, send, onClose, onDone }: About) {
  const t = useTranslations('checklists.dialogs')
  return (
    <ItemDialog title={t('note_title')} item={text} onClose={onClose}>
      <CommandForm
        action={send}
        toInput={(data) => ({ itemId: item.id, ...formValues(data, { note: 'text' }) })}
        meta={() => ({ expectedVersion: item.version })}
        success={t('note_saved')}
        onDone={onDone}
      >
        <Field name="note" label={t('note_field')} hint={t('note_hint')}>
          <Textarea defaultValue={item.note} rows={4} />
        </Field>
        <DialogButtons save={t('edit_save')} />
      </CommandForm>
    </ItemDialog>
  )
}

/** The people who work on the integration, read when a dialog needs them. */
function usePeople(checklistId: string) {
  return useQuery({
    queryKey: ['checklist', checklistId, 'people'],
    queryFn: () => readApi<{ id: string; name: string }[]>(`/checklists/${checklistId}/people`),
  })
}

/** Gives an item to somebody, or takes it from whoever has it. */
export function AssignDialog({ item, text, checklistId, send, onClose, onDone }: About & { checklistId: string }) {
  const t = useTranslations('checklists.dialogs')
  const people = usePeople(checklistId)
  const known = people.data ?? (item.assignee ? [item.assignee] : [])
  return (
    <ItemDialog title={t('assign_title')} item={text} onClose={onClose}>
      <CommandForm
        action={send}
        toInput={(data) => ({ itemId: item.id, personId: formValues(data, { personId: 'optional' }).personId ?? null })}
        meta={() => ({ expectedVersion: item.version })}
        success={t('assigned')}
        onDone={onDone}
      >
        <Field name="personId" label={t('assign_to')} error={people.isError ? t('people_failed') : null}>
          <Select
            key={people.data ? 'loaded' : 'waiting'}
            defaultValue={item.assignee?.id ?? ''}
            placeholder={t('nobody')}
            options={known.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <DialogButtons save={t('assign_save')} />
      </CommandForm>
    </ItemDialog>
  )
}

/** Waives an item: who answers for it, why, until when. */
export function WaiveDialog({
  item,
  text,
  checklistId,
  zone,
  windowEnd,
  send,
  onClose,
  onDone,
}: About & { checklistId: string; zone: string; windowEnd: string }) {
  const t = useTranslations('checklists.dialogs')
  const now = useNow()
  const people = usePeople(checklistId)
  return (
    <ItemDialog title={t('waive_title')} text={t('waive_text')} item={text} onClose={onClose}>
      <CommandForm
        action={send}
        toInput={(data) => ({ itemId: item.id, ...formValues(data, { ownerId: 'text', reason: 'text', endsAt: 'text' }) })}
        meta={() => ({ expectedVersion: item.version })}
        success={t('waived')}
        onDone={onDone}
      >
        <Field name="ownerId" label={t('waive_owner')} error={people.isError ? t('people_failed') : null}>
          <Select defaultValue="" placeholder="" options={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
        <Field name="reason" label={t('reason')}>
          <Textarea />
        </Field>
        <Field name="endsAt" label={t('waive_end')} hint={t('waive_end_hint', { zone })}>
          <Input type="datetime-local" defaultValue={Date.parse(windowEnd) > now ? localMoment(windowEnd, zone) : ''} />
        </Field>
        <DialogButtons save={t('waive_save')} />
      </CommandForm>
    </ItemDialog>
  )
}

/** A moment as a date-and-time input of that zone takes it: `2026-11-22T03:00`. */
export function localMoment(at: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return parts.format(new Date(at)).replace(' ', 'T')
}
