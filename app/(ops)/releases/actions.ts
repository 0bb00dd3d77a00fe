'use server'

import { action } from '@/lib/core/action'
import { confirmPassword } from '@/lib/people/confirm-password'
import { abortRelease } from '@/lib/releases/abort-release'
import { completeRelease } from '@/lib/releases/complete-release'
import { configureStation } from '@/lib/releases/configure-station'
import { confirmOverride } from '@/lib/releases/confirm-override'
import { createRelease } from '@/lib/releases/create-release'
import { delegateSlot } from '@/lib/releases/delegate-slot'
import { liftSignOff } from '@/lib/releases/lift-sign-off'
import { prepareRelease } from '@/lib/releases/prepare-release'
import { requestOverride } from '@/lib/releases/request-override'
import { requestSignOff } from '@/lib/releases/request-sign-off'
import { revokeDelegation } from '@/lib/releases/revoke-delegation'
import { signOff } from '@/lib/releases/sign-off'
import { startRelease } from '@/lib/releases/start-release'
import { takeTemplateChanges } from '@/lib/releases/take-template-changes'
import { updateRelease } from '@/lib/releases/update-release'
import { watchRelease } from '@/lib/releases/watch-release'
import { withdrawOverride } from '@/lib/releases/withdraw-override'
import { withdrawRequest } from '@/lib/releases/withdraw-request'

export const createReleaseAction = action(createRelease)
export const updateReleaseAction = action(updateRelease)
export const takeTemplateChangesAction = action(takeTemplateChanges)
export const prepareReleaseAction = action(prepareRelease)
export const requestSignOffAction = action(requestSignOff)
export const withdrawRequestAction = action(withdrawRequest)
export const startReleaseAction = action(startRelease)
export const watchReleaseAction = action(watchRelease)
export const completeReleaseAction = action(completeRelease)
export const abortReleaseAction = action(abortRelease)
/** The password again, which a signature needs to be at most five minutes old. */
export const confirmPasswordToSignAction = action(confirmPassword)
export const signOffAction = action(signOff)
export const liftSignOffAction = action(liftSignOff)
export const delegateSlotAction = action(delegateSlot)
export const revokeDelegationAction = action(revokeDelegation)
export const requestOverrideAction = action(requestOverride)
export const confirmOverrideAction = action(confirmOverride)
export const withdrawOverrideAction = action(withdrawOverride)
export const configureStationAction = action(configureStation)
