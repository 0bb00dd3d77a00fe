'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/ui/refusal-note'
import { useCommand } from '@/components/ui/use-command'
import type { Action } from '@/lib/core/action'
import type { ReleaseView } from '@/lib/releases/view'
import { useRefresh } from './use-refresh'

type Props = {
  release: ReleaseView
  /** Which texts of `releases.act` say what will happen: `prepare_title`, `prepare_explain`. */
  texts: 'prepare' | 'request' | 'withdraw' | 'watch'
  action: Action<unknown>
  done: string
  onClose: () => void
}

/** Asks before a release moves, and shows a refusal in place. */
export function MoveDialog({ release, texts, action, done, onClose }: Props) {
  const t = useTranslations('releases.act')
  const common = useTranslations('common')
  const refresh = useRefresh(release.id)
  const command = useCommand(action, {
    success: done,
    onDone: () => {
      onClose()
      refresh()
    },
  })
  const verb = texts === 'prepare' ? t('prepare') : texts === 'withdraw' ? t('withdraw_request') : t(`${texts}_do`)
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} size="sm" title={t(`${texts}_title`)}>
      <div className="grid gap-3 text-ink-2">
        <p>{t(`${texts}_explain`)}</p>
        <RefusalNote refusal={command.refusal} />
      </div>
      <DialogFooter>
        <DialogClose>
          <Button>{common('cancel')}</Button>
        </DialogClose>
        <Button variant="primary" pending={command.pending} onClick={() => void command.run({ releaseId: release.id })}>
          {verb}
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
