'use server'

import { action, type ActionMeta } from '@/lib/core/action'
import type { Answer } from '@/lib/core/answer'
import { retryMessage } from '@/lib/core/outbox/retry-message'
import { currentActor, forgetSession, rememberPreferences } from '@/lib/core/session'
import { changePassword } from '@/lib/people/change-password'
import { createSlotRole } from '@/lib/people/create-slot-role'
import { createToken } from '@/lib/people/create-token'
import { disablePerson } from '@/lib/people/disable-person'
import { enablePerson } from '@/lib/people/enable-person'
import { endAllSessions } from '@/lib/people/end-all-sessions'
import { endSession } from '@/lib/people/end-session'
import { grantRole } from '@/lib/people/grant-role'
import { grantSlot } from '@/lib/people/grant-slot'
import { invitePerson } from '@/lib/people/invite-person'
import { reissueLink } from '@/lib/people/reissue-link'
import { retireSlotRole } from '@/lib/people/retire-slot-role'
import { revokeLink } from '@/lib/people/revoke-link'
import { revokeRole } from '@/lib/people/revoke-role'
import { revokeSlot } from '@/lib/people/revoke-slot'
import { revokeToken } from '@/lib/people/revoke-token'
import { setPreferences } from '@/lib/people/set-preferences'
import { updateSettings } from '@/lib/people/update-settings'
import { updateSlotRole } from '@/lib/people/update-slot-role'

export const changePasswordAction = action(changePassword)
export const endSessionAction = action(endSession)
export const endAllSessionsAction = action(endAllSessions)
export const createTokenAction = action(createToken)
export const revokeTokenAction = action(revokeToken)
export const invitePersonAction = action(invitePerson)
export const reissueLinkAction = action(reissueLink)
export const revokeLinkAction = action(revokeLink)
export const disablePersonAction = action(disablePerson)
export const enablePersonAction = action(enablePerson)
export const grantRoleAction = action(grantRole)
export const revokeRoleAction = action(revokeRole)
export const grantSlotAction = action(grantSlot)
export const revokeSlotAction = action(revokeSlot)
export const createSlotRoleAction = action(createSlotRole)
export const updateSlotRoleAction = action(updateSlotRole)
export const retireSlotRoleAction = action(retireSlotRole)
export const updateSettingsAction = action(updateSettings)
export const retryMessageAction = action(retryMessage)

const savePreferences = action(setPreferences)

/** Keeps preferences with the person, and language and theme in cookies, where the next page needs them first. */
export async function setPreferencesAction(input: unknown, meta?: ActionMeta) {
  const answer = await savePreferences(input, meta)
  if (answer.ok) await rememberPreferences(answer.value)
  return answer
}

/** Signs out of this browser: the row ends first, then the cookie goes. Without a session there is nothing left to end. */
export async function signOutAction(): Promise<Answer<unknown>> {
  const actor = await currentActor()
  const answer: Answer<unknown> = actor ? await endSessionAction({ sessionId: actor.sessionId }) : { ok: true, value: null }
  if (answer.ok) await forgetSession()
  return answer
}
