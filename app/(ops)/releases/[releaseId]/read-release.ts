import { cache } from 'react'
import { signedInPerson } from '@/lib/core/session'
import { getReleasePage } from '@/lib/releases/queries'

/** The release of a page and its plan, for its reader: once a request, however many parts of the page ask. */
export const readRelease = cache(async (releaseId: string) => getReleasePage(await signedInPerson(`/releases/${releaseId}`), releaseId))
