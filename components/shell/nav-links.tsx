'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { isUnder, type NavItem, navGroups } from './nav-items'

/** Counts shown beside entries, such as the number of releases in flight. */
export type NavCounts = Partial<Record<NavItem['text'], number>>

/** The entries of the sidebar, the current one marked. */
export function NavLinks({
  counts = {},
  hidden = [],
  onGo,
}: {
  counts?: NavCounts
  hidden?: readonly NavItem['text'][]
  onGo?: () => void
}) {
  const t = useTranslations('shell')
  const path = usePathname()
  return (
    <nav aria-label={t('navigation')}>
      {navGroups.map((group) => (
        <div key={group.text}>
          <p id={`nav-${group.text}`} className="px-2 pt-3.5 pb-1 text-2xs tracking-[0.06em] text-ink-3 uppercase">
            {t(`groups.${group.text}`)}
          </p>
          <ul aria-labelledby={`nav-${group.text}`}>
            {group.items
              .filter((item) => !hidden.includes(item.text))
              .map((item) => {
                const on = isUnder(path, item.href)
                const count = counts[item.text]
                return (
                  <li key={item.href}>
                    <Link
                      href={item.href}
                      onClick={onGo}
                      aria-current={on ? 'page' : undefined}
                      className={clsx(
                        'flex items-center justify-between rounded-[7px] px-2 py-1.25',
                        on ? 'bg-hover font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
                      )}
                    >
                      {t(`nav.${item.text}`)}
                      {count ? <span className="text-xs font-medium text-ink-3">{count}</span> : null}
                    </Link>
                  </li>
                )
              })}
          </ul>
        </div>
      ))}
    </nav>
  )
}
