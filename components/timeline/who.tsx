'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useBilingual } from '@/components/releases/use-words'
import type { Point } from '@/lib/releases/fold-items'

/** Who does it: the people it is assigned to, else the role expected to. `quiet` says nothing where nobody is named. */
export function Who({ point, quiet = false, className }: { point: Point; quiet?: boolean; className?: string }) {
  const t = useTranslations('timeline')
  const bilingual = useBilingual()
  if (point.who) return <span className={className}>{point.who}</span>
  const role = point.item.role ?? point.leaves.find((leaf) => leaf.role)?.role
  if (!role && quiet) return null
  return <span className={clsx('text-ink-3', className)}>{role ? bilingual(role.name, role.nameZh) : t('nobody')}</span>
}
