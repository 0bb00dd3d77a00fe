import { describe, expect, test } from 'vitest'
import { type Actor, type Grant, job, type PersonActor } from './actor'
import { type CommandName, denialOf, type Permission, permissions } from './permissions'

const person = (...grants: Grant[]): PersonActor => ({
  kind: 'person',
  id: 'p',
  name: 'P',
  email: 'p@example.invalid',
  locale: 'en',
  theme: 'system',
  timeZone: 'UTC',
  grants,
  slotRoles: [],
  sessionId: 's',
  passwordAt: new Date(0),
})
const token = (scopes: string[], ...grants: Grant[]): Actor => ({ kind: 'token', id: 't', name: 'T', personId: 'p', grants, scopes })
const visitor: Actor = { kind: 'visitor', id: 'visitor', name: 'visitor', address: '' }
const all = (role: Grant['role']): Grant => ({ role, integrationId: null })
const one = (role: Grant['role'], integrationId = 'A'): Grant => ({ role, integrationId })

describe('denialOf', () => {
  const rows: [string, Actor, CommandName, string | null | undefined, string | null][] = [
    ['a visitor may not tick', visitor, 'item.tick', 'A', 'sign_in'],
    ['a visitor may take up an invitation', visitor, 'person.accept_invitation', undefined, null],
    ['a viewer may not tick', person(all('viewer')), 'item.tick', 'A', 'role'],
    ['on-call may tick', person(all('on_call')), 'item.tick', 'A', null],
    ['on-call of another integration may not', person(one('on_call', 'B')), 'item.tick', 'A', 'role'],
    ['on-call of this integration may', person(one('on_call')), 'item.tick', 'A', null],
    ['a release manager may do what on-call may', person(all('release_manager')), 'item.tick', 'A', null],
    ['a role for one integration opens nothing for the instance', person(one('administrator')), 'person.invite', undefined, 'role'],
    ['an administrator may invite', person(all('administrator')), 'person.invite', undefined, null],
    ['a token with the scope may tick', token(['checklists'], all('on_call')), 'item.tick', 'A', null],
    ['a token without the scope may not', token(['smoke'], all('on_call')), 'item.tick', 'A', 'token_scope'],
    ['a token has no more than its person', token(['checklists'], all('viewer')), 'item.tick', 'A', 'role'],
    ['a token never signs', token(['releases'], all('administrator')), 'release.sign_off', 'A', 'person_only'],
    ['a token never waives', token(['checklists'], all('administrator')), 'item.waive', 'A', 'person_only'],
    ['a job never signs', job('x'), 'release.sign_off', 'A', 'person_only'],
    ['a job applies smoke results', job('x'), 'item.apply_smoke', undefined, null],
    ['a person does not do the job of a job', person(all('administrator')), 'item.apply_smoke', undefined, 'job_only'],
  ]
  test.each(rows)('%s', (_name, actor, name, integrationId, expected) => {
    expect(denialOf(actor, name, integrationId)).toBe(expected)
  })

  const personOnly =
    /^(person|session|slot_role|token|settings|allow_rule|release\.(sign_off|lift|delegate|revoke|\w+_override)|item\.(waive|lift_waiver|mark_not))/
  test.each(Object.keys(permissions).filter((name) => personOnly.test(name)))('%s is never for a token or a job', (name) => {
    for (const actor of [token(['read', 'releases', 'checklists', 'smoke', 'integrations'], all('administrator')), job('x')]) {
      const denial = denialOf(actor, name as CommandName, 'A')
      const rule: Permission = permissions[name as CommandName]
      if (rule.role === 'visitor' || rule.role === 'job') continue
      expect(denial).toBe('person_only')
    }
  })
})
