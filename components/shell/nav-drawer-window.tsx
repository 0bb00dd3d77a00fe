'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { IconButton } from '@/components/ui/icon-button'

/** The drawer itself, from the left. */
export function NavDrawerWindow({
  open,
  onOpenChange,
  children,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  children: ReactNode
}) {
  const t = useTranslations('shell')
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Popup className="fixed inset-y-0 left-0 z-50 flex w-66 max-w-[85vw] flex-col overflow-y-auto border-r border-line bg-panel p-3">
          <div className="flex items-center justify-between">
            <Dialog.Title className="px-2">{t('navigation')}</Dialog.Title>
            <Dialog.Close render={<IconButton label={t('closeNavigation')} icon={<X size={16} />} />} />
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
