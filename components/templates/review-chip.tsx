import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'

/** The day of a template's next review; past it, that the review is overdue. `quiet` shows only what is overdue. */
export function ReviewChip({ on, overdue, quiet = false }: { on: string | null; overdue: boolean; quiet?: boolean }) {
  const t = useTranslations('library.review')
  if (on === null || (quiet && !overdue)) return null
  return overdue ? <Chip tone="hold">{t('overdue', { day: on })}</Chip> : <Chip>{t('next', { day: on })}</Chip>
}
