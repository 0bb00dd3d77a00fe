import fs from 'node:fs'
import path from 'node:path'
import type { CommandName } from '@/lib/core/permissions'
import { root } from './start-app'

/**
 * Every door of the product that is no page: server actions with the command they open, and routes that answer requests. A
 * new one fails `doors.spec.ts` until it is written here, so that nobody opens a door without saying whose it is.
 */
export const actions: Record<string, CommandName> = {
  // people
  acceptInvitationAction: 'person.accept_invitation',
  setUpAction: 'setup.first_administrator',
  setPreferencesAction: 'person.set_preferences',
  signOutAction: 'session.end',
  changePasswordAction: 'person.change_password',
  confirmPasswordToSignAction: 'person.confirm_password',
  invitePersonAction: 'person.invite',
  reissueLinkAction: 'person.reissue_link',
  revokeLinkAction: 'person.revoke_link',
  disablePersonAction: 'person.disable',
  enablePersonAction: 'person.enable',
  grantRoleAction: 'person.grant_role',
  revokeRoleAction: 'person.revoke_role',
  grantSlotAction: 'person.grant_slot',
  revokeSlotAction: 'person.revoke_slot',
  endSessionAction: 'session.end',
  endAllSessionsAction: 'session.end_all',
  createSlotRoleAction: 'slot_role.create',
  updateSlotRoleAction: 'slot_role.update',
  retireSlotRoleAction: 'slot_role.retire',
  createTokenAction: 'token.create',
  revokeTokenAction: 'token.revoke',
  updateSettingsAction: 'settings.update',
  retryMessageAction: 'outbox.retry',
  // integrations
  createIntegrationAction: 'integration.create',
  updateIntegrationAction: 'integration.update',
  archiveIntegrationAction: 'integration.archive',
  restoreIntegrationAction: 'integration.restore',
  assignOwnerAction: 'owner.assign',
  clearOwnerAction: 'owner.clear',
  createEnvironmentAction: 'environment.create',
  updateEnvironmentAction: 'environment.update',
  archiveEnvironmentAction: 'environment.archive',
  restoreEnvironmentAction: 'environment.restore',
  defineVariableAction: 'variable.define',
  updateVariableAction: 'variable.update',
  removeVariableAction: 'variable.remove',
  setValueAction: 'value.set',
  clearValueAction: 'value.clear',
  addAllowRuleAction: 'allow_rule.add',
  removeAllowRuleAction: 'allow_rule.remove',
  addFreezeAction: 'freeze.add',
  removeFreezeAction: 'freeze.remove',
  recordChangeAction: 'change.record',
  createHookAction: 'hook.create',
  rotateHookSecretAction: 'hook.rotate',
  removeHookAction: 'hook.remove',
  // releases
  createReleaseAction: 'release.create',
  updateReleaseAction: 'release.update',
  takeTemplateChangesAction: 'release.take_template_changes',
  prepareReleaseAction: 'release.prepare',
  requestSignOffAction: 'release.request_sign_off',
  withdrawRequestAction: 'release.withdraw_request',
  startReleaseAction: 'release.start',
  watchReleaseAction: 'release.watch',
  completeReleaseAction: 'release.complete',
  abortReleaseAction: 'release.abort',
  signOffAction: 'release.sign_off',
  liftSignOffAction: 'release.lift_sign_off',
  delegateSlotAction: 'release.delegate_slot',
  revokeDelegationAction: 'release.revoke_delegation',
  requestOverrideAction: 'release.request_override',
  confirmOverrideAction: 'release.confirm_override',
  withdrawOverrideAction: 'release.withdraw_override',
  configureStationAction: 'station.configure',
  // calendars
  createFeedAction: 'calendar.create_feed',
  revokeFeedAction: 'calendar.revoke_feed',
  // checklists
  tickItemAction: 'item.tick',
  startItemAction: 'item.start',
  untickItemAction: 'item.untick',
  failItemAction: 'item.fail',
  markNotApplicableAction: 'item.mark_not_applicable',
  waiveItemAction: 'item.waive',
  liftWaiverAction: 'item.lift_waiver',
  assignItemAction: 'item.assign',
  noteItemAction: 'item.note',
  addEvidenceAction: 'evidence.add',
  removeEvidenceAction: 'evidence.remove',
  addItemAction: 'item.add',
  editItemAction: 'item.edit',
  removeItemAction: 'item.remove',
  startItemRunAction: 'smoke.start',
  // beside the plan
  recordReadingAction: 'reading.record',
  sendCommunicationAction: 'communication.send',
  keepCopyAction: 'communication.keep_copy',
  addRiskAction: 'risk.add',
  editRiskAction: 'risk.edit',
  removeRiskAction: 'risk.remove',
  addLessonAction: 'lesson.add',
  editLessonAction: 'lesson.edit',
  removeLessonAction: 'lesson.remove',
  addLessonActionAction: 'lesson_action.add',
  editLessonActionAction: 'lesson_action.edit',
  settleLessonActionAction: 'lesson_action.settle',
  removeLessonActionAction: 'lesson_action.remove',
  markReadAction: 'notice.mark_read',
  markAllReadAction: 'notice.mark_all_read',
  // templates
  createTemplateAction: 'template.create',
  duplicateTemplateAction: 'template.duplicate',
  describeTemplateAction: 'template.describe',
  retireTemplateAction: 'template.retire',
  restoreTemplateAction: 'template.restore',
  openDraftAction: 'template.open_draft',
  editDraftAction: 'template.edit_draft',
  replaceDraftAction: 'template.replace_draft',
  undoDraftAction: 'template.undo_draft',
  redoDraftAction: 'template.redo_draft',
  publishDraftAction: 'template.publish_draft',
  discardDraftAction: 'template.discard_draft',
  readImportAction: 'template.import',
  makeImportAction: 'template.import',
  followSourceAction: 'template.follow',
  unfollowSourceAction: 'template.unfollow',
  checkSourceAction: 'template.check_source',
  // smoke tests
  startRunAction: 'smoke.start',
  cancelRunAction: 'smoke.cancel',
  saveScheduleAction: 'schedule.save',
  removeScheduleAction: 'schedule.remove',
  addWindowAction: 'maintenance.add',
  endWindowAction: 'maintenance.end',
  readSuitesAction: 'suite.create',
  draftSuiteAction: 'suite.create',
  createSuiteAction: 'suite.create',
  updateSuiteAction: 'suite.update',
  archiveSuiteAction: 'suite.archive',
  restoreSuiteAction: 'suite.restore',
}

/** Routes that are files of their own below app/. */
export const routes = [
  '/api/audit/export',
  '/api/audit/verify',
  '/api/auth/[...nextauth]',
  '/api/live',
  '/api/v1/[[...route]]',
  '/api/webhooks/deployments/[hookId]',
  '/calendar/[file]',
  '/files/[id]',
  '/healthz',
  '/metrics',
  '/readyz',
  '/releases/[releaseId]/markdown',
  '/templates/[id]/markdown',
]

/** Commands with another door than a server action of their name: the sign-in route, the verification route, REST alone. */
export const otherDoors = new Set<string>(['session.sign_in', 'audit.verified', 'suite.apply', 'template.publish'])

/** The same, as the app folder says. */
export function routeFiles(folder = path.join(root, 'app'), prefix = ''): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'route.ts') return [prefix || '/']
    if (!entry.isDirectory()) return []
    return routeFiles(path.join(folder, entry.name), /^\(.*\)$/.test(entry.name) ? prefix : `${prefix}/${entry.name}`)
  })
}
