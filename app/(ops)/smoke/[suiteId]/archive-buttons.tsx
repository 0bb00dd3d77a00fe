'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useCommand } from '@/components/ui/use-command'
import { archiveSuiteAction, restoreSuiteAction } from '../actions'

/** Takes a suite out of use, after saying what that means. The page hears of it by its live notice. */
export function ArchiveSuiteButton({ id, name, version }: { id: string; name: string; version: number }) {
  const t = useTranslations('smoke.suite')
  return (
    <ConfirmDialog
      trigger={<Button variant="ghost">{t('archive')}</Button>}
      title={t('archiveTitle', { name })}
      confirm={t('archiveConfirm')}
      run={() => archiveSuiteAction({ suiteId: id }, { expectedVersion: version })}
      success={t('archivedDone')}
    >
      {t('archiveText')}
    </ConfirmDialog>
  )
}

/** Brings a suite back into use. */
export function RestoreSuiteButton({ id }: { id: string }) {
  const t = useTranslations('smoke.suite')
  const { run, pending } = useCommand(() => restoreSuiteAction({ suiteId: id }), { success: t('restored'), toastRefusal: true })
  return (
    <Button size="sm" pending={pending} onClick={() => void run()}>
      {t('restore')}
    </Button>
  )
}
