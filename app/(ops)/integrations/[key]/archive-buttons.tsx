'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useCommand } from '@/components/ui/use-command'
import { archiveIntegrationAction, restoreIntegrationAction } from '../actions'

/** Archives an integration, after saying what that means. */
export function ArchiveButton({ id, name }: { id: string; name: string }) {
  const t = useTranslations('integrations.archive')
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={<Button variant="danger">{t('button')}</Button>}
      title={t('title', { name })}
      confirm={t('confirm')}
      run={() => archiveIntegrationAction({ integrationId: id })}
      success={t('done', { name })}
      onDone={() => router.refresh()}
    >
      {t('explain')}
    </ConfirmDialog>
  )
}

/** Brings an archived integration back. */
export function RestoreButton({ id }: { id: string }) {
  const t = useTranslations('integrations.archive')
  const router = useRouter()
  const { run, pending } = useCommand(restoreIntegrationAction, {
    success: t('restored'),
    toastRefusal: true,
    onDone: () => router.refresh(),
  })
  return (
    <Button size="sm" pending={pending} onClick={() => run({ integrationId: id })}>
      {t('restore')}
    </Button>
  )
}
