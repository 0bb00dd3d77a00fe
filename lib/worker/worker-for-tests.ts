import { serveUntil, tieToLauncher } from '@/lib/start/lifeline'
import { job } from './entry'
import type { Timings } from './timings'

/**
 * A real worker process for tests, four times as hasty. Its one job writes "begun" and "ended" to the table `test_log`; in the
 * worker `first` it takes ten minutes, elsewhere a moment. A stubborn one does not listen when it is asked to end.
 */
tieToLauncher()
const times: Timings = { beatEvery: 500, fenceAfter: 4000, deadAfter: 7000, sweepEvery: 500, pollEvery: 200, patience: 6000 }
const workerId = process.argv[2] ?? 'worker'
process.env.GONOGO_DB_APPLICATION = `gonogo-worker-${workerId}`
const { runWorker } = await import('./run-worker')
const { db } = await import('@/lib/core/db/client')

const note = (what: string) => db.$executeRaw`insert into test_log (worker, what) values (${workerId}, ${what})`

const slow = job('slow', async (_actor, input, _meta, { signal }) => {
  const { stubborn } = input as { stubborn?: boolean }
  const ms = workerId === 'first' ? 600_000 : 300
  await note('begun')
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    if (stubborn) return
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
  await note('ended')
})

const worker = await runWorker([slow], workerId, times)
serveUntil(() => void worker.stop().finally(() => process.exit(0)))
