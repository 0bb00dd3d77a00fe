import { db } from '@/lib/core/db/client'
import { saveSchedule } from '@/lib/smoke/schedules/save-schedule'
import type { SaveScheduleInput } from '@/lib/smoke/schedules/schema'
import { addWindow } from '@/lib/smoke/windows/add-window'
import { done } from './done'
import type { Cast } from './fill-people'
import { hour, nightWindow } from './make-release'

type DemoSchedule = Omit<SaveScheduleInput, 'suiteId' | 'environmentId'> & { suite: string; environment: 'staging' | 'production' }

/** Often enough to be seen at work, seldom enough to cost nothing: two or three requests a minute in all. */
const schedules: DemoSchedule[] = [
  { suite: 'hostaway-core', environment: 'staging', everySeconds: 120, onDeployment: true, onValueChange: true },
  // On the hour only: whoever works on a release of it decides when it is asked.
  { suite: 'hostaway-core', environment: 'production', cron: '0 * * * *', onDeployment: true },
  { suite: 'uppzy-connectivity', environment: 'staging', everySeconds: 120, onValueChange: true },
  { suite: 'uppzy-flow', environment: 'production', everySeconds: 300, onDeployment: true, onKeyChange: true },
  { suite: 'qwed-core', environment: 'production', everySeconds: 300, onKeyChange: true, failAfter: 2 },
  { suite: 'recsys-connection', environment: 'production', everySeconds: 120 },
  { suite: 'clay-connection', environment: 'production', everySeconds: 120, onKeyChange: true },
  { suite: 'clay-vendor-status', environment: 'production', cron: '*/15 * * * *', timeZone: 'Asia/Shanghai' },
]

/** When suites run by themselves, and a maintenance window over the night of the next Hostaway release. From now on: the past had none. */
export async function fillSchedules(cast: Cast): Promise<void> {
  for (const { suite: key, environment: environmentKey, ...times } of schedules) {
    const suite = await db.smokeSuite.findFirstOrThrow({ where: { key }, select: { id: true, integrationId: true } })
    const environment = await db.environment.findFirstOrThrow({ where: { integrationId: suite.integrationId, key: environmentKey } })
    done(await saveSchedule(cast.ines!, { suiteId: suite.id, environmentId: environment.id, ...times }))
  }
  const production = await db.environment.findFirstOrThrow({ where: { key: 'production', integration: { key: 'hostaway' } } })
  const opens = nightWindow(2)
  done(
    await addWindow(cast.ines!, {
      environmentId: production.id,
      startsAt: opens.toISOString(),
      endsAt: new Date(opens.getTime() + hour).toISOString(),
      reason: 'Cursor pagination goes out',
    }),
  )
}
