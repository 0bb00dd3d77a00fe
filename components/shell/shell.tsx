import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Brand } from './brand'
import { NavDrawer } from './nav-drawer'
import type { NavItem } from './nav-items'
import { type NavCounts, NavLinks } from './nav-links'

type Props = {
  counts?: NavCounts
  hidden?: readonly NavItem['text'][]
  /** Below the entries: the person's menu. */
  foot: ReactNode
  /** Right end of the narrow screen's bar. */
  search?: ReactNode
  children: ReactNode
}

/** Frame of every page: sidebar (a drawer on narrow screens), skip link, content. */
export function Shell({ counts, hidden, foot, search, children }: Props) {
  const t = useTranslations('shell')
  return (
    <div id="page" className="min-h-screen md:grid md:grid-cols-[216px_minmax(0,1fr)]">
      <a
        id="skip"
        href="#content"
        className="absolute top-2 left-2 z-30 -translate-y-20 rounded-md border border-line-strong bg-panel px-3 py-1.5 font-medium focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <header data-noprint className="sticky top-0 z-20 flex h-13 items-center gap-1 border-b border-line bg-panel px-2 md:hidden">
        <NavDrawer counts={counts} hidden={hidden} foot={foot} />
        <Brand name={t('product')} />
        <span className="ml-auto">{search}</span>
      </header>
      <header id="side" className="sticky top-0 hidden h-screen flex-col overflow-y-auto border-r border-line bg-panel p-3 md:flex">
        <div className="flex items-center justify-between pt-1 pb-1">
          <Brand name={t('product')} />
          {search}
        </div>
        <NavLinks counts={counts} hidden={hidden} />
        <div className="mt-auto pt-4">{foot}</div>
      </header>
      <main id="content" tabIndex={-1} className="w-full max-w-310 min-w-0 px-4 pt-4 pb-16 outline-none md:px-7 md:pt-5">
        {children}
      </main>
    </div>
  )
}
