import { type Actor, grantsOf, holdsRole, holdsRoleForAll, type Role } from './actor'

/**
 * Who may run a command.
 * `role`: the least role; `self` is anyone signed in, about themselves; `visitor` needs no sign-in; `job` is the product alone.
 * `scope`: held for the integration concerned, or for the whole instance.
 * `person`: never by a token or a job (house rule for signing, lifting, overriding, waiving, delegating, people, roles, tokens, passwords).
 * `token`: the token scope a machine needs; without one no token may.
 */
export type Permission = {
  role: Role | 'self' | 'visitor' | 'job'
  scope: 'instance' | 'integration'
  person?: true
  token?: TokenScope
  /** A job may run it too. */
  job?: true
}

/** What a token can be made for. `read` opens the GET routes. */
export const tokenScopes = ['read', 'releases', 'checklists', 'smoke', 'integrations', 'changes', 'templates'] as const
export type TokenScope = (typeof tokenScopes)[number]

/** The one table. A command without a row here does not compile. */
export const permissions = {
  // people and access
  'setup.issue_token': { role: 'job', scope: 'instance' },
  'setup.first_administrator': { role: 'visitor', scope: 'instance' },
  'person.accept_invitation': { role: 'visitor', scope: 'instance' },
  'person.invite': { role: 'administrator', scope: 'instance', person: true },
  'person.reissue_link': { role: 'administrator', scope: 'instance', person: true },
  'person.revoke_link': { role: 'administrator', scope: 'instance', person: true },
  'person.disable': { role: 'administrator', scope: 'instance', person: true },
  'person.enable': { role: 'administrator', scope: 'instance', person: true },
  'person.grant_role': { role: 'administrator', scope: 'instance', person: true },
  'person.revoke_role': { role: 'administrator', scope: 'instance', person: true },
  'person.grant_slot': { role: 'administrator', scope: 'instance', person: true },
  'person.revoke_slot': { role: 'administrator', scope: 'instance', person: true },
  'person.change_password': { role: 'self', scope: 'instance', person: true },
  'person.confirm_password': { role: 'self', scope: 'instance', person: true },
  'person.set_preferences': { role: 'self', scope: 'instance', person: true },
  'notice.mark_read': { role: 'self', scope: 'instance', person: true },
  'notice.mark_all_read': { role: 'self', scope: 'instance', person: true },
  'notice.sweep': { role: 'job', scope: 'instance' },
  'session.end': { role: 'self', scope: 'instance', person: true },
  'session.end_all': { role: 'self', scope: 'instance', person: true },
  'session.sign_in': { role: 'visitor', scope: 'instance' },
  'slot_role.install': { role: 'job', scope: 'instance' },
  'slot_role.create': { role: 'administrator', scope: 'instance', person: true },
  'slot_role.update': { role: 'administrator', scope: 'instance', person: true },
  'slot_role.retire': { role: 'administrator', scope: 'instance', person: true },
  'token.create': { role: 'self', scope: 'instance', person: true },
  'token.revoke': { role: 'self', scope: 'instance', person: true },
  'settings.update': { role: 'administrator', scope: 'instance', person: true },
  'outbox.retry': { role: 'administrator', scope: 'instance', person: true },

  // integrations
  'integration.create': { role: 'release_manager', scope: 'instance', token: 'integrations' },
  'integration.update': { role: 'release_manager', scope: 'integration', token: 'integrations' },
  'integration.archive': { role: 'administrator', scope: 'integration', token: 'integrations' },
  'integration.restore': { role: 'administrator', scope: 'integration', token: 'integrations' },
  'owner.assign': { role: 'release_manager', scope: 'integration', token: 'integrations' },
  'owner.clear': { role: 'release_manager', scope: 'integration', token: 'integrations' },
  'environment.create': { role: 'release_manager', scope: 'integration', token: 'integrations' },
  'environment.update': { role: 'release_manager', scope: 'integration', token: 'integrations' },
  'environment.archive': { role: 'administrator', scope: 'integration', token: 'integrations' },
  'environment.restore': { role: 'administrator', scope: 'integration', token: 'integrations' },
  'variable.define': { role: 'release_manager', scope: 'integration', token: 'integrations' },
  'variable.update': { role: 'release_manager', scope: 'integration', token: 'integrations' },
  'variable.remove': { role: 'release_manager', scope: 'integration', token: 'integrations' },
  'value.set': { role: 'release_manager', scope: 'integration', token: 'integrations' },
  'value.clear': { role: 'release_manager', scope: 'integration', token: 'integrations' },
  'allow_rule.add': { role: 'administrator', scope: 'integration', person: true },
  'allow_rule.remove': { role: 'administrator', scope: 'integration', person: true },
  'freeze.add': { role: 'release_manager', scope: 'integration', token: 'integrations' },
  'freeze.remove': { role: 'release_manager', scope: 'integration', token: 'integrations' },

  // changes
  'change.record': { role: 'on_call', scope: 'integration', token: 'changes' },

  // smoke tests
  'suite.create': { role: 'release_manager', scope: 'integration', token: 'smoke' },
  'suite.update': { role: 'release_manager', scope: 'integration', token: 'smoke' },
  'suite.apply': { role: 'release_manager', scope: 'integration', token: 'smoke' },
  'suite.archive': { role: 'release_manager', scope: 'integration', token: 'smoke' },
  'suite.restore': { role: 'release_manager', scope: 'integration', token: 'smoke' },
  'schedule.save': { role: 'release_manager', scope: 'integration', token: 'smoke' },
  'schedule.remove': { role: 'release_manager', scope: 'integration', token: 'smoke' },
  'smoke.start': { role: 'on_call', scope: 'integration', token: 'smoke', job: true },
  'smoke.cancel': { role: 'on_call', scope: 'integration', token: 'smoke' },
  'maintenance.add': { role: 'on_call', scope: 'integration', token: 'smoke' },
  'maintenance.end': { role: 'on_call', scope: 'integration', token: 'smoke' },
  // Who makes or rotates one is shown its secret: persons only.
  'hook.create': { role: 'release_manager', scope: 'integration', person: true },
  'hook.rotate': { role: 'release_manager', scope: 'integration', person: true },
  'hook.remove': { role: 'release_manager', scope: 'integration', token: 'integrations' },
  'hook.receive': { role: 'job', scope: 'instance' },
  'smoke.after_change': { role: 'job', scope: 'instance' },
  'smoke.start_after_change': { role: 'job', scope: 'instance' },
  'smoke.take': { role: 'job', scope: 'instance' },
  'smoke.renew': { role: 'job', scope: 'instance' },
  'smoke.store_step': { role: 'job', scope: 'instance' },
  'smoke.finish': { role: 'job', scope: 'instance' },
  'smoke.interrupt': { role: 'job', scope: 'instance' },
  'smoke.claim_slots': { role: 'job', scope: 'instance' },
  'smoke.renew_slots': { role: 'job', scope: 'instance' },
  'smoke.give_back_slots': { role: 'job', scope: 'instance' },
  'smoke.keep_slots': { role: 'job', scope: 'instance' },
  'smoke.tell_alarms': { role: 'job', scope: 'instance' },
  'smoke.prune': { role: 'job', scope: 'instance' },
  'smoke.forget_captures': { role: 'job', scope: 'instance' },
  'smoke.summarise': { role: 'job', scope: 'instance' },

  // templates
  'template.install': { role: 'job', scope: 'instance' },
  'template.publish': { role: 'release_manager', scope: 'instance', token: 'templates' },
  'template.create': { role: 'release_manager', scope: 'instance', token: 'templates' },
  'template.open_draft': { role: 'release_manager', scope: 'instance', token: 'templates' },
  'template.edit_draft': { role: 'release_manager', scope: 'instance', token: 'templates' },
  'template.replace_draft': { role: 'release_manager', scope: 'instance', token: 'templates' },
  'template.undo_draft': { role: 'release_manager', scope: 'instance', token: 'templates' },
  'template.redo_draft': { role: 'release_manager', scope: 'instance', token: 'templates' },
  'template.publish_draft': { role: 'release_manager', scope: 'instance', token: 'templates' },
  'template.discard_draft': { role: 'release_manager', scope: 'instance', token: 'templates' },
  'template.describe': { role: 'release_manager', scope: 'instance', token: 'templates' },
  'template.retire': { role: 'release_manager', scope: 'instance', token: 'templates' },
  'template.restore': { role: 'release_manager', scope: 'instance', token: 'templates' },
  'template.duplicate': { role: 'release_manager', scope: 'instance', token: 'templates' },
  // Who may say what is followed may have us ask a server with a password: persons only.
  'template.follow': { role: 'release_manager', scope: 'instance', person: true },
  'template.unfollow': { role: 'release_manager', scope: 'instance', person: true },
  'template.check_source': { role: 'release_manager', scope: 'instance', token: 'templates' },
  'template.queue_source_checks': { role: 'job', scope: 'instance' },
  'template.note_source': { role: 'job', scope: 'instance' },
  'template.take_source': { role: 'job', scope: 'instance' },
  // Its input is what the product read itself; machines bring bodies by template.create.
  'template.import': { role: 'release_manager', scope: 'instance' },

  // checklists
  'item.tick': { role: 'on_call', scope: 'integration', token: 'checklists' },
  'item.start': { role: 'on_call', scope: 'integration', token: 'checklists' },
  'item.untick': { role: 'on_call', scope: 'integration', token: 'checklists' },
  'item.fail': { role: 'on_call', scope: 'integration', token: 'checklists' },
  'item.mark_not_applicable': { role: 'release_manager', scope: 'integration', person: true },
  'item.waive': { role: 'release_manager', scope: 'integration', person: true },
  'item.lift_waiver': { role: 'release_manager', scope: 'integration', person: true },
  'item.assign': { role: 'on_call', scope: 'integration', token: 'checklists' },
  'item.note': { role: 'on_call', scope: 'integration', token: 'checklists' },
  'item.add': { role: 'release_manager', scope: 'integration', token: 'checklists' },
  'item.edit': { role: 'release_manager', scope: 'integration', token: 'checklists' },
  'item.remove': { role: 'release_manager', scope: 'integration', token: 'checklists' },
  'item.apply_smoke': { role: 'job', scope: 'instance' },
  'evidence.add': { role: 'on_call', scope: 'integration', token: 'checklists' },
  'evidence.remove': { role: 'on_call', scope: 'integration', token: 'checklists' },

  // beside the plan
  'reading.record': { role: 'on_call', scope: 'integration', token: 'checklists' },
  'reading.announce': { role: 'job', scope: 'instance' },
  'reading.mark_missed': { role: 'job', scope: 'instance' },
  'risk.add': { role: 'on_call', scope: 'integration', token: 'checklists' },
  'risk.edit': { role: 'on_call', scope: 'integration', token: 'checklists' },
  'risk.remove': { role: 'release_manager', scope: 'integration', token: 'checklists' },
  'lesson.add': { role: 'viewer', scope: 'integration', token: 'checklists' },
  'lesson.edit': { role: 'viewer', scope: 'integration', token: 'checklists' },
  'lesson.remove': { role: 'viewer', scope: 'integration', token: 'checklists' },
  'lesson_action.add': { role: 'on_call', scope: 'integration', token: 'checklists' },
  'lesson_action.edit': { role: 'on_call', scope: 'integration', token: 'checklists' },
  'lesson_action.settle': { role: 'viewer', scope: 'integration', token: 'checklists' },
  'lesson_action.remove': { role: 'release_manager', scope: 'integration', token: 'checklists' },
  'reminder.send': { role: 'job', scope: 'instance' },
  'communication.send': { role: 'on_call', scope: 'integration', token: 'releases' },
  'communication.keep_copy': { role: 'on_call', scope: 'integration', token: 'releases' },

  // releases
  'release.create': { role: 'release_manager', scope: 'integration', token: 'releases' },
  'release.update': { role: 'release_manager', scope: 'integration', token: 'releases' },
  'release.take_template_changes': { role: 'release_manager', scope: 'integration', token: 'releases' },
  'release.prepare': { role: 'release_manager', scope: 'integration', token: 'releases' },
  'release.request_sign_off': { role: 'release_manager', scope: 'integration', token: 'releases' },
  'release.withdraw_request': { role: 'release_manager', scope: 'integration', token: 'releases' },
  'release.start': { role: 'release_manager', scope: 'integration', token: 'releases' },
  'release.watch': { role: 'release_manager', scope: 'integration', token: 'releases' },
  'release.complete': { role: 'release_manager', scope: 'integration', token: 'releases' },
  'release.abort': { role: 'release_manager', scope: 'integration', token: 'releases' },
  'release.sign_off': { role: 'viewer', scope: 'integration', person: true },
  'release.lift_sign_off': { role: 'viewer', scope: 'integration', person: true },
  'release.delegate_slot': { role: 'viewer', scope: 'integration', person: true },
  'release.revoke_delegation': { role: 'viewer', scope: 'integration', person: true },
  'release.request_override': { role: 'release_manager', scope: 'integration', person: true },
  'release.confirm_override': { role: 'release_manager', scope: 'integration', person: true },
  'release.withdraw_override': { role: 'release_manager', scope: 'integration', person: true },
  'station.configure': { role: 'administrator', scope: 'instance', person: true },

  // calendars
  'calendar.create_feed': { role: 'self', scope: 'instance', person: true },
  'calendar.revoke_feed': { role: 'self', scope: 'instance', person: true },
  'calendar.note_read': { role: 'job', scope: 'instance' },

  // the product's own housekeeping
  'audit.verified': { role: 'self', scope: 'instance', person: true },
  'demo.fill': { role: 'job', scope: 'instance' },
} as const satisfies Record<string, Permission>

