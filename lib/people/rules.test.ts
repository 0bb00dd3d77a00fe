import { describe, expect, test } from 'vitest'
import type { Grant } from '@/lib/core/actor'
import { type AccessState, deviceOf, leavesNoAdministrator, mayGrantFor, standingOf } from './rules'

const all: Grant[] = [{ role: 'administrator', integrationId: null }]
const manager: Grant[] = [{ role: 'release_manager', integrationId: null }]
const state = (id: string, grants: Grant[], canSignIn = true): AccessState => ({ id, grants, canSignIn })

describe('the last administrator', () => {
  const rows: [string, AccessState[], AccessState[], boolean][] = [
    ['one of two goes', [state('a', all), state('b', all)], [state('a', all), state('b', all, false)], false],
    ['the only one is disabled', [state('a', all)], [state('a', all, false)], true],
    ['the only one is demoted', [state('a', all)], [state('a', manager)], true],
    ['the other one has not accepted yet', [state('a', all), state('b', all, false)], [state('a', manager), state('b', all, false)], true],
    ['there was none before, so nothing is made worse', [state('a', manager)], [state('a', [])], false],
    ['somebody else is disabled', [state('a', all), state('b', manager)], [state('a', all), state('b', manager, false)], false],
  ]
  test.each(rows)('%s', (_name, before, after, none) => expect(leavesNoAdministrator(before, after)).toBe(none))
})

test.each([
  ['administrator', null, true],
  ['administrator', 'x', false],
  ['release_manager', 'x', true],
  ['viewer', null, true],
] as const)('%s for %s: %s', (role, integration, allowed) => expect(mayGrantFor(role, integration)).toBe(allowed))

describe('the standing of a person', () => {
  const now = new Date('2026-11-21T10:00:00Z')
  const later = new Date('2026-11-22T10:00:00Z')
  const rows: [string, Parameters<typeof standingOf>[0], string][] = [
    ['disabled wins', { disabledAt: now, hasPassword: true, linkEndsAt: later, shut: false }, 'disabled'],
    ['fictional, outside the demo', { disabledAt: null, hasPassword: true, linkEndsAt: null, shut: true }, 'demo_only'],
    ['with a password', { disabledAt: null, hasPassword: true, linkEndsAt: null, shut: false }, 'active'],
    ['with an open link', { disabledAt: null, hasPassword: false, linkEndsAt: later, shut: false }, 'invited'],
    ['with a link that ran out', { disabledAt: null, hasPassword: false, linkEndsAt: now, shut: false }, 'invitation_over'],
    ['with no link', { disabledAt: null, hasPassword: false, linkEndsAt: null, shut: false }, 'invitation_over'],
  ]
  test.each(rows)('%s', (_name, person, standing) => expect(standingOf(person, now)).toBe(standing))
})

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
    'Safari',
    'macOS',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
    'Edge',
    'Windows',
  ],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36', 'Chrome', 'Android'],
  ['', null, null],
] as const)('device of %s', (agent, browser, system) => expect(deviceOf(agent)).toEqual({ browser, system }))
