import type { WriteRoute } from '@/lib/core/http'
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

/** Releases: making and moving them is for machines too; signing, lifting, delegating and overriding answer 403 to a token. */
export const releaseWrites: WriteRoute[] = [
  { method: 'post', path: '/releases', summary: 'Create a release from a template version', command: createRelease },
  { method: 'patch', path: '/releases/{releaseId}', summary: 'Change version, artifacts, window, facts or title', command: updateRelease },
  {
    method: 'post',
    path: '/releases/{releaseId}/template-changes',
    summary: 'Take changes of a newer version of the template',
    command: takeTemplateChanges,
  },
  { method: 'post', path: '/releases/{releaseId}/prepare', summary: 'Begin preparing', command: prepareRelease },
  { method: 'post', path: '/releases/{releaseId}/request-sign-off', summary: 'Ask for the signatures', command: requestSignOff },
  { method: 'post', path: '/releases/{releaseId}/withdraw-request', summary: 'Go back to preparing', command: withdrawRequest },
  { method: 'post', path: '/releases/{releaseId}/start', summary: 'Start; needs GO', command: startRelease },
  { method: 'post', path: '/releases/{releaseId}/watch', summary: 'Begin watching', command: watchRelease },
  { method: 'post', path: '/releases/{releaseId}/complete', summary: 'Complete; needs GO', command: completeRelease },
  { method: 'post', path: '/releases/{releaseId}/abort', summary: 'Abort', command: abortRelease },
  { method: 'post', path: '/releases/{releaseId}/slots/{slotId}/signature', summary: 'Sign a slot', command: signOff },
  {
    method: 'post',
    path: '/releases/{releaseId}/signatures/{signatureId}/lift',
    summary: 'Lift or withdraw a signature',
    command: liftSignOff,
  },
  { method: 'post', path: '/releases/{releaseId}/slots/{slotId}/delegations', summary: 'Delegate a slot', command: delegateSlot },
  { method: 'delete', path: '/releases/{releaseId}/delegations/{delegationId}', summary: 'Revoke a delegation', command: revokeDelegation },
  { method: 'post', path: '/releases/{releaseId}/overrides', summary: 'Ask for an emergency override', command: requestOverride },
  {
    method: 'post',
    path: '/releases/{releaseId}/overrides/{overrideId}/confirm',
    summary: 'Confirm an override as second person',
    command: confirmOverride,
  },
  {
    method: 'post',
    path: '/releases/{releaseId}/overrides/{overrideId}/withdraw',
    summary: 'Withdraw an override',
    command: withdrawOverride,
  },
  { method: 'put', path: '/stations/{kind}', summary: 'Set how a station judges', command: configureStation },
]
