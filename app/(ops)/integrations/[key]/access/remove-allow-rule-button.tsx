'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { IconButton } from '@/components/ui/icon-button'
import { removeAllowRuleAction } from '../../actions'

/** Takes an allow rule back, after saying what that means. */
export function RemoveAllowRuleButton({ id, target, environment }: { id: string; target: string; environment: string }) {
  const t = useTranslations('integrations.access')
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={<IconButton tone="danger" label={t('removeLabel', { target })} icon={<Trash2 size={15} />} />}
      title={t('removeTitle')}
      confirm={t('removeConfirm')}
      run={() => removeAllowRuleAction({ allowRuleId: id })}
      success={t('removed')}
      onDone={() => router.refresh()}
    >
      {t.rich('removeExplain', { target, environment, code: (chunks) => <code className="break-all">{chunks}</code> })}
    </ConfirmDialog>
  )
}
