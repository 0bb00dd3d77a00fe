'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { useCommand } from '@/components/ui/use-command'
import { markAllReadAction } from './actions'

/** Marks everything as read. */
export function MarkAllButton() {
  const t = useTranslations('notices')
  const command = useCommand(markAllReadAction, { toastRefusal: true, success: ({ count }) => t('markedAll', { count }) })
  return (
    <Button pending={command.pending} onClick={() => command.run({})}>
      {t('markAll')}
    </Button>
  )
}
