'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/ui/refusal-note'
import { useCommand } from '@/components/ui/use-command'
import { archiveEnvironmentAction } from '../actions'

type Props = { environment: { id: string; name: string }; open: boolean; onOpenChange: (open: boolean) => void }

/** Asks before an environment is archived; opened from a menu. */
export function ArchiveEnvironmentDialog({ environment, open, onOpenChange }: Props) {
  const t = useTranslations('integrations.environments')
  const common = useTranslations('common')
  const router = useRouter()
  const { run, pending, refusal } = useCommand(archiveEnvironmentAction, {
    success: t('archivedDone', { name: environment.name }),
    onDone: () => {
      onOpenChange(false)
      router.refresh()
    },
  })
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('archiveTitle', { name: environment.name })} size="sm">
      <div className="grid gap-3 text-ink-2">
        <p>{t('archiveExplain')}</p>
        <RefusalNote refusal={refusal} />
      </div>
      <DialogFooter>
        <DialogClose>
          <Button>{common('cancel')}</Button>
        </DialogClose>
        <Button variant="danger" pending={pending} onClick={() => run({ environmentId: environment.id })}>
          {t('archiveConfirm')}
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
