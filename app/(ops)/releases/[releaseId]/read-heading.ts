import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { signedInPerson } from '@/lib/core/session'
import { getReleaseHeading, type ReleaseHeading } from '@/lib/releases/heading-queries'

const Id = z.uuid()

/**
 * The heading of the release of a page, for its reader, once a request; not found where there is none for them. `at` is the page's own
 * path.
 */
export const readHeading = cache(async (releaseId: string, at: string): Promise<ReleaseHeading> => {
  const reader = await signedInPerson(`/releases/${releaseId}${at}`)
  const heading = Id.safeParse(releaseId).success ? await getReleaseHeading(reader, releaseId) : null
  return heading ?? notFound()
})
