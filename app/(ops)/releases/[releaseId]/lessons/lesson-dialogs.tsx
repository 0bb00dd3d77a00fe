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
import type { LessonActionView, LessonsView, LessonView } from '@/lib/lessons/view'
import { addLessonActionAction, editLessonAction, editLessonActionAction } from '../beside-actions'

type Closing = { onClose: () => void; onDone: () => void }

/** An entry, rewritten. */
export function LessonDialog({ lesson: current, onClose, onDone }: Closing & { lesson: LessonView }) {
  const t = useTranslations('lessons')
  const [lesson] = useState(current)
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t('editTitle')} size="sm">
      <CommandForm
        action={editLessonAction}
        toInput={(data) => ({ lessonId: lesson.id, ...formValues(data, { text: 'text' }) })}
        meta={() => ({ expectedVersion: lesson.version })}
        success={t('saved')}
        onDone={() => {
          onClose()
          onDone()
        }}
      >
        <Field name="text" label={t('entry')}>
          <Textarea defaultValue={lesson.text} maxLength={2000} />
        </Field>
        <DialogFooter>
          <SubmitButton>{t('save')}</SubmitButton>
        </DialogFooter>
      </CommandForm>
    </Dialog>
  )
}

/** What an action dialog begins with: one to change, an entry it follows from, or nothing. */
export type ActionStart = { action: LessonActionView } | { lesson: LessonView } | 'new'

/** Something to do, for whom and until when. */
export function ActionDialog({ view, start, onClose, onDone }: Closing & { view: LessonsView; start: ActionStart }) {
  const t = useTranslations('lessons')
  const [from] = useState(start)
  const action = from !== 'new' && 'action' in from ? from.action : null
  const lesson = from !== 'new' && 'lesson' in from ? from.lesson : null
  const people = view.people.map((person) => ({ value: person.id, label: person.name }))
  const owners =
    action && !people.some(({ value }) => value === action.owner.id)
      ? [{ value: action.owner.id, label: action.owner.name }, ...people]
      : people
  const toInput = (data: FormData) => ({
    ...(action ? { actionId: action.id } : { releaseId: view.releaseId, lessonId: lesson?.id ?? null }),
    ...formValues(data, { text: 'text', ownerId: 'optional', dueOn: 'optional' }),
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t(action ? 'editActionTitle' : 'giveTitle')}
      description={lesson ? t('follows', { lesson: lesson.text.slice(0, 200) }) : undefined}
    >
      <CommandForm
        action={action ? editLessonActionAction : addLessonActionAction}
        toInput={toInput}
        meta={() => (action ? { expectedVersion: action.version } : {})}
        success={t(action ? 'saved' : 'given')}
        onDone={() => {
          onClose()
          onDone()
        }}
      >
        <Field name="text" label={t('what')}>
          <Input defaultValue={action?.text} maxLength={300} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="ownerId" label={t('who')}>
            <Select defaultValue={action?.owner.id ?? ''} placeholder={t('choose')} options={owners} />
          </Field>
          <Field name="dueOn" label={t('until')}>
            <Input type="date" defaultValue={action?.dueOn ?? view.proposedDay} />
          </Field>
        </div>
        <DialogFooter>
          <SubmitButton>{t(action ? 'save' : 'give')}</SubmitButton>
        </DialogFooter>
      </CommandForm>
    </Dialog>
  )
}
