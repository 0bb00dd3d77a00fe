import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { signedInPerson } from '@/lib/core/session'
import { getLessons } from '@/lib/lessons/queries'
import { readHeading } from '../read-heading'
import { ReleaseHeading } from '../release-heading'
import { LessonsScreen } from './lessons-screen'

type Props = { params: Promise<{ releaseId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, release] = await Promise.all([getTranslations('lessons'), readHeading((await params).releaseId, '/lessons')])
  return { title: `${t('title')} · ${release.title} ${release.version}` }
}

/** What one release taught, and what follows from it. */
export default async function LessonsPage({ params }: Props) {
  const { releaseId } = await params
  const release = await readHeading(releaseId, '/lessons')
  const found = (await getLessons(await signedInPerson(`/releases/${releaseId}/lessons`), releaseId)) ?? notFound()
  return (
    <>
      <ReleaseHeading release={release} />
      <LessonsScreen initial={found} />
    </>
  )
}
