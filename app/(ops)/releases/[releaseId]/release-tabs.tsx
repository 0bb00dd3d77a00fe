'use client'

import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'
import { OfferNote } from './offer-note'

/** The pages of one release, and below them whether its template has moved on. A page that is added gets its line here. */
export function ReleaseTabs({ releaseId }: { releaseId: string }) {
  const t = useTranslations('releases.tabs')
  const base = `/releases/${releaseId}`
  return (
    <div data-noprint>
      <Tabs
        label={t('label')}
        tabs={[
          { href: base, label: t('plan') },
          { href: `${base}/timeline`, label: t('timeline') },
          { href: `${base}/readings`, label: t('readings') },
          { href: `${base}/communications`, label: t('communications') },
          { href: `${base}/risks`, label: t('risks') },
          { href: `${base}/lessons`, label: t('lessons') },
        ]}
      />
      <OfferNote releaseId={releaseId} />
    </div>
  )
}