export type CommandName = keyof typeof permissions
export type IntegrationScoped = {
  [N in CommandName]: (typeof permissions)[N]['scope'] extends 'integration' ? N : never
}[CommandName]

export type Denial = 'sign_in' | 'person_only' | 'job_only' | 'token_scope' | 'role'

/**
 * Whether an actor may run a command, for one integration when the command concerns one. Without an id
 * the answer is for *some* integration: enough to show a button, never to run a verb.
 */
export function denialOf(actor: Actor, name: CommandName, integrationId?: string | null): Denial | null {
  const rule: Permission = permissions[name]
  if (rule.role === 'visitor') return null
  if (actor.kind === 'visitor') return 'sign_in'
  if (actor.kind === 'job') return rule.role === 'job' || rule.job ? null : 'person_only'
  if (rule.role === 'job') return 'job_only'
  if (actor.kind === 'token') {
    if (rule.person) return 'person_only'
    if (!rule.token || !actor.scopes.includes(rule.token)) return 'token_scope'
  }
  if (rule.role === 'self') return null
  const grants = grantsOf(actor)
  const held = rule.scope === 'integration' ? holdsRole(grants, rule.role, integrationId) : holdsRoleForAll(grants, rule.role)
  return held ? null : 'role'
}

/** Whether a button for this command is shown. The verb asks again with the real integration. */
export function can(actor: Actor, name: CommandName, integrationId?: string | null): boolean {
  return denialOf(actor, name, integrationId) === null
}
