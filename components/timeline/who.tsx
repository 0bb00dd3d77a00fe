'use client'

import { useTranslations } from 'next-intl'
import { useBilingual } from '@/components/releases/use-words'
import type { Point } from '@/lib/releases/fold-items'

/** Who does it: the people it is assigned to, else the role expected to. `quiet` says nothing where nobody is named. */
export function Who({ point, quiet = false }: { point: Point; quiet?: boolean }) {
  const t = useTranslations('timeline')
  const bilingual = useBilingual()
  if (point.who) return <span>{point.who}</span>
  const role = point.item.role ?? point.leaves.find((leaf) => leaf.role)?.role
  if (!role && quiet) return null
  return <span className="text-ink-3">{role ? bilingual(role.name, role.nameZh) : t('nobody')}</span>
}
