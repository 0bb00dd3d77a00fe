import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { getCommunications } from '@/lib/communications/queries'
import { signedInPerson } from '@/lib/core/session'
import { readHeading } from '../read-heading'
import { ReleaseHeading } from '../release-heading'
import { CommunicationsScreen } from './communications-screen'

type Props = { params: Promise<{ releaseId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, release] = await Promise.all([getTranslations('communications'), readHeading((await params).releaseId, '/communications')])
  return { title: `${t('title')} · ${release.title} ${release.version}` }
}

/** The communications of one release. */
export default async function CommunicationsPage({ params }: Props) {
  const { releaseId } = await params
  const release = await readHeading(releaseId, '/communications')
  const found = (await getCommunications(await signedInPerson(`/releases/${releaseId}/communications`), releaseId)) ?? notFound()
  return (
    <>
      <ReleaseHeading release={release} />
      <CommunicationsScreen initial={found} />
    </>
  )
}
