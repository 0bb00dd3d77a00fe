import { z } from 'zod'
import { record } from '@/lib/core/command'
import { slotLeaseMs } from './claim-slots'
import { askedBy } from './keep-missed'
import { HeldSlot, LeaseOwner } from './held-slot'

export const RenewSlotsInput = z.strictObject({ owner: LeaseOwner, slots: z.array(HeldSlot).max(5000) })

/**
 * Keeps holding slots. Those that take long enough to come here get their row already, `running`, so that pages show them and people can cancel
 * them. Answers which slots are still held, and which of them somebody wants cancelled: whoever lost one must send nothing more for it.
 */
export const renewSlots = record({
  name: 'smoke.renew_slots',
  input: RenewSlotsInput,
  run: async ({ tx, input: { owner, slots }, now }) => {
    const leaseUntil = new Date(now.getTime() + slotLeaseMs)
    const rows = JSON.stringify(slots)
    const held = await tx.$queryRaw<{ id: string }[]>`
      update smoke_schedules s set lease_until = ${leaseUntil}::timestamptz
      from jsonb_to_recordset(${rows}::jsonb) as h ("scheduleId" uuid, "dueAt" timestamptz)
      where s.id = h."scheduleId" and s.lease_owner = ${owner} and s.next_due_at = h."dueAt"
      returning s.id::text`
    const ids = held.map(({ id }) => id)
    // A run that somebody queued meanwhile stands in the index of runs under way: then this one is shown when it has ended.
    const shown = await tx.$queryRaw<{ id: string }[]>`
      insert into smoke_runs (id, suite_id, revision, environment_id, state, requested_by_name, created_at, started_at, lease_owner, lease_until,
        config_digest, step_count, trigger, schedule_id, due_at)
      select "runId", "suiteId", revision, "environmentId", 'running', ${askedBy}, "dueAt", "startedAt", ${owner}, ${leaseUntil}::timestamptz,
        "configDigest", "stepCount", 'schedule', "scheduleId", "dueAt"
      from jsonb_to_recordset(${rows}::jsonb) as h ("runId" uuid, "suiteId" uuid, revision int, "environmentId" uuid, "scheduleId" uuid,
        "dueAt" timestamptz, "startedAt" timestamptz, "stepCount" int, "configDigest" text)
      where "startedAt" is not null and "scheduleId" = any(${ids}::uuid[])
      on conflict do nothing returning suite_id::text as id`
    const wanted = await tx.$queryRaw<{ id: string; cancel: boolean }[]>`
      update smoke_runs r set lease_until = ${leaseUntil}::timestamptz
      from jsonb_to_recordset(${rows}::jsonb) as h ("runId" uuid, "scheduleId" uuid)
      where r.id = h."runId" and h."scheduleId" = any(${ids}::uuid[]) and r.state = 'running'
      returning r.schedule_id::text as id, r.cancel_requested_at is not null as cancel`
    return {
      value: { held: ids, cancelled: wanted.filter(({ cancel }) => cancel).map(({ id }) => id) },
      touched: shown.map(({ id }) => `smoke_suite:${id}`),
    }
  },
})
