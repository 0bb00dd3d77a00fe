import type { Tx } from '@/lib/core/db/client'

/** A reading whose time has come, with what telling about it needs. */
export interface DueReading {
  id: string
  text: string
  textZh: string
  params: unknown
  dueAt: Date
  assigneeId: string | null
  roleKey: string | null
  releaseId: string
  title: string
  version: string
  environment: string
  integrationId: string
  managerId: string
  startedAt: Date
  timeZone: string
}

/** Most readings taken in one run of a minute; the rest wait for the next. */
const most = 100

/**
 * Open readings whose time has come, in releases that have started and not ended, locked until the transaction ends; rows somebody works on
 * are left for the next minute. `announce`: not announced since they became due. `miss`: announced or not, past their grace, and not given
 * up since. A reading that was moved is due anew: what was noted before its present time does not count.
 */
export async function takeDueReadings(tx: Tx, now: Date, which: 'announce' | 'miss'): Promise<DueReading[]> {
  const column = which === 'announce'
  return tx.$queryRaw<DueReading[]>`
    select i.id, i.text, i.text_zh as "textZh", i.params, i.due_at as "dueAt", i.assignee_id as "assigneeId", i.role_key as "roleKey",
      r.id as "releaseId", r.title, r.release_version as version, e.name as environment, r.integration_id as "integrationId",
      r.manager_id as "managerId", r.started_at as "startedAt", c.time_zone as "timeZone"
    from checklist_items i
    join checklists c on c.id = i.checklist_id
    join releases r on r.checklist_id = c.id
    join environments e on e.id = r.environment_id
    where i.kind = 'reading' and i.removed_at is null and i.state in ('open', 'failed') and c.closed_at is null
      and r.started_at is not null and r.ended_at is null and i.due_at <= ${now}::timestamptz
      and case when ${column} then i.announced_at is null or i.announced_at < i.due_at
        else (i.missed_at is null or i.missed_at < i.due_at)
          and i.due_at + make_interval(mins => case when (i.params->>'graceMinutes') ~ '^[0-9]{1,5}$' then (i.params->>'graceMinutes')::int else 30 end) <= ${now}::timestamptz
        end
    order by i.due_at, i.id
    limit ${most}
    for update of i skip locked`
}

/** What a notice calls the release of a reading. */
export const releaseName = ({ title, version, environment }: Pick<DueReading, 'title' | 'version' | 'environment'>): string =>
  `${title} ${version} → ${environment}`
