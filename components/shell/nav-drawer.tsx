'use client'

import { Dialog } from '@base-ui/react/dialog'
import { Menu as MenuIcon, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { type NavCounts, NavLinks } from './nav-links'
import type { NavItem } from './nav-items'

/** The sidebar of a narrow screen: a button, and a drawer from the left. Going somewhere closes it. */
export function NavDrawer({ counts, hidden, foot }: { counts?: NavCounts; hidden?: readonly NavItem['text'][]; foot: ReactNode }) {
  const t = useTranslations('shell')
  const [open, setOpen] = useState(false)
  const path = usePathname()
  useEffect(() => setOpen(false), [path])
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger render={<IconButton label={t('openNavigation')} icon={<MenuIcon size={18} />} />} />
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Popup className="fixed inset-y-0 left-0 z-50 flex w-66 max-w-[85vw] flex-col overflow-y-auto border-r border-line bg-panel p-3">
          <div className="flex items-center justify-between">
            <Dialog.Title className="px-2">{t('navigation')}</Dialog.Title>
            <Dialog.Close render={<IconButton label={t('closeNavigation')} icon={<X size={16} />} />} />
          </div>
          <NavLinks counts={counts} hidden={hidden} onGo={() => setOpen(false)} />
          <div className="mt-auto pt-4">{foot}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
