'use client'

import clsx from 'clsx'
import { Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/icon-button'
import { Panel, PanelRow } from '@/components/ui/panel'
import type { LessonActionView, LessonsView } from '@/lib/lessons/view'
import { Day } from './day'

type Props = {
  view: LessonsView
  actions: ReactNode
  pending: boolean
  onSettle: (action: LessonActionView) => void
  onEdit: (action: LessonActionView) => void
  /** Asks before it is removed, around the given button. */
  remover: (action: LessonActionView, trigger: ReactElement) => ReactNode
}

/** What follows from the lessons: who does what until when. */
export function ActionList({ view, actions, ...rest }: Props) {
  const t = useTranslations('lessons')
  const open = view.actions.filter((action) => action.doneAt === null).length
  return (
    <Panel
      title={t('actions')}
      meta={view.actions.length > 0 ? t('actionsMeta', { open, total: view.actions.length }) : undefined}
      actions={actions}
    >
      {view.actions.length === 0 ? (
        <EmptyState title={t('noActions')}>{t('noActionsHint')}</EmptyState>
      ) : (
        <ul>
          {view.actions.map((action) => (
            <li key={action.id} id={`action-${action.id}`} tabIndex={-1} className="border-t border-line first:border-t-0">
              <ActionRow view={view} action={action} {...rest} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function ActionRow({ view, action, pending, onSettle, onEdit, remover }: Omit<Props, 'actions'> & { action: LessonActionView }) {
  const t = useTranslations('lessons')
  const done = action.doneAt !== null
  return (
    <PanelRow className="flex flex-wrap items-start gap-x-3 gap-y-1.5">
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className={clsx('min-w-0 break-words', done ? 'text-ink-2 line-through' : 'font-medium')}>{action.text}</span>
          {done ? <Chip tone="go">{t('done')}</Chip> : action.late ? <Chip tone="nogo">{t('late')}</Chip> : null}
        </p>
        <p className="text-xs text-ink-3">
          {t.rich('actionOf', { name: action.owner.name, day: () => <Day on={action.dueOn} /> })}
          {done && action.doneByName
            ? ` · ${t('doneBy', { name: action.doneByName })}`
            : ` · ${t('givenBy', { name: action.createdByName })}`}
        </p>
      </div>
      <span className="flex shrink-0 items-center">
        {action.maySettle ? (
          <Button size="sm" aria-disabled={pending || undefined} onClick={() => onSettle(action)}>
            {t(done ? 'notDone' : 'markDone')}
            <span className="sr-only">: {action.text}</span>
          </Button>
        ) : null}
        {view.mayGive && !done ? (
          <IconButton label={`${t('edit')}: ${action.text}`} icon={<Pencil size={14} />} onClick={() => onEdit(action)} />
        ) : null}
        {view.mayRemoveActions
          ? remover(action, <IconButton label={`${t('remove')}: ${action.text}`} icon={<Trash2 size={14} />} />)
          : null}
      </span>
    </PanelRow>
  )
}
