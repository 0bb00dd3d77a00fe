import { z } from 'zod'
import { record } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { type Claimable, judgeClaim } from './judge-claim'
import { keepMissed } from './keep-missed'
import { LeaseOwner, type SlotClaim } from './held-slot'

/** How long a claim is held without a sign of life, in milliseconds. Slots of a killed worker are `interrupted` soon after. */
export const slotLeaseMs = 20_000

export const ClaimSlotsInput = z.strictObject({
  owner: LeaseOwner,
  /** How far ahead slots are leased, in milliseconds: below the lease. */
  aheadMs: z.number().int().min(0).max(10_000),
  limit: z.number().int().min(1).max(5000),
})

type Row = Claimable & { suiteId: string; environmentId: string; revision: number }

/**
 * Leases the slots that are due now or soon to one engine, many at a time; of several engines that ask at once each gets others. Accounts
 * for slots that are too late, and for those of an engine whose lease ran out. Locks before it looks for runs under way: who takes a run locks
 * its schedule too (`take-run.ts`), so one of the two sees the other.
 */
export const claimSlots = record({
  name: 'smoke.claim_slots',
  input: ClaimSlotsInput,
  run: async ({ tx, input, now }) => {
    const until = new Date(now.getTime() + input.aheadMs)
    const rows = await tx.$queryRaw<Row[]>`
      select s.id::text, s.suite_id::text as "suiteId", s.environment_id::text as "environmentId", s.enabled, s.every_seconds as "everySeconds",
        s.cron, s.time_zone as "timeZone", s.next_due_at as "nextDueAt", s.lease_owner as "leaseOwner", u.revision,
        coalesce(u.archived_at, e.archived_at, i.archived_at) is not null as archived
      from smoke_schedules s
      join smoke_suites u on u.id = s.suite_id
      join environments e on e.id = s.environment_id
      join integrations i on i.id = u.integration_id
      where s.enabled and s.next_due_at <= ${until}::timestamptz and (s.lease_until is null or s.lease_until <= ${now}::timestamptz)
      order by s.next_due_at limit ${input.limit} for update of s skip locked`
    const seq = await auditSeq(tx)
    if (rows.length === 0) return { value: { now, seq, claims: [] as SlotClaim[] } }
    const busy = await underWay(tx, rows)
    const judged = rows.map((row) => ({ row, verdict: judgeClaim(row, { now, until, busy: busy.has(row.id) }) }))
    const changes = judged
      .filter(({ row, verdict }) => verdict.claimed || verdict.nextDueAt?.getTime() !== row.nextDueAt.getTime() || row.leaseOwner !== null)
      .map(({ row, verdict }) => ({ id: row.id, due: verdict.nextDueAt, owner: verdict.claimed ? input.owner : null }))
    const leaseUntil = new Date(now.getTime() + slotLeaseMs)
    if (changes.length > 0) {
      await tx.$executeRaw`
        update smoke_schedules s set next_due_at = c.due, lease_owner = c.owner,
          lease_until = case when c.owner is null then null else ${leaseUntil}::timestamptz end
        from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c (id uuid, due timestamptz, owner text) where s.id = c.id`
    }
    const missed = judged.flatMap(({ row, verdict }) =>
      verdict.missed.map((each) => ({
        ...each,
        scheduleId: row.id,
        suiteId: row.suiteId,
        environmentId: row.environmentId,
        revision: row.revision,
      })),
    )
    if (missed.length > 0) await keepMissed(tx, missed, now)
    const claims = judged.flatMap(({ row, verdict }): SlotClaim[] =>
      verdict.claimed && verdict.nextDueAt
        ? [{ scheduleId: row.id, suiteId: row.suiteId, environmentId: row.environmentId, revision: row.revision, dueAt: verdict.nextDueAt }]
        : [],
    )
    const touched = [...new Set(missed.map(({ suiteId }) => `smoke_suite:${suiteId}`))]
    return { value: { now, seq, claims }, touched }
  },
})

/** How far the audit chain has come: while it stands still, nothing has been decided, so nothing that was read before has changed. */
async function auditSeq(tx: Tx): Promise<string> {
  const [head] = await tx.$queryRaw<{ seq: string }[]>`select seq::text from audit_head`
  return head?.seq ?? '0'
}

/**
 * Which of these have a run of their suite and environment under way that is not a slot of their own: its row would be what a dead engine
 * left, and is ended with the slot.
 */
async function underWay(tx: Tx, rows: readonly Row[]): Promise<Set<string>> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    select s.id::text from smoke_runs r join smoke_schedules s on s.suite_id = r.suite_id and s.environment_id = r.environment_id
    where r.state in ('queued', 'running') and s.id = any(${rows.map((row) => row.id)}::uuid[]) and r.due_at is null`
  return new Set(found.map(({ id }) => id))
}
