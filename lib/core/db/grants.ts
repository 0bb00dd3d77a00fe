import { escapeIdentifier } from 'pg'

/** Rows that are never changed once written. */
const written = ['changes', 'variable_values', 'suite_revisions', 'subject_parts', 'stored_files', 'communications']

/** Rows that change state but are never removed. */
const kept = [
  'people',
  'invitations',
  'api_tokens',
  'slot_roles',
  'integrations',
  'environments',
  'variables',
  'freezes',
  'smoke_suites',
  'templates',
  'template_versions',
  'checklists',
  'checklist_items',
  'evidence',
  'waivers',
  'releases',
  'release_slots',
  'signatures',
  'delegations',
  'overrides',
  'settings',
  'risks',
  'lessons',
  'lesson_actions',
  'calendar_feeds',
  'maintenance_windows',
  'deployment_hooks',
]

/** Rows that come and go. */
const passing = [
  'sessions',
  'sign_in_failures',
  'role_grants',
  'slot_grants',
  'idempotency_keys',
  'events',
  'outbox',
  'workers',
  'schedule_slots',
  'owners',
  'allow_rules',
  'smoke_runs',
  'smoke_results',
  'smoke_schedules',
  'smoke_summaries',
  'template_steps',
  'template_sources',
  'import_corrections',
  'notices',
]

/**
 * The rights of the runtime role, table by table. It owns nothing; of the audit chain it may read
 * and call `audit_append`, nothing else. Run as owner after every migration.
 */
export function runtimeGrants(role: string): string[] {
  const name = escapeIdentifier(role)
  const on = (tables: string[]) => tables.map((table) => `public.${escapeIdentifier(table)}`).join(', ')
  return [
    `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${name}`,
    `GRANT USAGE ON SCHEMA public TO ${name}`,
    `GRANT SELECT ON public.audit_entries, public.audit_head, public._prisma_migrations TO ${name}`,
    `GRANT EXECUTE ON FUNCTION public.audit_append(text) TO ${name}`,
    `GRANT SELECT, INSERT ON ${on(written)} TO ${name}`,
    `GRANT SELECT, INSERT, UPDATE ON ${on(kept)} TO ${name}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${on(passing)} TO ${name}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${name}`,
  ]
}
