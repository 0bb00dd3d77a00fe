import { db } from '../db/client'
import { addJob } from '../events'

/** The start of the slot an instant lies in, for slots of `seconds` counted from 1970 on. */
export function slotOf(now: Date, seconds: number): Date {
  const length = seconds * 1000
  return new Date(Math.floor(now.getTime() / length) * length)
}

/**
 * Takes a due slot of a schedule and queues its run, both or neither. Of many workers one gets true; a slot is never queued twice. Runs
 * of one schedule follow each other and never overlap; one that still waits is not queued again.
 */
export async function takeSlot(name: string, dueAt: Date, workerId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const taken =
      await tx.$executeRaw`insert into schedule_slots (name, due_at, taken_by) values (${name}, ${dueAt}, ${workerId}) on conflict do nothing`
    if (taken === 0) return false
    await addJob(
      tx,
      'run_schedule',
      { name, dueAt: dueAt.toISOString() },
      { jobKey: `schedule:${name}`, queue: `schedule:${name}`, maxAttempts: 3 },
    )
    return true
  })
}
