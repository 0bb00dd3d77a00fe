import { useTranslations } from 'next-intl'
import { Skeleton } from '@/components/ui/skeleton'

/** Shape of a page while its data is read. */
export default function Loading() {
  const t = useTranslations('common')
  return (
    <div role="status" aria-label={t('loading')} className="grid gap-4">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-64 w-full" />
    </div>
  )
}
