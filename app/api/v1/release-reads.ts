import { z } from 'zod'
import { type ReadRoute, readRoute } from '@/lib/core/http'
import { listReleases } from '@/lib/releases/list-queries'
import { getOffer, getOfferNote } from '@/lib/releases/offer-queries'
import { getRelease, getSubject } from '@/lib/releases/queries'
import { Moment, ReleaseFilter, ReleaseIdInput, TimeZone } from '@/lib/releases/schema'
import { getMovePreview, getTimeline } from '@/lib/releases/timeline-queries'
import { findVerdict, getVerdict } from '@/lib/releases/verdict-queries'

const key = z.string().min(1).max(64)

export const releaseReads: ReadRoute[] = [
  readRoute({
    path: '/releases',
    summary: 'Releases the reader may see, newest first, with the verdict of those that still move',
    params: ReleaseFilter,
    read: (actor, filter) => listReleases(actor, filter),
  }),
  readRoute({
    path: '/releases/{releaseId}/view',
    summary: 'A release with verdict, slots, signatures, overrides and what changed since the first signature',
    params: ReleaseIdInput,
    read: (actor, { releaseId }) => getRelease(actor, releaseId),
  }),
  readRoute({
    path: '/releases/{releaseId}/timeline',
    summary: 'A release with every due, reading, end of signature, freeze and its window',
    params: ReleaseIdInput,
    read: (actor, { releaseId }) => getTimeline(actor, releaseId),
  }),
  readRoute({
    path: '/releases/{releaseId}/move-preview',
    summary: 'What moving the window would do: dues before and after, what becomes late, freezes, signatures that end',
    params: ReleaseIdInput.extend({ start: Moment, end: Moment, timeZone: TimeZone }),
    read: (actor, { releaseId, ...window }) => getMovePreview(actor, releaseId, window),
  }),
  readRoute({
    path: '/releases/{releaseId}/offer',
    summary: 'What a newer version of its template offers a release, item by item',
    params: ReleaseIdInput,
    read: (actor, { releaseId }) => getOffer(actor, releaseId),
  }),
  readRoute({
    path: '/releases/{releaseId}/offer-note',
    summary: 'Whether a newer version of its template is there for a release',
    params: ReleaseIdInput,
    read: (actor, { releaseId }) => getOfferNote(actor, releaseId),
  }),
  readRoute({
    path: '/releases/{releaseId}/subject',
    summary: 'What a signature would cover now: every part with its content and sha256 over canonical JSON',
    params: ReleaseIdInput,
    read: (actor, { releaseId }) => getSubject(actor, releaseId),
  }),
  readRoute({
    path: '/releases/{releaseId}/verdict',
    summary: 'May this release go? GO, HOLD or NO-GO with the reasons, worst first',
    params: ReleaseIdInput,
    read: (actor, { releaseId }) => getVerdict(actor, releaseId),
  }),
  readRoute({
    path: '/verdict',
    summary:
      'May this version be deployed to this environment now? For pipelines: deploy only when `go` is true; 404 means nobody released it',
    params: z.object({ integration: key, environment: key, version: z.string().min(1).max(80) }),
    read: (actor, asked) => findVerdict(actor, asked),
  }),
]
