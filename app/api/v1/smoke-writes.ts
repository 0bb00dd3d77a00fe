import type { WriteRoute } from '@/lib/core/http'
import { archiveSuite } from '@/lib/smoke/archive-suite'
import { cancelRun } from '@/lib/smoke/cancel-run'
import { createSuite } from '@/lib/smoke/create-suite'
import { removeSchedule } from '@/lib/smoke/schedules/remove-schedule'
import { saveSchedule } from '@/lib/smoke/schedules/save-schedule'
import { restoreSuite } from '@/lib/smoke/restore-suite'
import { startRun } from '@/lib/smoke/start-run'
import { applySuites } from '@/lib/smoke/suite-files/apply-suites'
import { updateSuite } from '@/lib/smoke/update-suite'
import { removeHook } from '@/lib/smoke/hooks/remove-hook'
import { addWindow } from '@/lib/smoke/windows/add-window'
import { endWindow } from '@/lib/smoke/windows/end-window'

/** Smoke suites and their runs. */
export const smokeWrites: WriteRoute[] = [
  { method: 'post', path: '/integrations/{integrationId}/suites', summary: 'Create a smoke suite', command: createSuite },
  {
    method: 'post',
    path: '/integrations/{integrationId}/suites/apply',
    summary: 'Make suites what files say: all of them or none; with dryRun only the difference',
    command: applySuites,
  },
  { method: 'put', path: '/suites/{suiteId}', summary: 'Write the next revision of a suite', command: updateSuite },
  { method: 'post', path: '/suites/{suiteId}/archive', summary: 'Archive a suite', command: archiveSuite },
  { method: 'post', path: '/suites/{suiteId}/restore', summary: 'Bring an archived suite back', command: restoreSuite },
  { method: 'post', path: '/suites/{suiteId}/runs', summary: 'Start a run, or get the one that is under way', command: startRun },
  {
    method: 'put',
    path: '/suites/{suiteId}/environments/{environmentId}/schedule',
    summary: 'Say when a suite runs by itself in an environment',
    command: saveSchedule,
  },
  { method: 'delete', path: '/schedules/{scheduleId}', summary: 'Remove a schedule', command: removeSchedule },
  {
    method: 'post',
    path: '/environments/{environmentId}/maintenance',
    summary: 'Mute the alarms of an environment, or of one suite in it, for a span of time',
    command: addWindow,
  },
  { method: 'post', path: '/maintenance/{windowId}/end', summary: 'End a maintenance window now', command: endWindow },
  { method: 'delete', path: '/webhooks/{hookId}', summary: 'Remove a deployment webhook', command: removeHook },
  { method: 'post', path: '/runs/{runId}/cancel', summary: 'Cancel a run', command: cancelRun },
]
