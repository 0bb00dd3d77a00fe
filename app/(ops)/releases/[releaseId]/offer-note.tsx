'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Callout } from '@/components/ui/callout'
import type { OfferNote as Note } from '@/lib/releases/offer-queries'
import { readApi } from './read-api'

/** A quiet line that a newer version of the template is there; nothing when there is none, and nothing on the page that shows it. */
export function OfferNote({ releaseId }: { releaseId: string }) {
  const t = useTranslations('offer')
  const href = `/releases/${releaseId}/offer`
  const here = usePathname() === href
  const { data } = useQuery({
    queryKey: ['release', releaseId, 'offer-note'],
    queryFn: () => readApi<{ offer: Note | null }>(`/releases/${releaseId}/offer-note`),
    enabled: !here,
  })
  if (here || !data?.offer) return null
  return (
    <Callout className="mb-4">
      {t.rich('note', {
        name: data.offer.templateName,
        number: data.offer.number,
        link: (chunks) => (
          <Link href={href} className="link">
            {chunks}
          </Link>
        ),
      })}
    </Callout>
  )
}
