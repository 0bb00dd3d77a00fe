import type { TriggerActions } from '@/components/smoke/trigger-actions'
import { addWindowAction, endWindowAction, removeScheduleAction, saveScheduleAction } from './actions'

/** What panels of schedules and maintenance windows run. */
export const triggerActions: TriggerActions = {
  save: saveScheduleAction,
  remove: removeScheduleAction,
  addWindow: addWindowAction,
  endWindow: endWindowAction,
}
