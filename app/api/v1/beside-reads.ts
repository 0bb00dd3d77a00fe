import { getCommunications } from '@/lib/communications/queries'
import { type ReadRoute, readRoute } from '@/lib/core/http'
import { getLessons } from '@/lib/lessons/queries'
import { getReadings } from '@/lib/readings/queries'
import { ReleaseIdInput } from '@/lib/releases/schema'
import { getRisks } from '@/lib/risks/queries'

/** What goes with a release beside its plan. */
export const besideReads: ReadRoute[] = [
  readRoute({
    path: '/releases/{releaseId}/readings',
    summary: 'The readings of a release: what is due, what was missed, and the figures that were entered',
    params: ReleaseIdInput,
    read: (actor, { releaseId }) => getReadings(actor, releaseId),
  }),
  readRoute({
    path: '/releases/{releaseId}/communications',
    summary: 'The communications of a release: those its plan holds, with their fields, and those that left',
    params: ReleaseIdInput,
    read: (actor, { releaseId }) => getCommunications(actor, releaseId),
  }),
  readRoute({
    path: '/releases/{releaseId}/risks',
    summary: 'The risks of a release: what may still happen first, the heaviest first',
    params: ReleaseIdInput,
    read: (actor, { releaseId }) => getRisks(actor, releaseId),
  }),
  readRoute({
    path: '/releases/{releaseId}/lessons',
    summary: 'The retrospective of a release: what was written under each section, and the actions that follow',
    params: ReleaseIdInput,
    read: (actor, { releaseId }) => getLessons(actor, releaseId),
  }),
]
