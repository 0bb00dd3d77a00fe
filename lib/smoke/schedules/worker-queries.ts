import { db } from '@/lib/core/db/client'
import { env } from '@/lib/core/env'
import type { OwnEndpoint } from '@/lib/core/outgoing/address-policy'
import { ownEndpoints } from '@/lib/core/outgoing/own-endpoints'
import { instanceSettingsKey } from '@/lib/people/instance-settings'
import { type EnvironmentInputs, readEnvironment } from '../read-environment'
import { readPlan } from '../read-plan'
import type { PlannedStep } from '../step-schema'

/** An environment as it was read; `stamp` is another one exactly when something of it may be another. */
export type LoadedEnvironment = EnvironmentInputs & { stamp: string }

/** What the requests of these environments rest on, as one short text each: values, features, rules, variables and settings. */
export async function environmentStamps(environmentIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; stamp: string }[]>`
    select e.id::text, md5(concat_ws('|', e.version, e.features::text, e.archived_at, i.version,
      (select count(*) || ':' || coalesce(max(v.id::text), '') from variable_values v where v.environment_id = e.id),
      (select string_agg(x.id::text || ':' || x.version || ':' || coalesce(x.removed_at::text, ''), ',' order by x.id)
        from variables x where x.integration_id = e.integration_id),
      (select string_agg(a.id::text, ',' order by a.id) from allow_rules a where a.environment_id = e.id),
      (select string_agg(s.key || ':' || s.version, ',' order by s.key) from settings s where s.key = ${instanceSettingsKey}))) as stamp
    from environments e join integrations i on i.id = e.integration_id where e.id = any(${[...environmentIds]}::uuid[])`
  return new Map(rows.map((row) => [row.id, row.stamp]))
}

/** Reads an environment at one moment; `stamp` is of before that, so that a change in between is seen at the next look. */
export async function loadEnvironment(environmentId: string, stamp: string): Promise<LoadedEnvironment> {
  return db.$transaction(async (tx) => ({ ...(await readEnvironment(tx, environmentId)), stamp }), { isolationLevel: 'RepeatableRead' })
}

/** The steps of revisions, which never change once written, by `suite:revision`. */
export async function loadPlans(wanted: readonly { suiteId: string; revision: number }[]): Promise<Map<string, PlannedStep[]>> {
  if (wanted.length === 0) return new Map()
  const rows = await db.suiteRevision.findMany({
    where: { OR: wanted.map(({ suiteId, revision }) => ({ suiteId, revision })) },
    select: { suiteId: true, revision: true, definition: true, plan: true },
  })
  return new Map(rows.map((row) => [`${row.suiteId}:${row.revision}`, readPlan(row)]))
}

/** The product's own database, which no request may reach. */
export function ownDatabase(): Promise<OwnEndpoint[]> {
  return ownEndpoints([env().DATABASE_URL])
}

/** How leased slots stand now, and how far the audit chain has come: for an engine that heard that something has changed. */
export async function slotsNow(scheduleIds: readonly string[]) {
  const rows = await db.$queryRaw<
    { id: string; revision: number; owner: string | null; dueAt: Date | null; archived: boolean; seq: string }[]
  >`
    select s.id::text, u.revision, s.lease_owner as owner, s.next_due_at as "dueAt", h.seq::text,
      coalesce(u.archived_at, e.archived_at, i.archived_at) is not null or not s.enabled as archived
    from smoke_schedules s join smoke_suites u on u.id = s.suite_id join environments e on e.id = s.environment_id
    join integrations i on i.id = u.integration_id cross join audit_head h
    where s.id = any(${[...scheduleIds]}::uuid[])`
  return { seq: rows[0]?.seq ?? null, slots: new Map(rows.map((row) => [row.id, row])) }
}
