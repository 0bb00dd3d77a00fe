'use client'

import { useTranslations } from 'next-intl'
import { LessonList } from '@/components/lessons/lesson-list'
import { useSectionTitle } from '@/components/lessons/use-section-title'
import { CommandForm } from '@/components/ui/command-form'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Panel } from '@/components/ui/panel'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { Section } from '@/lib/lessons/sections'
import type { LessonsView, LessonView } from '@/lib/lessons/view'
import { addLessonAction, removeLessonAction } from '../beside-actions'

type Props = {
  view: LessonsView
  section: Section
  onEdit: (lesson: LessonView) => void
  onGive: (lesson: LessonView) => void
  onDone: () => void
}

/** One section of the retrospective: what was written, and where one writes. */
export function SectionPanel({ view, section, onEdit, onGive, onDone }: Props) {
  const t = useTranslations('lessons')
  const title = useSectionTitle()(section)
  return (
    <Panel title={title}>
      <LessonList
        view={view}
        section={section.key}
        onEdit={onEdit}
        onGive={onGive}
        remover={(lesson, trigger) => (
          <ConfirmDialog
            trigger={trigger}
            title={t('removeTitle')}
            confirm={t('remove')}
            run={() => removeLessonAction({ lessonId: lesson.id })}
            success={t('removed')}
            onDone={onDone}
          >
            {t('removeText')}
          </ConfirmDialog>
        )}
      />
      {view.mayWrite ? (
        <CommandForm
          action={addLessonAction}
          toInput={(data) => ({ releaseId: view.releaseId, section: section.key, ...formValues(data, { text: 'text' }) })}
          resetOnDone
          onDone={onDone}
          className="flex items-end gap-2 px-3.5 py-3"
        >
          <Field name="text" label={t('writeUnder', { section: title })} hideLabel className="flex-1">
            <Textarea rows={2} maxLength={2000} placeholder={t('placeholder')} />
          </Field>
          <SubmitButton variant="default">
            {t('write')}
            <span className="sr-only">: {title}</span>
          </SubmitButton>
        </CommandForm>
      ) : null}
    </Panel>
  )
}
