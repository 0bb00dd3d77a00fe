import { z } from 'zod'
import { type ReadRoute, readRoute } from '@/lib/core/http'
import { findIntegration } from '@/lib/integrations/queries'
import { getSchedule, listSchedules, ScheduleFilter } from '@/lib/smoke/schedules/queries'
import { textFile } from '@/lib/core/text-file'
import { getSuite, listSuites } from '@/lib/smoke/queries'
import { getDifference } from '@/lib/smoke/difference-queries'
import { listRuns } from '@/lib/smoke/history-queries'
import { RunHistoryFilter } from '@/lib/smoke/history-schema'
import { getHealth, listHealth } from '@/lib/smoke/health/queries'
import { findSuitePlaces } from '@/lib/smoke/suite-place-queries'
import { exportSuite } from '@/lib/smoke/suite-files/export-queries'
import { getRun } from '@/lib/smoke/run-queries'
import { getTrend } from '@/lib/smoke/summaries/queries'
import { TrendFilter } from '@/lib/smoke/summaries/schema'
import { getSuiteTriggers, previewTimes } from '@/lib/smoke/triggers/queries'
import { TimesAsked } from '@/lib/smoke/triggers/schema'
import { listWindows } from '@/lib/smoke/windows/queries'

/** Smoke suites, schedules, what they last said, and their runs step by step. */
export const smokeReads: ReadRoute[] = [
  readRoute({
    path: '/suites',
    summary: 'The suites you may read, with what each last said of every environment',
    params: z.object({ archived: z.stringbool().optional() }),
    read: listSuites,
  }),
  readRoute({
    path: '/health',
    summary: 'How every environment you may read is: status, connected or not, latency in milliseconds, when last asked',
    params: z.object({}),
    read: listHealth,
  }),
  readRoute({
    path: '/integrations/{integration}/health',
    summary: 'How the environments of an integration are, with every probe and its last outcomes',
    params: z.object({ integration: z.string().min(1).max(60) }),
    read: async (actor, { integration }) => {
      const id = await findIntegration(actor, integration)
      return id && getHealth(actor, id)
    },
  }),
  readRoute({
    path: '/suite-places',
    summary: 'The suites of a key or id, in one integration or all you may read, with the environments each can run in',
    params: z.object({ suite: z.string().min(1).max(64), integration: z.string().min(1).max(64).optional() }),
    read: findSuitePlaces,
  }),
  readRoute({
    path: '/suites/{suiteId}',
    summary: 'One suite: steps, revisions, environments, the last runs of one environment and their latency',
    params: z.object({ suiteId: z.uuid(), environment: z.string().max(60).optional() }),
    read: (actor, { suiteId, environment }) => getSuite(actor, suiteId, environment),
  }),
  readRoute({
    path: '/suites/{suiteId}/trend',
    summary:
      'How a suite did in an environment over 24 hours, 7, 30 or 90 days: points, percentiles of every step, changes that may explain them',
    params: TrendFilter,
    read: getTrend,
  }),
  readRoute({
    path: '/suites/{suiteId}/runs',
    summary: 'The runs of a suite, newest first, by environment, state, trigger and time',
    params: RunHistoryFilter,
    read: listRuns,
  }),
  readRoute({
    path: '/schedules',
    summary: 'The schedules you may read: when each is due, what its alarm says, and which maintenance window mutes it',
    params: ScheduleFilter,
    read: listSchedules,
  }),
  readRoute({
    path: '/schedules/{scheduleId}',
    summary: 'One schedule',
    params: z.object({ scheduleId: z.uuid() }),
    read: (actor, { scheduleId }) => getSchedule(actor, scheduleId),
  }),
  readRoute({
    path: '/suites/{suiteId}/triggers',
    summary: 'When a suite runs by itself in each environment, its next times, what its alarms say, and maintenance windows',
    params: z.object({ suiteId: z.uuid() }),
    read: (actor, { suiteId }) => getSuiteTriggers(actor, suiteId),
  }),
  readRoute({
    path: '/schedule-times',
    summary: 'The next times a schedule would be due: an interval in seconds, or a cron line and its zone',
    params: TimesAsked,
    read: previewTimes,
  }),
  readRoute({
    path: '/integrations/{integrationId}/maintenance',
    summary: 'Maintenance windows of an integration: running, coming, and over for less than 30 days',
    params: z.object({ integrationId: z.uuid(), suiteId: z.uuid().optional() }),
    read: listWindows,
  }),
  readRoute({
    path: '/suites/{suiteId}/file',
    summary: 'One suite as a file: YAML (docs/suite-files.md) or Hurl, with variables in the place of secrets',
    params: z.object({ suiteId: z.uuid(), as: z.enum(['yaml', 'hurl']).default('yaml') }),
    read: async (actor, { suiteId, as }) => {
      const file = await exportSuite(actor, suiteId, as)
      return file && textFile(file.name, file.text, file.type, file.name)
    },
  }),
  readRoute({
    path: '/runs/{runId}',
    summary: 'One run with every step as it was kept, secrets masked',
    params: z.object({ runId: z.uuid() }),
    read: (actor, { runId }) => getRun(actor, runId),
  }),
  readRoute({
    path: '/runs/{runId}/difference',
    summary: 'What a run answered against the last one before it that passed there',
    params: z.object({ runId: z.uuid() }),
    read: (actor, { runId }) => getDifference(actor, runId),
  }),
]
