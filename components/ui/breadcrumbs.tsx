import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'

export type Crumb = { href?: string; label: ReactNode; key?: string }

/** The way here; the last entry is where one is, so leave it out when the heading says it. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  const t = useTranslations('common')
  return (
    <nav aria-label={t('breadcrumbs')} className="mb-1 text-sm text-ink-3">
      <ol className="flex flex-wrap gap-x-1.5">
        {items.map((item, index) => (
          <li key={item.key ?? item.href ?? index} className="flex min-w-0 gap-x-1.5">
            {index > 0 ? <span aria-hidden="true">/</span> : null}
            {item.href ? (
              <Link href={item.href} className="truncate hover:text-ink hover:underline">
                {item.label}
              </Link>
            ) : (
              <span className="truncate">{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
