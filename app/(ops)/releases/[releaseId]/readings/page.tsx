import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { signedInPerson } from '@/lib/core/session'
import { getReadings } from '@/lib/readings/queries'
import { readHeading } from '../read-heading'
import { ReleaseHeading } from '../release-heading'
import { ReadingsScreen } from './readings-screen'

type Props = { params: Promise<{ releaseId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, release] = await Promise.all([getTranslations('readings'), readHeading((await params).releaseId, '/readings')])
  return { title: `${t('title')} · ${release.title} ${release.version}` }
}

/** The watches of one release: what is due, what was missed, and the figures side by side. */
export default async function ReadingsPage({ params }: Props) {
  const { releaseId } = await params
  const release = await readHeading(releaseId, '/readings')
  const readings = (await getReadings(await signedInPerson(`/releases/${releaseId}/readings`), releaseId)) ?? notFound()
  return (
    <>
      <ReleaseHeading release={release} />
      <ReadingsScreen initial={readings} />
    </>
  )
}
