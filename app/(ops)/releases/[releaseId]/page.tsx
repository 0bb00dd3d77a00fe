import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { getChecklist } from '@/lib/checklists/queries'
import { signedInPerson } from '@/lib/core/session'
import { ReleaseScreen } from './release-screen'
import { readRelease } from './read-release'

type Props = { params: Promise<{ releaseId: string }> }

const Id = z.uuid()

/** Title of the page: what is released, and whether it may go is for the page to say. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { releaseId } = await params
  const release = Id.safeParse(releaseId).success ? await readRelease(releaseId) : null
  return { title: release ? `${release.title} ${release.version}` : undefined }
}

/** One release: may it go, and what is left to do. */
export default async function ReleasePage({ params }: Props) {
  const { releaseId } = await params
  const actor = await signedInPerson(`/releases/${releaseId}`)
  const release = Id.safeParse(releaseId).success ? await readRelease(releaseId) : null
  const checklist = release && (await getChecklist(actor, release.checklistId))
  if (!release || !checklist) notFound()
  return <ReleaseScreen initial={release} checklist={checklist} />
}
