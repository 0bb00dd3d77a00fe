'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { DelegationView, ReleaseView } from '@/lib/releases/view'
import { revokeDelegationAction } from '../actions'
import { useRefresh } from './use-refresh'

/** Ends a delegation before its time. */
export function RevokeDelegation({
  release,
  delegation,
  slotName,
}: {
  release: ReleaseView
  delegation: DelegationView
  slotName: string
}) {
  const t = useTranslations('releases')
  const refresh = useRefresh(release.id)
  return (
    <ConfirmDialog
      trigger={
        <button type="button" className="link text-xs" aria-label={t('slot.revoke_label', { slot: slotName, name: delegation.toName })}>
          {t('slot.revoke')}
        </button>
      }
      title={t('delegate.revoke_title')}
      confirm={t('delegate.revoke_do')}
      run={() => revokeDelegationAction({ releaseId: release.id, delegationId: delegation.id })}
      success={t('delegate.revoked')}
      onDone={refresh}
    >
      {t('delegate.revoke_explain', { name: delegation.toName, from: delegation.fromName })}
    </ConfirmDialog>
  )
}
