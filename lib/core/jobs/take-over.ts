import type { Pool } from 'pg'
import { connectionName } from './worker-row'

/** One sweep at a time over the whole installation. */
const sweepLock = 4_021_519

export type TakeOver = { workers: string[]; locks: string[] }

/**
 * Frees the jobs of dead workers: those not seen for `deadAfter` milliseconds. A living one ends itself well before
 * (lib/worker/timings.ts). First each is declared dead, so that it cannot beat again; then its connections are cut and gone, so that no
 * statement of it can still commit; only then are its jobs unlocked. Locks that belong to no known worker (killed between locking a job and
 * announcing itself) are freed too once they are that old. Answers whom it declared dead and which locks it freed.
 */
export async function takeOver(pool: Pool, deadAfter: number): Promise<TakeOver> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [sweepLock])
    if (!rows[0]?.mine) {
      await client.query('rollback')
      return { workers: [], locks: [] }
    }
    const dead = await client.query<{ id: string }>(
      `update workers set stopped_at = now() where stopped_at is null and seen_at < now() - $1 * interval '1 millisecond' returning id`,
      [deadAfter],
    )
    const workers = dead.rows.map(({ id }) => id)
    const orphaned = await client.query<{ lock: string }>(
      `select distinct locked_by as lock from (
         select locked_by, locked_at from graphile_worker._private_jobs
         union all select locked_by, locked_at from graphile_worker._private_job_queues
       ) as held
       where locked_by is not null
         and not exists (select 1 from workers where stopped_at is null and held.locked_by = any (graphile_ids))
         and (locked_at < now() - $1 * interval '1 millisecond' or exists (select 1 from workers where held.locked_by = any (graphile_ids)))`,
      [deadAfter],
    )
    const locks = orphaned.rows.map(({ lock }) => lock)
    // Those of workers declared dead by an earlier sweep that was cut short are cut again.
    const owners = await client.query<{ id: string }>('select id from workers where graphile_ids && $1', [locks])
    for (const id of new Set([...workers, ...owners.rows.map((row) => row.id)])) {
      await client.query(
        'select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
        [connectionName(id)],
      )
    }
    if (locks.length > 0) await client.query('select graphile_worker.force_unlock_workers($1::text[])', [locks])
    await client.query('commit')
    return { workers, locks }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}
