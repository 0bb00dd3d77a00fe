import type { FaultInput } from '../target/fault-schema'
import type { RunningApp } from './start-app'

/** Switches a fault on at the demo target. */
export async function setFault(app: RunningApp, fault: FaultInput): Promise<void> {
  const response = await fetch(`${app.targetUrl}/_faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  })
  if (response.status !== 201) throw new Error(`The target took no fault: ${response.status} ${await response.text()}`)
}

/** All faults off. */
export async function clearFaults(app: RunningApp): Promise<void> {
  await fetch(`${app.targetUrl}/_faults`, { method: 'DELETE' })
}
