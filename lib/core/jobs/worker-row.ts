import { hostname } from 'node:os'
import type { Pool } from 'pg'

/** How a worker's connections are named in the database, so that those of a dead one can be cut. */
export function connectionName(workerId: string): string {
  return `gonogo-worker-${workerId}`
}

/** Announces a worker, with the ids under which the queue locks jobs for it. */
export async function announceWorker(pool: Pool, id: string, lockIds: string[]): Promise<void> {
  await pool.query('insert into workers (id, host, pid, graphile_ids) values ($1, $2, $3, $4)', [id, hostname(), process.pid, lockIds])
}

/** Says that a worker lives. False when it was declared dead meanwhile: its jobs belong to others, and it must end at once. */
export async function beat(pool: Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('update workers set seen_at = now() where id = $1 and stopped_at is null', [id])
  return rowCount === 1
}

/** Says that a worker has stopped by itself. */
export async function retireWorker(pool: Pool, id: string): Promise<void> {
  await pool.query('update workers set stopped_at = now() where id = $1 and stopped_at is null', [id])
}
