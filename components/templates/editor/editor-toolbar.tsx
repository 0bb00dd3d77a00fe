'use client'

import { History, Languages, Redo2, Trash2, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { IconButton } from '@/components/ui/icon-button'
import type { Answer } from '@/lib/core/answer'
import { SaveState } from './save-state'
import type { Draft } from './use-draft'

interface Props {
  draft: Draft
  problems: number
  /** The source tab holds text that is not saved. */
  sourceUnsaved: boolean
  missing: { count: number; item: string | null }
  chinese: boolean
  onChinese: (shown: boolean) => void
  onMissing: (key: string) => void
  onSteps: () => void
  onPublish: () => void
  discard: () => Promise<Answer<unknown>>
  onDiscarded: () => void
}

/** What can be done with the draft as a whole, and whether it is saved. */
export function EditorToolbar(props: Props) {
  const { draft, problems, sourceUnsaved, missing, chinese, onChinese, onMissing, onSteps, onPublish, discard, onDiscarded } = props
  const t = useTranslations('editor.toolbar')
  const held = draft.unsaved || draft.state.conflict !== null || draft.state.trouble !== null || sourceUnsaved
  return (
    <div
      role="toolbar"
      aria-label={t('label')}
      className="sticky top-0 z-10 mb-4 flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-bg py-2 max-md:top-13"
    >
      <div className="flex items-center gap-1">
        <IconButton
          bordered
          label={t('undo')}
          aria-keyshortcuts="Control+Z"
          disabled={!draft.mayUndo}
          icon={<Undo2 size={15} aria-hidden="true" />}
          onClick={draft.undo}
        />
        <IconButton
          bordered
          label={t('redo')}
          aria-keyshortcuts="Control+Shift+Z"
          disabled={!draft.mayRedo}
          icon={<Redo2 size={15} aria-hidden="true" />}
          onClick={draft.redo}
        />
        <IconButton bordered label={t('steps')} icon={<History size={15} aria-hidden="true" />} onClick={onSteps} />
        <IconButton
          bordered
          label={t('chinese')}
          aria-pressed={chinese}
          className="aria-pressed:bg-hover"
          icon={<Languages size={15} aria-hidden="true" />}
          onClick={() => onChinese(!chinese)}
        />
      </div>
      <SaveState draft={draft} />
      {missing.count > 0 ? (
        missing.item === null ? (
          <span className="text-sm text-hold">{t('missing', { count: missing.count })}</span>
        ) : (
          <button type="button" className="text-sm text-hold underline underline-offset-3" onClick={() => onMissing(missing.item!)}>
            {t('missing', { count: missing.count })}
          </button>
        )
      ) : null}
      <div className="ml-auto flex flex-wrap items-center gap-2">
        {problems > 0 ? <span className="text-sm text-nogo">{t('problems', { count: problems })}</span> : null}
        <ConfirmDialog
          trigger={<IconButton bordered label={t('discard')} icon={<Trash2 size={15} aria-hidden="true" />} />}
          title={t('discard_title')}
          confirm={t('discard')}
          run={discard}
          success={t('discarded')}
          onDone={onDiscarded}
        >
          {t('discard_text')}
        </ConfirmDialog>
        <Button
          variant="primary"
          disabled={problems > 0 || held}
          title={problems > 0 ? t('publish_blocked') : sourceUnsaved ? t('publish_source') : undefined}
          onClick={onPublish}
        >
          {t('publish')}
        </Button>
      </div>
    </div>
  )
}
