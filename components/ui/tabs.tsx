'use client'

import clsx from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

export type TabLink = { href: string; label: ReactNode; count?: number }

/** Tabs that are pages: each has its address. The current one is the longest that the path begins with. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  const path = usePathname()
  const current = tabs
    .map((tab) => tab.href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0]
  return (
    <nav aria-label={label} className="mb-4 border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.href === current ? 'page' : undefined}
              className={clsx(
                'flex items-center gap-1.5 border-b-2 py-2',
                tab.href === current ? 'border-ink font-medium text-ink' : 'border-transparent text-ink-2 hover:text-ink',
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : <span className="text-xs text-ink-3">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
