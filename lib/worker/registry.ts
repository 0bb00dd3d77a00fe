import { applySmoke } from '@/lib/checklists/apply-smoke'
import { writeCheckpoint } from '@/lib/core/audit/checkpoint'
import { housekeeping } from '@/lib/core/jobs/housekeeping'
import { deliverMessage } from '@/lib/core/outbox/deliver-message'
import { releaseHeld } from '@/lib/core/outbox/release-held'
import { sweepSessions } from '@/lib/core/session-sweep'
import { executeRun } from '@/lib/smoke/execute-run'
import { sweepNotices } from '@/lib/notifications/sweep-notices'
import { announceReadings } from '@/lib/readings/announce-readings'
import { markMissedReadings } from '@/lib/readings/mark-missed-readings'
import { remindAll } from '@/lib/reminders/remind-all'
import { sendReminders } from '@/lib/reminders/send-reminders'
import { forgetCaptures } from '@/lib/smoke/forget-captures'
import { interruptRuns } from '@/lib/smoke/interrupt-runs'
import { RunIdInput } from '@/lib/smoke/schema'
import { tellAlarms } from '@/lib/smoke/schedules/tell-alarms'
import { runJob } from '@/lib/smoke/queue-run'
import { summariseAll } from '@/lib/smoke/summaries/summarise-all'
import { queueAfterChange } from '@/lib/smoke/triggers/queue-after-change'
import { afterChangeJob } from '@/lib/smoke/triggers/queue-triggered'
import { startAfterChange } from '@/lib/smoke/triggers/start-after-change'
import { queueSourceChecks } from '@/lib/templates/queue-source-checks'
import { runSourceCheck } from '@/lib/templates/run-source-check'
import { sourceJob } from '@/lib/templates/source-row'
import { SourceJob } from '@/lib/templates/source-schema'
import { type Entry, every, job, on } from './entry'
import { pruneAll } from './prune-all'

/** What the worker runs and when, one line an entry: `on` an event, `every` so many seconds, or a `job` queued by name. */
export const registry: Entry[] = [
  every(60, 'audit.checkpoint', () => writeCheckpoint()),
  every(3600, 'core.housekeeping', () => housekeeping()),
  every(3600, 'core.sweep_sessions', () => sweepSessions()),
  every(60, 'outbox.release_held', () => releaseHeld()),
  every(3600, 'notice.sweep', (actor) => sweepNotices(actor, {})),
  every(60, 'reading.announce', (actor) => announceReadings(actor, {})),
  every(60, 'reading.mark_missed', (actor) => markMissedReadings(actor, {})),
  every(120, 'reminder.send_all', (actor) => remindAll(actor)),
  on('sign_off.requested', 'reminder.send', (actor, input, meta) =>
    sendReminders(actor, { releaseId: (input as { releaseId: unknown }).releaseId }, meta),
  ),
  every(30, 'smoke.tell_alarms', (actor) => tellAlarms(actor, {})),
  every(60, 'smoke.prune', (actor, _input, _meta, { signal }) => pruneAll(actor, signal)),
  every(10, 'smoke.interrupt', (actor) => interruptRuns(actor, {})),
  every(600, 'smoke.forget_captures', (actor) => forgetCaptures(actor, {})),
  every(60, 'smoke.summarise', (actor, _input, _meta, { signal }) => summariseAll(actor, signal)),
  on('smoke.finished', 'item.apply_smoke', (actor, input, meta) => applySmoke(actor, { runId: (input as { runId: unknown }).runId }, meta)),
  on('value.changed', 'smoke.after_change', (actor, input, meta) => {
    const { environmentId, variableId, version } = input as Record<string, unknown>
    return queueAfterChange(actor, { environmentId, variableId, version }, meta)
  }),
  job(afterChangeJob, (actor, input, meta) => startAfterChange(actor, input, meta)),
  job(runJob, (actor, input, _meta, context) => executeRun(actor, RunIdInput.parse(input).runId, context)),
  every(300, 'template.queue_source_checks', (actor) => queueSourceChecks(actor, {})),
  job(sourceJob, (actor, input, _meta, { signal }) => runSourceCheck(actor, SourceJob.parse(input).sourceId, { signal })),
  job('deliver_message', (_actor, input) => deliverMessage(input)),
]
