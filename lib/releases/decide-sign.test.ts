import { describe, expect, test } from 'vitest'
import { decideSign, findStanding, type SignFacts } from './decide-sign'
import { at } from './testing/facts'

const now = at(13)
const slot = { id: 'qa', role: 'qa_lead', before: 'start' as const, name: 'QA Lead' }
const base: SignFacts = {
  state: 'awaiting_sign_off',
  integrationId: 'listings',
  requesterId: 'ines',
  requesterMaySign: false,
  slot,
  person: { id: 'ayo', holdings: [{ role: 'qa_lead', integrationId: 'listings' }], passwordAt: at(12, 58) },
  delegations: [],
  open: [],
  decision: 'go',
  reason: '',
}
const person = (changes: Partial<SignFacts['person']>) => ({ ...base.person, ...changes })
const delegation: SignFacts['delegations'][number] = {
  id: 'd1',
  slotId: 'qa',
  toId: 'ayo',
  startsAt: at(12),
  endsAt: at(14),
  revokedAt: null,
  fromHolds: true,
}
const delegated = (changes: Partial<typeof delegation> = {}): Partial<SignFacts> => ({
  person: person({ holdings: [] }),
  delegations: [{ ...delegation, ...changes }],
})
const open = (changes: Partial<SignFacts['open'][number]> = {}) => ({
  slotId: 'qa',
  personId: 'mira',
  personName: 'Mira',
  decision: 'go' as const,
  stands: true,
  ...changes,
})

describe('who may sign', () => {
  const rows: [name: string, changes: Partial<SignFacts>, refused: string | null][] = [
    ['holds the role here', {}, null],
    ['holds the role for all', { person: person({ holdings: [{ role: 'qa_lead', integrationId: null }] }) }, null],
    ['holds it elsewhere', { person: person({ holdings: [{ role: 'qa_lead', integrationId: 'chat' }] }) }, 'sign_role_missing'],
    ['holds another role', { person: person({ holdings: [{ role: 'devops', integrationId: null }] }) }, 'sign_role_missing'],
    ['delegated and in date', delegated(), null],
    ['delegated to another', delegated({ toId: 'jun' }), 'sign_role_missing'],
    ['delegated for another slot', delegated({ slotId: 'po' }), 'sign_role_missing'],
    ['delegation not begun', delegated({ startsAt: at(13, 1) }), 'sign_role_missing'],
    ['delegation over', delegated({ endsAt: now }), 'sign_role_missing'],
    ['delegation revoked', delegated({ revokedAt: at(12, 30) }), 'sign_role_missing'],
    ['the giver lost the role', delegated({ fromHolds: false }), 'sign_role_missing'],
    ['the requester', { requesterId: 'ayo' }, 'sign_requester'],
    ['the requester, by setting', { requesterId: 'ayo', requesterMaySign: true }, null],
    ['holds another slot of it', { open: [open({ slotId: 'po', personId: 'ayo' })] }, 'sign_one_slot'],
    ['holds another slot, stale', { open: [open({ slotId: 'po', personId: 'ayo', stands: false })] }, 'sign_one_slot'],
    ['signs their own slot again', { open: [open({ personId: 'ayo' })] }, null],
    ['another signed it', { open: [open()] }, 'sign_slot_taken'],
    ['another signed it, stale now', { open: [open({ stands: false })] }, null],
    ['another said NO-GO', { open: [open({ decision: 'nogo' })] }, 'sign_nogo_stands'],
    ['others signed other slots', { open: [open({ slotId: 'po' })] }, null],
    ['still preparing', { state: 'preparing' }, 'sign_only_awaiting'],
    ['already started', { state: 'in_progress' }, 'sign_only_awaiting'],
    ['slot of after, not watching', { state: 'in_progress', slot: { ...slot, before: 'completion' } }, 'sign_only_watching'],
    ['slot of after, watching', { state: 'watching', slot: { ...slot, before: 'completion' } }, null],
    ['NO-GO without a reason', { decision: 'nogo', reason: '  ' }, 'sign_reason_needed'],
    ['NO-GO with a reason', { decision: 'nogo', reason: 'backup missing' }, null],
    ['password exactly 5 minutes ago', { person: person({ passwordAt: at(12, 55) }) }, null],
    ['password longer ago', { person: person({ passwordAt: new Date(at(12, 55).getTime() - 1) }) }, 'sign_password_old'],
    ['password never entered', { person: person({ passwordAt: null }) }, 'sign_password_old'],
  ]
  test.each(rows)('%s', (_name, changes, refused) => {
    const ruling = decideSign({ ...base, ...changes }, now)
    expect(ruling.ok ? null : ruling.code).toBe(refused)
  })

  test('a role is named before a delegation', () => {
    expect(findStanding({ ...base, delegations: [delegation] }, now)).toEqual({ by: 'role' })
    expect(findStanding({ ...base, ...delegated() }, now)).toEqual({ by: 'delegation', id: 'd1' })
  })
})
