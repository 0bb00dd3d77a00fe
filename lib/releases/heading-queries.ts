import { type Actor, mayRead } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import type { ReleaseState } from './state'

/** What every page of a release says at its top; small, so that a page beside the plan needs no judging of it. */
export interface ReleaseHeading {
  id: string
  number: number
  title: string
  version: string
  state: ReleaseState
  rowVersion: number
  integration: { id: string; key: string; name: string }
  environment: { id: string; name: string }
  window: { start: string; end: string; timeZone: string }
  checklistId: string
  endedAt: string | null
}

/** The heading of a release; null when it is not there for this actor. */
export async function getReleaseHeading(actor: Actor, releaseId: string): Promise<ReleaseHeading | null> {
  const found = await db.release.findUnique({
    where: { id: releaseId },
    select: {
      id: true,
      number: true,
      title: true,
      releaseVersion: true,
      state: true,
      version: true,
      checklistId: true,
      endedAt: true,
      integration: { select: { id: true, key: true, name: true } },
      environment: { select: { id: true, name: true } },
      checklist: { select: { windowStart: true, windowEnd: true, timeZone: true } },
    },
  })
  if (!found || !mayRead(actor, found.integration.id)) return null
  const { releaseVersion, version, checklist, endedAt, ...same } = found
  return {
    ...same,
    version: releaseVersion,
    rowVersion: version,
    window: { start: checklist.windowStart.toISOString(), end: checklist.windowEnd.toISOString(), timeZone: checklist.timeZone },
    endedAt: endedAt?.toISOString() ?? null,
  }
}
