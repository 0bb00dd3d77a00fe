import { listAwaited } from '@/lib/checklists/waiting-queries'
import { job } from '@/lib/core/actor'
import { createEngine } from '@/lib/smoke/schedules/engine'

/** The engine that asks scheduled smoke tests in this worker; it is told which passes a checklist waits for. */
export function scheduledChecks(workerId: string) {
  return createEngine({ workerId, actor: job('smoke.schedule'), awaited: listAwaited })
}
