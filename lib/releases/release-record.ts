import type { AuditEntity } from '@/lib/core/audit/append'
import type { ChangeRecord } from '@/lib/core/command'

/** What a release is called in the trail and the change log. */
type Named = {
  id: string
  title: string
  releaseVersion: string
  integrationId: string
  environmentId: string
  integration: { name: string }
  environment: { name: string }
}

/** `Cursor pagination 2.14.0 → Production`, as people name a release in a sentence. */
export function nameOf(release: Pick<Named, 'title' | 'releaseVersion' | 'environment'>): string {
  return `${release.title} ${release.releaseVersion} → ${release.environment.name}`
}

/** The release as the audit chain names it. */
export function entityOf(release: Named): AuditEntity {
  return { type: 'release', id: release.id, label: `${release.integration.name} · ${nameOf(release)}` }
}

/** What happened to a release, as the change log tells it and the release page reads it back. */
export const releaseEvents = [
  'created',
  'updated',
  'prepared',
  'sign_off_requested',
  'request_withdrawn',
  'superseded',
  'started',
  'watching',
  'completed',
  'aborted',
  'signed_go',
  'signed_nogo',
  'signature_lifted',
  'slot_delegated',
  'delegation_revoked',
  'override_requested',
  'override_confirmed',
  'override_withdrawn',
  'template_changes',
] as const
export type ReleaseEvent = (typeof releaseEvents)[number]

/** One line of the change log. `details` hold what the release page tells beside the line. */
export function changeOf(release: Named, what: ReleaseEvent, summary: string, details: Record<string, unknown> = {}): ChangeRecord {
  return {
    kind: 'release',
    integrationId: release.integrationId,
    environmentId: release.environmentId,
    releaseId: release.id,
    summary,
    details: { what, ...details },
  }
}
