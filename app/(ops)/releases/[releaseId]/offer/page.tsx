import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { signedInPerson } from '@/lib/core/session'
import { getOffer } from '@/lib/releases/offer-queries'
import { readHeading } from '../read-heading'
import { ReleaseHeading } from '../release-heading'
import { OfferScreen } from './offer-screen'

type Props = { params: Promise<{ releaseId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ title, version }, t] = await Promise.all([readHeading((await params).releaseId, '/offer'), getTranslations('offer')])
  return { title: t('pageTitle', { release: `${title} ${version}` }) }
}

/** What a newer version of its template offers a running release, to be taken or left item by item. */
export default async function OfferPage({ params }: Props) {
  const heading = await readHeading((await params).releaseId, '/offer')
  const offer = await getOffer(await signedInPerson(), heading.id)
  if (!offer) notFound()
  return (
    <>
      <ReleaseHeading release={heading} />
      <OfferScreen initial={offer} />
    </>
  )
}
