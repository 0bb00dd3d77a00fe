import { randomBytes } from 'node:crypto'
import { giveUp, serveUntil, tieToLauncher } from '@/lib/start/lifeline'
import { refuseOwner } from '@/lib/start/runtime-role'
import { StartError } from '@/lib/start/start-error'

/**
 * The worker process. Its connections carry its id, so that others can cut them should it be dead to them; the name must
 * stand before anything opens the database, hence the late imports.
 */
const workerId = randomBytes(8).toString('hex')
process.env.GONOGO_DB_APPLICATION = `gonogo-worker-${workerId}`
tieToLauncher()

try {
  const { requireEnv } = await import('@/lib/core/env')
  await refuseOwner(requireEnv('DATABASE_URL'))
  const { installShipped } = await import('./install-shipped')
  await installShipped()
  const { registry } = await import('./registry')
  const { runWorker } = await import('./run-worker')
  const { scheduledChecks } = await import('./scheduled-checks')
  const { log } = await import('@/lib/core/log')
  const worker = await runWorker(registry, workerId)
  const checks = scheduledChecks(workerId)
  checks.start()
  log.info({ workerId }, 'worker works')
  serveUntil((reason) => {
    log.info({ reason }, 'worker stops')
    void checks
      .stop()
      .then(() => worker.stop())
      .finally(() => process.exit(0))
  })
} catch (error) {
  giveUp(error instanceof StartError ? error.message : `The worker could not start: ${(error as Error).stack ?? error}`)
}
