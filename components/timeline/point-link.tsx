import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useBilingual } from '@/components/releases/use-words'
import type { Point } from '@/lib/releases/fold-items'

/** An item of a plan as a link to it, with how many of its parts are settled when it has several. */
export function PointLink({ point, href }: { point: Point; href: (itemId: string) => string }) {
  const t = useTranslations('timeline')
  const bilingual = useBilingual()
  return (
    <>
      <Link href={href(point.leaves[0]?.id ?? point.item.id)} className="link">
        {bilingual(point.item.text, point.item.textZh)}
      </Link>
      {point.leaves.length > 1 ? (
        <span className="ml-1.5 text-xs text-ink-3">{t('settledOf', { settled: point.done, total: point.leaves.length })}</span>
      ) : null}
    </>
  )
}
