import { cache } from 'react'
import { signedInPerson } from '@/lib/core/session'
import { getRelease } from '@/lib/releases/queries'

/** The release of a page for its reader: once a request, however many parts of the page ask. */
export const readRelease = cache(async (releaseId: string) => getRelease(await signedInPerson(`/releases/${releaseId}`), releaseId))
