import { db } from '../db/client'

/** How long machine rows that have done their work are kept, in days. */
const keptDays = { slots: 1, workers: 7, idempotencyKeys: 7, events: 30, failedJobs: 30 }

/** Removes machine rows that have done their work. Nothing that a person decided or signed is among them. */
export async function housekeeping(): Promise<void> {
  await db.$executeRaw`delete from schedule_slots where due_at < now() - ${keptDays.slots} * interval '1 day'`
  await db.$executeRaw`delete from workers where stopped_at < now() - ${keptDays.workers} * interval '1 day'`
  await db.$executeRaw`delete from idempotency_keys where created_at < now() - ${keptDays.idempotencyKeys} * interval '1 day'`
  await db.$executeRaw`delete from events where dispatched_at < now() - ${keptDays.events} * interval '1 day'`
  await db.$executeRaw`delete from graphile_worker._private_jobs
    where locked_at is null and attempts >= max_attempts and updated_at < now() - ${keptDays.failedJobs} * interval '1 day'`
}
