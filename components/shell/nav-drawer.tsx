'use client'

import { Menu as MenuIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { type NavCounts, NavLinks } from './nav-links'
import type { NavItem } from './nav-items'

const NavDrawerWindow = dynamic(() => import('./nav-drawer-window').then((module) => module.NavDrawerWindow), { ssr: false })

/** The sidebar of a narrow screen: a button, and a drawer from the left, fetched the first time. Going somewhere closes it. */
export function NavDrawer({ counts, hidden, foot }: { counts?: NavCounts; hidden?: readonly NavItem['text'][]; foot: ReactNode }) {
  const t = useTranslations('shell')
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const path = usePathname()
  useEffect(() => setOpen(false), [path])
  return (
    <>
      <IconButton
        label={t('openNavigation')}
        icon={<MenuIcon size={18} />}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => {
          setWanted(true)
          setOpen(true)
        }}
      />
      {wanted ? (
        <NavDrawerWindow open={open} onOpenChange={setOpen}>
          <NavLinks counts={counts} hidden={hidden} onGo={() => setOpen(false)} />
          <div className="mt-auto pt-4">{foot}</div>
        </NavDrawerWindow>
      ) : null}
    </>
  )
}
