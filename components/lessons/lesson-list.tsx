'use client'

import { ListPlus, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Time } from '@/components/ui/time'
import type { LessonsView, LessonView } from '@/lib/lessons/view'

type Props = {
  view: LessonsView
  section: string
  onEdit: (lesson: LessonView) => void
  onGive: (lesson: LessonView) => void
  /** Asks before it is removed, around the given button. */
  remover: (lesson: LessonView, trigger: ReactElement) => ReactNode
}

/** The entries of one section, in the order they were written. */
export function LessonList({ view, section, onEdit, onGive, remover }: Props) {
  const t = useTranslations('lessons')
  const lessons = view.lessons.filter((lesson) => lesson.section === section)
  if (lessons.length === 0) return <p className="px-3.5 pt-3 text-sm text-ink-3">{t('nothingYet')}</p>
  return (
    <ul>
      {lessons.map((lesson) => (
        <li key={lesson.id} className="flex items-start gap-2 border-t border-line px-3.5 py-2 first:border-t-0">
          <div className="min-w-0 flex-1">
            <p className="break-words whitespace-pre-wrap">{lesson.text}</p>
            <p className="text-xs text-ink-3">
              {lesson.byName}
              {' · '}
              <Time at={lesson.at} zone={view.timeZone} />
            </p>
          </div>
          <span className="flex shrink-0">
            {view.mayGive ? (
              <IconButton label={`${t('giveFrom')}: ${short(lesson.text)}`} icon={<ListPlus size={14} />} onClick={() => onGive(lesson)} />
            ) : null}
            {lesson.mine ? (
              <>
                <IconButton label={`${t('edit')}: ${short(lesson.text)}`} icon={<Pencil size={14} />} onClick={() => onEdit(lesson)} />
                {remover(lesson, <IconButton label={`${t('remove')}: ${short(lesson.text)}`} icon={<Trash2 size={14} />} />)}
              </>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  )
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
