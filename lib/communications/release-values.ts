import type { Locale } from '@/lib/core/texts'
import { sayMoment } from '@/lib/notifications/say-moment'
import type { ReleaseField } from './fill-text'

/** What a release's own fields are made of. */
export interface ReleaseFacts {
  title: string
  releaseVersion: string
  integration: { name: string }
  environment: { name: string }
  checklist: { windowStart: Date; windowEnd: Date; timeZone: string }
}

/** What the release fills in, in a language: times with their zone. */
export function releaseValues(release: ReleaseFacts, managerName: string, locale: Locale): Record<ReleaseField, string> {
  const { windowStart, windowEnd, timeZone } = release.checklist
  return {
    title: release.title,
    version: release.releaseVersion,
    integration: release.integration.name,
    environment: release.environment.name,
    window_start: sayMoment(windowStart, timeZone, locale),
    window_end: sayMoment(windowEnd, timeZone, locale),
    time_zone: timeZone,
    manager: managerName,
  }
}
