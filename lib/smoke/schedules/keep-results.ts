import { z } from 'zod'
import { record } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { emitAll } from '@/lib/core/events'
import { finishedEvent, touchedByRun } from '../locks'
import type { RunState } from '../schema'
import { safe } from '../step-schema'
import { askedBy, keepMissed } from './keep-missed'
import type { LeanStep } from './lean-steps'
import { HeldSlot, LeaseOwner } from './held-slot'
import { type AlarmFacts, decideNotice, isTurn, judgeAlarm } from './rules'
import type { AlarmState } from './schema'
import { graceOf, missedSlots, newestSlot, nextSlot, type SlotPlan } from './slots'

/** What became of a slot that was asked. Made by the engine itself, secrets masked. */
const SlotResult = HeldSlot.extend({
  state: z.enum(['passed', 'failed', 'errored', 'timed_out', 'cancelled', 'interrupted']),
  finishedAt: z.date(),
  passedCount: z.int32(),
  summary: safe.max(500),
  /** Looked at one by one when they were made: a thousand are not taken apart again. */
  steps: z.array(z.custom<LeanStep>((step) => typeof step === 'object' && step !== null)),
  /** Something waits for it: then even a pass like the one before is told. */
  awaited: z.boolean(),
})
export type SlotResult = z.output<typeof SlotResult>

export const KeepResultsInput = z.strictObject({ owner: LeaseOwner, results: z.array(SlotResult).max(1000) })

type Row = SlotPlan & {
  suiteId: string
  environmentId: string
  integrationId: string
  revision: number
  nextDueAt: Date | null
  leaseOwner: string | null
  failAfter: number
  recoverAfter: number
  alarm: AlarmState
  alarmSince: Date | null
  toldAlarm: AlarmState
  failedInRow: number
  passedInRow: number
}

/**
 * Keeps results of slots, many at a time, and moves their schedules on. Only for slots this engine still holds: what somebody else has accounted
 * for meanwhile is dropped. A pass like the one before is kept and nothing more; a turn, a change of the alarm, and what something waits for
 * are told upstairs and shown.
 */
export const keepResults = record({
  name: 'smoke.keep_slots',
  input: KeepResultsInput,
  run: async ({ tx, input: { owner, results }, now }) => {
    const rows = new Map((await lockSchedules(tx, results)).map((row) => [row.id, row]))
    const held = results.flatMap((result) => {
      const row = rows.get(result.scheduleId)
      return row?.leaseOwner === owner && row.nextDueAt?.getTime() === result.dueAt.getTime() ? [{ result, row }] : []
    })
    if (held.length === 0) return { value: { kept: 0, alarms: 0 } }
    const judged = held.map(({ result, row }) => ({
      result,
      row,
      alarm: judgeAlarm(row, row, { state: result.state, at: result.finishedAt }),
    }))
    await insertRuns(
      tx,
      held.map(({ result }) => result),
    )
    await moveOn(
      tx,
      judged.map(({ row, alarm, result }) => ({ row, alarm, ...nextOf(row, result.dueAt, now) })),
      now,
    )
    const loud = judged.filter(({ result, row, alarm }) => result.awaited || isNews(row, alarm, result.state))
    const runs = loud.map(({ result, row }) => {
      const run = { id: result.runId, suiteId: row.suiteId, environmentId: row.environmentId, releaseId: null }
      return { run, state: result.state }
    })
    await emitAll(
      tx,
      'smoke.finished',
      runs.map(({ run, state }) => finishedEvent(run, state)),
    )
    const alarms = judged.filter(({ row, alarm }) => alarm.alarm !== toldAfter(row, alarm)).length
    return { value: { kept: held.length, alarms }, touched: runs.flatMap(({ run }) => touchedByRun(run)) }
  },
})

/**
 * Whether it is told upstairs and shown: the alarm changed, or a run ended otherwise than the one before. That the first one ever passed is no
 * news to anybody who does not wait for it.
 */
function isNews(row: Row, alarm: AlarmFacts, state: RunState): boolean {
  if (row.alarm === 'unknown' && row.failedInRow === 0 && state === 'passed') return false
  return alarm.alarm !== row.alarm || isTurn(row, state)
}

/** What people count as told after this: where there is nothing to tell, nobody has to look. */
function toldAfter(row: Row, alarm: AlarmFacts): AlarmState {
  return decideNotice(alarm.alarm, row.toldAlarm, true) === 'mark' ? alarm.alarm : row.toldAlarm
}

