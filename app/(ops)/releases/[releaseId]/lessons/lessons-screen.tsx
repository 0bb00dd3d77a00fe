'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionList } from '@/components/lessons/action-list'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useCommand } from '@/components/ui/use-command'
import type { LessonsView, LessonView } from '@/lib/lessons/view'
import { removeLessonActionAction, settleLessonActionAction } from '../beside-actions'
import { readApi } from '../read-api'
import type { ActionStart } from './lesson-dialogs'
import { SectionPanel } from './section-panel'

const LessonDialog = dynamic(() => import('./lesson-dialogs').then((module) => module.LessonDialog), { ssr: false })
const ActionDialog = dynamic(() => import('./lesson-dialogs').then((module) => module.ActionDialog), { ssr: false })

/** The retrospective of a release: everybody writes at once, and what follows has an owner and a day. */
export function LessonsScreen({ initial }: { initial: LessonsView }) {
  const t = useTranslations('lessons')
  const queries = useQueryClient()
  const [editing, setEditing] = useState<LessonView | null>(null)
  const [giving, setGiving] = useState<ActionStart | null>(null)
  const { data: view } = useQuery({
    queryKey: ['release', initial.releaseId, 'lessons'],
    queryFn: () => readApi<LessonsView>(`/releases/${initial.releaseId}/lessons`),
    initialData: initial,
    initialDataUpdatedAt: () => Date.parse(initial.readAt),
  })
  const refresh = () => void queries.invalidateQueries({ queryKey: ['release', initial.releaseId] })
  const settle = useCommand(settleLessonActionAction, {
    toastRefusal: true,
    success: ({ done }) => t(done ? 'settled' : 'opened'),
    onDone: refresh,
  })
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_400px]">
      <div className="grid min-w-0 items-start gap-4 lg:grid-cols-2">
        {view.sections.map((section) => (
          <SectionPanel
            key={section.key}
            view={view}
            section={section}
            onEdit={setEditing}
            onGive={(lesson) => setGiving({ lesson })}
            onDone={refresh}
          />
        ))}
      </div>
      <ActionList
        view={view}
        pending={settle.pending}
        onSettle={(action) => void settle.run({ actionId: action.id, done: action.doneAt === null })}
        onEdit={(action) => setGiving({ action })}
        actions={
          view.mayGive ? (
            <Button size="sm" onClick={() => setGiving('new')}>
              {t('give')}
            </Button>
          ) : null
        }
        remover={(action, trigger) => (
          <ConfirmDialog
            trigger={trigger}
            title={t('removeActionTitle', { action: action.text })}
            confirm={t('remove')}
            run={() => removeLessonActionAction({ actionId: action.id })}
            success={t('actionRemoved')}
            onDone={refresh}
          >
            {t('removeActionText')}
          </ConfirmDialog>
        )}
      />
      {editing ? <LessonDialog lesson={editing} onClose={() => setEditing(null)} onDone={refresh} /> : null}
      {giving ? <ActionDialog view={view} start={giving} onClose={() => setGiving(null)} onDone={refresh} /> : null}
    </div>
  )
}
