'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import type { TemplateEditorProps } from '@/components/templates/editor/template-editor'
import { Spinner } from '@/components/ui/spinner'
import { discardDraftAction, publishDraftAction } from '../../actions'
import { editDraftAction, redoDraftAction, replaceDraftAction, undoDraftAction } from './actions'

/** The editor weighs more than all other pages together: it comes after the page, in a piece of its own. */
const TemplateEditor = dynamic(() => import('@/components/templates/editor/template-editor').then((module) => module.TemplateEditor), {
  ssr: false,
  loading: () => <Loading />,
})

function Loading() {
  const t = useTranslations('editor')
  return (
    <p className="flex items-center gap-2 text-sm text-ink-2" role="status">
      <Spinner />
      {t('loading')}
    </p>
  )
}

const actions = {
  edit: editDraftAction,
  replace: replaceDraftAction,
  undo: undoDraftAction,
  redo: redoDraftAction,
  publish: publishDraftAction,
  discard: discardDraftAction,
}

/** Loads the editor and gives it its doors. */
export function EditorLoader(props: Omit<TemplateEditorProps, 'actions'>) {
  return <TemplateEditor {...props} actions={actions} />
}
