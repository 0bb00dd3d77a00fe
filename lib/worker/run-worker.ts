import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, run, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { writeCheckpoint } from '@/lib/core/audit/checkpoint'
import { connectionRestMs } from '@/lib/core/db/client'
import { requireEnv } from '@/lib/core/env'
import { takeOver } from '@/lib/core/jobs/take-over'
import { announceWorker, beat, connectionName, retireWorker } from '@/lib/core/jobs/worker-row'
import { describeError, log } from '@/lib/core/log'
import type { Entry } from './entry'
import { startHeartbeat } from './heartbeat'
import { startSchedules } from './schedules'
import { tasksOf } from './tasks'
import { type Timings, timings } from './timings'

const concurrency = 8

/**
 * Runs a worker until `stop` is called: jobs, schedules, its sign of life, and the take-over of dead workers' jobs. When it
 * can show no sign of life it ends its process at once.
 */
export async function runWorker(entries: Entry[], workerId: string, times: Timings = timings): Promise<{ stop: () => Promise<void> }> {
  const url = requireEnv('DATABASE_URL')
  const jobs = openPool(url, { max: concurrency + 2, application_name: connectionName(workerId) })
  // Its own connections, named otherwise: a sign of life must not wait behind jobs, and the sweep must not cut itself.
  const watch = openPool(url, { max: 2, application_name: 'gonogo-watch', query_timeout: 8000 })

  const locks: string[] = []
  const events = new EventEmitter() as WorkerEvents
  events.on('pool:create', ({ workerPool }) => locks.push(workerPool.id))
  const runner = await run({
    pgPool: jobs,
    taskList: tasksOf(entries, workerId),
    concurrency,
    pollInterval: times.pollEvery,
    noHandleSignals: true,
    events,
    logger: new Logger(() => toLog),
    gracefulShutdownAbortTimeout: 3000,
  })
  await announceWorker(watch, workerId, locks)

  const heartbeat = startHeartbeat({
    times,
    beat: () => beat(watch, workerId),
    fence: (reason) => {
      log.fatal({ workerId, reason }, 'worker ends itself')
      process.exit(75)
    },
  })
  const sweep = async () => {
    try {
      const { workers, locks: freed } = await takeOver(watch, times.deadAfter)
      if (workers.length + freed.length > 0) log.warn({ workers, locks: freed.length }, 'took over the jobs of dead workers')
    } catch (error) {
      log.warn({ error: describeError(error) }, 'could not look for dead workers')
    }
  }
  await sweep()
  const sweeping = setInterval(() => void sweep(), times.sweepEvery)
  const schedules = startSchedules(entries, workerId)
  await schedules.look()
  runner.promise.catch((error: unknown) => {
    log.fatal({ error: describeError(error) }, 'the queue failed')
    process.exit(70)
  })

  return {
    stop: async () => {
      schedules.stop()
      clearInterval(sweeping)
      // Jobs that do not end in time are given back to the queue; what is left of them ends with the process.
      const force = sleep(times.patience, undefined, { ref: false }).then(() => runner.kill('the worker must end'))
      await Promise.race([runner.stop('the worker was asked to end'), force]).catch(() => {})
      await writeCheckpoint().catch((error: unknown) =>
        log.error({ error: describeError(error) }, 'the last checkpoint could not be written'),
      )
      heartbeat.stop()
      await retireWorker(watch, workerId).catch(() => {})
      await Promise.race([Promise.allSettled([jobs.end(), watch.end()]), sleep(2000)])
    },
  }
}

function openPool(url: string, options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 8000,
    idleTimeoutMillis: connectionRestMs,
    options: '-c idle_in_transaction_session_timeout=15000 -c lock_timeout=5000 -c statement_timeout=15000',
    ...options,
  })
  // A cut connection is replaced at its next use; without a listener it would end the process.
  pool.on('error', (error) => log.warn({ error: describeError(error) }, 'a database connection was lost'))
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** The queue's own log lines. Its messages can quote an error's text, so only their kind is kept. */
function toLog(level: string, message: string): void {
  if (level === 'error' && !message.startsWith('Failed task')) log.error({ queue: message.split(/[\n:]/, 1)[0] }, 'queue')
  else if (level === 'warning') log.warn({ queue: message.split(/[\n:]/, 1)[0] }, 'queue')
}
