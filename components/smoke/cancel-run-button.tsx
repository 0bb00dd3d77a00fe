'use client'

import { useTranslations } from 'next-intl'
import { Button, type ButtonSize } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { Answer } from '@/lib/core/answer'

export type CancelRun = (input: { runId: string }) => Promise<Answer<unknown>>

/** Asks, then stops a run. */
export function CancelRunButton({
  runId,
  cancel,
  requested,
  size,
}: {
  runId: string
  cancel: CancelRun
  requested: boolean
  size?: ButtonSize
}) {
  const t = useTranslations('smoke.run')
  if (requested) return <span className="text-sm text-ink-2">{t('cancelling')}</span>
  return (
    <ConfirmDialog
      trigger={<Button size={size}>{t('cancel')}</Button>}
      title={t('cancelTitle')}
      confirm={t('cancelConfirm')}
      run={() => cancel({ runId })}
      success={t('cancelled')}
    >
      {t('cancelText')}
    </ConfirmDialog>
  )
}
