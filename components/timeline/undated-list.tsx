'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useBilingual } from '@/components/releases/use-words'
import type { Point } from '@/lib/releases/fold-items'
import { MarkChip } from './mark-chip'
import { Who } from './who'

/** What has no due: it is asked for, but no day asks for it. */
export function UndatedList({ points, href }: { points: readonly Point[]; href: (itemId: string) => string }) {
  const t = useTranslations('timeline')
  const bilingual = useBilingual()
  if (points.length === 0) return null
  const open = points.filter((point) => point.done < point.leaves.length).length
  return (
    <details className="border-t border-line">
      <summary className="px-3.5 py-2 text-sm text-ink-2 hover:bg-hover">{t('undated', { count: points.length, open })}</summary>
      <ul className="grid gap-1 px-3.5 pb-3 text-sm">
        {points.map((point) => (
          <li key={point.item.id} className="flex flex-wrap items-baseline gap-x-2.5">
            <Link href={href(point.leaves[0]?.id ?? point.item.id)} className="link min-w-0 flex-1 basis-48 break-words">
              {bilingual(point.item.text, point.item.textZh)}
            </Link>
            <span className="text-xs">
              <Who point={point} quiet />
            </span>
            <MarkChip mark={point.mark} />
          </li>
        ))}
      </ul>
    </details>
  )
}