/** In the order of their ids: two engines that keep results at once never wait for each other in a ring. */
async function lockSchedules(tx: Tx, results: readonly SlotResult[]): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    select s.id::text, s.suite_id::text as "suiteId", s.environment_id::text as "environmentId", u.integration_id::text as "integrationId",
      u.revision, s.enabled, s.every_seconds as "everySeconds", s.cron, s.time_zone as "timeZone", s.next_due_at as "nextDueAt",
      s.lease_owner as "leaseOwner", s.fail_after as "failAfter", s.recover_after as "recoverAfter", s.alarm::text,
      s.alarm_since as "alarmSince", s.told_alarm::text as "toldAlarm", s.failed_in_row as "failedInRow", s.passed_in_row as "passedInRow"
    from smoke_schedules s join smoke_suites u on u.id = s.suite_id
    where s.id = any(${results.map(({ scheduleId }) => scheduleId)}::uuid[]) order by s.id for update of s`
}

/** The next slot, and those that passed while this one was still being asked. */
function nextOf(row: Row, dueAt: Date, now: Date) {
  const following = nextSlot(row, dueAt)
  const newest = following && newestSlot(row, following, now)
  if (!following || !newest) return { next: following, overrun: [] }
  const tooLate = now.getTime() - newest.getTime() > graceOf(row, newest)
  const last = tooLate ? newest : new Date(newest.getTime() - 1)
  return { next: nextSlot(row, last), overrun: missedSlots(row, following, last) }
}

async function insertRuns(tx: Tx, results: readonly SlotResult[]): Promise<void> {
  const runs = results.map(({ steps: _steps, awaited: _awaited, suiteId: _suite, environmentId: _environment, ...run }) => run)
  const steps = results.flatMap(({ runId, steps: all }) => all.map((step) => ({ ...step, runId })))
  await tx.$executeRaw`
    with run as (
      insert into smoke_runs as r (id, suite_id, revision, environment_id, state, requested_by_name, created_at, started_at, finished_at,
        config_digest, step_count, passed_count, summary, trigger, schedule_id, due_at)
      select "runId", s.suite_id, revision, s.environment_id, state::run_state, ${askedBy}, "dueAt", "startedAt", "finishedAt",
        "configDigest", "stepCount", "passedCount", summary, 'schedule', "scheduleId", "dueAt"
      from jsonb_to_recordset(${JSON.stringify(runs)}::jsonb) as n ("runId" uuid, revision int, state text, "startedAt" timestamptz,
        "finishedAt" timestamptz, "configDigest" text, "stepCount" int, "passedCount" int, summary text, "scheduleId" uuid, "dueAt" timestamptz)
      join smoke_schedules s on s.id = "scheduleId"
      on conflict (schedule_id, due_at) do update set state = excluded.state, finished_at = excluded.finished_at,
        passed_count = excluded.passed_count, summary = excluded.summary, lease_owner = null, lease_until = null
        where r.state = 'running'
      returning id
    )
    insert into smoke_results (run_id, position, name, state, started_at, attempts, status, timings, assertions, request, response, captures,
      error, detail)
    select "runId", position, name, state::step_state, "startedAt", attempts, status, timings, assertions, request, nullif(response, 'null'),
      captures, error, detail
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as n ("runId" uuid, position int, name text, state text,
      "startedAt" timestamptz, attempts int, status int, timings jsonb, assertions jsonb, request jsonb, response jsonb, captures jsonb,
      error text, detail jsonb)
    join run on run.id = n."runId"`
}

type Moved = { row: Row; alarm: AlarmFacts; next: Date | null; overrun: ReturnType<typeof missedSlots> }

async function moveOn(tx: Tx, moved: readonly Moved[], now: Date): Promise<void> {
  const changes = moved.map(({ row, alarm, next }) => ({ ...alarm, id: row.id, next, told: toldAfter(row, alarm) }))
  await tx.$executeRaw`
    update smoke_schedules s set next_due_at = c.next, lease_owner = null, lease_until = null, alarm = c.alarm::alarm_state,
      told_alarm = c.told::alarm_state,
      alarm_since = c."alarmSince", failed_in_row = c."failedInRow", passed_in_row = c."passedInRow"
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c (id uuid, next timestamptz, alarm text, told text, "alarmSince" timestamptz,
      "failedInRow" int, "passedInRow" int)
    where s.id = c.id`
  const overrun = moved.filter((each) => each.overrun.length > 0)
  if (overrun.length === 0) return
  await keepMissed(
    tx,
    overrun.map(({ row, overrun: slots }) => ({
      reason: 'overrun' as const,
      slots,
      scheduleId: row.id,
      suiteId: row.suiteId,
      environmentId: row.environmentId,
      revision: row.revision,
    })),
    now,
  )
}
