import type { FaultInput } from '@/e2e/target/fault-schema'
import { demoKeys } from '@/e2e/target/keys'
import { requireEnv } from '@/lib/core/env'
import type { Agenda } from './agenda'
import type { Cast } from './fill-people'
import { day, hour, minute } from './make-release'
import { runEverywhere, runInProduction } from './run-suite'

/** What is asked of production each day; the others, and staging, once at the end. */
const daily = ['hostaway-core', 'uppzy-connectivity', 'qwed-connection', 'recsys-connection', 'clay-connection']

/** What went wrong in the week, and was mended: a suite, the fault its system had in production, and when, counted back from now. */
const failures: { suite: string; fault: FaultInput; ago: number }[] = [
  {
    suite: 'uppzy-sync-chat',
    fault: { match: { path: '/uppzy/v1/chat', key: demoKeys.uppzyProduction.name }, fault: { kind: 'status', status: 500 } },
    ago: 2 * day + 3 * hour,
  },
  {
    suite: 'recsys-core',
    fault: { match: { path: '/recsys', key: demoKeys.recsysProduction.name }, fault: { kind: 'stale_manifest' } },
    ago: 30 * hour,
  },
]

/**
 * A week of runs, one round a day, so that strips and charts have something to show, with two failures and their recoveries. The last
 * round is of everything and from a few minutes ago.
 */
export function recentRuns(agenda: Agenda, cast: Cast): void {
  const now = Date.now()
  for (let ago = 6; ago >= 1; ago--) {
    agenda.note(
      now - ago * day - 20 * minute,
      async () => void (await Promise.all(daily.map((suite) => runInProduction(cast.sam!, suite)))),
    )
  }
  for (const { suite, fault, ago } of failures) {
    agenda.note(now - ago, async () => {
      await faults('POST', fault)
      await runInProduction(cast.sam!, suite)
      await faults('DELETE')
    })
    agenda.note(now - ago + 40 * minute, () => runInProduction(cast.sam!, suite))
  }
  agenda.note(now - 20 * minute, () => runEverywhere(cast.sam!))
}

async function faults(method: 'POST' | 'DELETE', fault?: FaultInput): Promise<void> {
  const answer = await fetch(`${requireEnv('GONOGO_TARGET_URL')}/_faults`, {
    method,
    ...(fault ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(fault) } : {}),
  })
  if (!answer.ok) throw new Error(`The demo target took no fault: ${answer.status}`)
}
