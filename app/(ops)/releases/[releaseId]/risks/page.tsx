import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { signedInPerson } from '@/lib/core/session'
import { getRisks } from '@/lib/risks/queries'
import { readHeading } from '../read-heading'
import { ReleaseHeading } from '../release-heading'
import { RisksScreen } from './risks-screen'

type Props = { params: Promise<{ releaseId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, release] = await Promise.all([getTranslations('risks'), readHeading((await params).releaseId, '/risks')])
  return { title: `${t('title')} · ${release.title} ${release.version}` }
}

/** The risks of one release. */
export default async function RisksPage({ params }: Props) {
  const { releaseId } = await params
  const release = await readHeading(releaseId, '/risks')
  const found = (await getRisks(await signedInPerson(`/releases/${releaseId}/risks`), releaseId)) ?? notFound()
  return (
    <>
      <ReleaseHeading release={release} />
      <RisksScreen initial={found} />
    </>
  )
}
