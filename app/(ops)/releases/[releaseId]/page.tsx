import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { FeatureTexts } from '@/app/feature-texts'
import { readRelease } from './read-release'
import { ReleaseScreen } from './release-screen'

type Props = { params: Promise<{ releaseId: string }> }

const Id = z.uuid()

/** Title of the page: what is released; whether it may go is for the page to say. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { releaseId } = await params
  const found = Id.safeParse(releaseId).success ? await readRelease(releaseId) : null
  return found ? { title: `${found.release.title} ${found.release.version}` } : {}
}

/** One release: may it go, and what is left to do. */
export default async function ReleasePage({ params }: Props) {
  const { releaseId } = await params
  const found = Id.safeParse(releaseId).success ? await readRelease(releaseId) : notFound()
  if (!found) notFound()
  // As one text: thousands of rows as values would be taken apart and put together three times on their way.
  return (
    <FeatureTexts features={['checklists', 'smoke', 'templates']}>
      <ReleaseScreen initial={found.release} checklist={JSON.stringify(found.checklist)} />
    </FeatureTexts>
  )
}
