'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { useCommand } from '@/components/ui/use-command'
import { retryMessageAction } from '../../actions'

/** Tries a message again now. */
export function RetryButton({ id }: { id: string }) {
  const t = useTranslations('settings.mail')
  const router = useRouter()
  const retry = useCommand(retryMessageAction, { success: t('retried'), toastRefusal: true, onDone: () => router.refresh() })
  return (
    <Button size="sm" pending={retry.pending} onClick={() => void retry.run({ id })}>
      {t('retry')}
    </Button>
  )
}
