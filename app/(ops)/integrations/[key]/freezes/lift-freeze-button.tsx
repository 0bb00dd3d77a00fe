'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { removeFreezeAction } from '../../actions'

/** Lifts a freeze before its end, after saying what that means. */
export function LiftFreezeButton({ id, reason }: { id: string; reason: string }) {
  const t = useTranslations('integrations.freezes')
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm">
          {t('lift')}
          <span className="sr-only">{reason}</span>
        </Button>
      }
      title={t('liftTitle', { reason })}
      confirm={t('liftConfirm')}
      run={() => removeFreezeAction({ freezeId: id })}
      success={t('lifted')}
      onDone={() => router.refresh()}
    >
      {t('liftExplain')}
    </ConfirmDialog>
  )
}
