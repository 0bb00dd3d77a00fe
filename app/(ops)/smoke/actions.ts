'use server'

import { action } from '@/lib/core/action'
import { archiveSuite } from '@/lib/smoke/archive-suite'
import { cancelRun } from '@/lib/smoke/cancel-run'
import { createSuite } from '@/lib/smoke/create-suite'
import { restoreSuite } from '@/lib/smoke/restore-suite'
import { removeSchedule } from '@/lib/smoke/schedules/remove-schedule'
import { saveSchedule } from '@/lib/smoke/schedules/save-schedule'
import { startRun } from '@/lib/smoke/start-run'
import { updateSuite } from '@/lib/smoke/update-suite'
import { addWindow } from '@/lib/smoke/windows/add-window'
import { endWindow } from '@/lib/smoke/windows/end-window'

export const startRunAction = action(startRun)
export const cancelRunAction = action(cancelRun)
export const createSuiteAction = action(createSuite)
export const updateSuiteAction = action(updateSuite)
export const archiveSuiteAction = action(archiveSuite)
export const restoreSuiteAction = action(restoreSuite)
export const saveScheduleAction = action(saveSchedule)
export const removeScheduleAction = action(removeSchedule)
export const addWindowAction = action(addWindow)
export const endWindowAction = action(endWindow)
