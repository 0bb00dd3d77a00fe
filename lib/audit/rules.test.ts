import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor, Grant } from '@/lib/core/actor'
import { type AuditScope, auditScopeOf, type Difference, differences, shownValue } from './rules'
import { filterParams } from './filter-params'
import { readFilter } from './schema'

const person = (...grants: Grant[]): Actor => ({
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

describe('who reads what', () => {
  const rows: [string, Actor, AuditScope | null][] = [
    ['an administrator everything', person({ role: 'administrator', integrationId: null }), { all: true }],
    ['a release manager for all everything', person({ role: 'release_manager', integrationId: null }), { all: true }],
    [
      'a release manager of one integration that one',
      person({ role: 'release_manager', integrationId: 'A' }),
      { all: false, integrations: ['A'], personId: 'p' },
    ],
    [
      'a viewer for all what concerns integrations',
      person({ role: 'viewer', integrationId: null }),
      { all: false, integrations: 'all', personId: 'p' },
    ],
    ['somebody without a role their own', person(), { all: false, integrations: [], personId: 'p' }],
    [
      'a token with read as its person, without their own account',
      token(['read'], { role: 'viewer', integrationId: 'A' }),
      { all: false, integrations: ['A'], personId: null },
    ],
    ['a token without read nothing', token(['releases'], { role: 'administrator', integrationId: null }), null],
    ['a visitor nothing', { kind: 'visitor', id: 'visitor', name: 'visitor', address: '' }, null],
  ]
  test.each(rows)('%s', (_name, actor, scope) => expect(auditScopeOf(actor)).toEqual(scope))
})

describe('the difference of an entry', () => {
  const rows: [string, unknown, unknown, Difference[]][] = [
    ['a changed field', { a: 1, b: 2 }, { a: 1, b: 3 }, [{ path: 'b', before: 2, after: 3 }]],
    ['something made', null, { name: 'x' }, [{ path: 'name', before: undefined, after: 'x' }]],
    ['something gone', { name: 'x' }, null, [{ path: 'name', before: 'x', after: undefined }]],
    ['a nested field', { a: { b: { c: 1 } } }, { a: { b: { c: 2 } } }, [{ path: 'a.b.c', before: 1, after: 2 }]],
    ['a list of plain values as one', { scopes: ['a'] }, { scopes: ['a', 'b'] }, [{ path: 'scopes', before: ['a'], after: ['a', 'b'] }]],
    [
      'a list of things one by one',
      { roles: [{ role: 'viewer' }] },
      { roles: [{ role: 'viewer' }, { role: 'on_call' }] },
      [{ path: 'roles.1.role', before: undefined, after: 'on_call' }],
    ],
    ['null against a value', { a: null }, { a: 1 }, [{ path: 'a', before: null, after: 1 }]],
    ['an object against a text', { a: { b: 1 } }, { a: 'x' }, [{ path: 'a', before: { b: 1 }, after: 'x' }]],
    ['plain values', 'open', 'done', [{ path: '', before: 'open', after: 'done' }]],
    ['an empty thing made', {}, { a: {} }, [{ path: 'a', before: undefined, after: {} }]],
    ['nothing', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
    ['a field named like a prototype', JSON.parse('{"__proto__": {"x": 1}}'), {}, [{ path: '__proto__.x', before: 1, after: undefined }]],
  ]
  test.each(rows)('%s', (_name, before, after, expected) => expect(differences(before, after)).toEqual(expected))

  test('lists exactly the fields that differ', () => {
    const facts = fc.dictionary(
      fc.string({ minLength: 1, maxLength: 6 }).filter((key) => !key.includes('.')),
      fc.integer({ min: 0, max: 2 }),
    )
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        const changed = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
          (key) => (Object.hasOwn(a, key) ? a[key] : null) !== (Object.hasOwn(b, key) ? b[key] : null),
        )
        fc.pre(Object.keys(a).length + Object.keys(b).length > 0)
        expect(
          differences(a, b)
            .map((each) => each.path)
            .sort(),
        ).toEqual(changed.sort())
      }),
    )
  })

  test('of anything against itself is empty', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => differences(value, structuredClone(value)).length === 0))
  })
})

test.each([
  ['text', 'text'],
  [undefined, ''],
  [null, 'null'],
  [{ a: 1 }, '{"a":1}'],
])('%j is shown as %s', (value, shown) => expect(shownValue(value)).toBe(shown))

describe('a filter from an address', () => {
  const id = '01900000-0000-7000-8000-000000000001'
  test.each([
    [
      { q: ' x\u0000y ', action: 'item.', person: id, from: '2026-11-01' },
      { q: 'xy', action: 'item.', person: id, from: '2026-11-01' },
    ],
    [{ action: "'; drop", person: 'me', integration: '1', from: 'yesterday', before: '-1', after: '9'.repeat(30) }, {}],
    [{ q: ['a', 'b'], action: '' }, {}],
    [
      { before: '12', after: '3' },
      { before: '12', after: '3' },
    ],
  ])('%j', (params, filter) => expect(readFilter(params as never)).toEqual(filter))

  test('goes back into an address without its place', () => {
    expect(filterParams({ q: 'a b', action: 'item.tick', before: '9' }).toString()).toBe('q=a+b&action=item.tick')
  })
})
