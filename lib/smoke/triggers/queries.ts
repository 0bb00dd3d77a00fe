import type { z } from 'zod'
import { type Actor, mayRead } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { latestRunsOf } from '../evidence-queries'
import { listSchedules, type ScheduleView } from '../schedules/queries'
import { listWindows } from '../windows/queries'
import { nextTimes } from './next-times'
import type { TimesAsked } from './schema'

/** How many of the next times are shown. */
const shownTimes = 5

const environmentFields = { id: true, key: true, name: true, production: true, timeZone: true } as const
const withTimes = (schedule: ScheduleView, now: Date) => ({ ...schedule, nextTimes: nextTimes(schedule, now, shownTimes) })
export type ShownSchedule = ReturnType<typeof withTimes>

const rightsIn = (actor: Actor, integrationId: string) => ({
  save: can(actor, 'schedule.save', integrationId),
  remove: can(actor, 'schedule.remove', integrationId),
  addWindow: can(actor, 'maintenance.add', integrationId),
  endWindow: can(actor, 'maintenance.end', integrationId),
  start: can(actor, 'smoke.start', integrationId),
  cancel: can(actor, 'smoke.cancel', integrationId),
})

/** When a suite runs by itself in each environment, what its alarms say, and what mutes them. Null when it is not there for this actor. */
export async function getSuiteTriggers(actor: Actor, suiteId: string) {
  const suite = await db.smokeSuite.findUnique({
    where: { id: suiteId },
    select: {
      id: true,
      name: true,
      archivedAt: true,
      integrationId: true,
      integration: {
        select: {
          archivedAt: true,
          environments: { where: { archivedAt: null }, orderBy: [{ position: 'asc' }, { key: 'asc' }], select: environmentFields },
        },
      },
    },
  })
  if (!suite || !mayRead(actor, suite.integrationId)) return null
  const { integration, integrationId, archivedAt, ...named } = suite
  const schedules = await listSchedules(actor, { suiteId })
  const windows = await listWindows(actor, { integrationId, suiteId })
  const now = clock()
  return {
    suite: { ...named, archived: archivedAt !== null || integration.archivedAt !== null },
    environments: integration.environments.map((environment) => {
      const schedule = schedules.find((one) => one.environment.id === environment.id)
      return { ...environment, schedule: schedule ? withTimes(schedule, now) : null }
    }),
    windows: windows?.windows ?? [],
    may: rightsIn(actor, integrationId),
  }
}
export type SuiteTriggers = NonNullable<Awaited<ReturnType<typeof getSuiteTriggers>>>

/** Which suites run in each environment of an integration, what each last said, and when it runs by itself. Null when not there. */
export async function getPlaceTriggers(actor: Actor, integrationId: string) {
  if (!mayRead(actor, integrationId)) return null
  const integration = await db.integration.findUnique({
    where: { id: integrationId },
    select: {
      archivedAt: true,
      environments: { where: { archivedAt: null }, orderBy: [{ position: 'asc' }, { key: 'asc' }], select: environmentFields },
      suites: { where: { archivedAt: null }, orderBy: [{ name: 'asc' }, { id: 'asc' }], select: { id: true, key: true, name: true } },
    },
  })
  if (!integration) return null
  const { environments, suites } = integration
  const found = await latestRunsOf(db, { environmentIds: environments.map(({ id }) => id), suiteIds: suites.map(({ id }) => id) })
  const schedules: ScheduleView[] = []
  for (const { id } of environments) schedules.push(...(await listSchedules(actor, { environmentId: id })))
  const windows = await listWindows(actor, { integrationId })
  const now = clock()
  return {
    archived: integration.archivedAt !== null,
    environments: environments.map((environment) => ({
      ...environment,
      suites: suites.map((suite) => {
        const evidence = found.get(environment.id)?.get(suite.id)
        const schedule = schedules.find((one) => one.suite.id === suite.id && one.environment.id === environment.id)
        return {
          ...suite,
          judged: evidence?.judged ?? ({ state: 'missing' } as const),
          shown: evidence?.speaking ?? evidence?.latest ?? null,
          underWay: evidence?.underWay ?? null,
          schedule: schedule ? withTimes(schedule, now) : null,
        }
      }),
    })),
    windows: windows?.windows ?? [],
    may: rightsIn(actor, integrationId),
  }
}
export type PlaceTriggers = NonNullable<Awaited<ReturnType<typeof getPlaceTriggers>>>

/** The next times a schedule would be due with these settings. */
export async function previewTimes(_actor: Actor, { everySeconds, cron, timeZone, scheduleId }: z.output<typeof TimesAsked>) {
  const plan = { id: scheduleId ?? '', enabled: true, everySeconds: everySeconds ?? null, cron: cron ?? null, timeZone }
  return { times: nextTimes(plan, clock(), shownTimes) }
}
