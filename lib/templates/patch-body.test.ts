import fc from 'fast-check'
import type { Operation } from 'fast-json-patch'
import { describe, expect, it } from 'vitest'
import { patchBetween, patchBody } from './patch-body'
import { TemplateBody } from './schema'

const body = TemplateBody.parse({
  facts: [{ key: 'async', label: 'Async' }],
  phases: [
    {
      key: 'plan',
      title: 'Plan',
      groups: [
        {
          title: 'All',
          items: ['a', 'b', 'c'].map((key) => ({ key, text: key, before: 'start', params: key === 'b' ? { limit: '< 1 ms' } : {} })),
        },
        { title: 'Rest', items: [] },
      ],
    },
  ],
})
const items = '/phases/0/groups/0/items'
const item = (key: string) => ({ key, text: key, before: 'start' })

/** Applies, and shows that what undoes it leads exactly back. */
function thereAndBack(operations: Operation[]) {
  const there = patchBody(body, operations)
  if (!there.ok) return there
  const back = patchBody(there.body, there.inverse)
  expect(back.ok && back.body).toEqual(body)
  return there
}

describe('patchBody', () => {
  it.each<[string, Operation[], number]>([
    ['adding at the end', [{ op: 'add', path: `${items}/-`, value: item('d') }], 1],
    ['adding at the front', [{ op: 'add', path: `${items}/0`, value: item('d') }], 1],
    ['removing', [{ op: 'remove', path: `${items}/1` }], 1],
    ['replacing a text that is trimmed', [{ op: 'replace', path: `${items}/1/text`, value: '  x ' }], 1],
    ['moving to another group', [{ op: 'move', from: `${items}/0`, path: '/phases/0/groups/1/items/-' }], 1],
    ['moving under another item', [{ op: 'move', from: `${items}/2`, path: `${items}/0/items/0` }], 1],
    ['a new parameter', [{ op: 'add', path: `${items}/0/params/ask`, value: 'Link' }], 1],
    ['a parameter put over another', [{ op: 'move', from: `${items}/1/params/limit`, path: `${items}/1/params/other` }], 1],
    ['copying a group', [{ op: 'copy', from: '/phases/0/groups/0', path: '/phases/0/groups/-' }], 1],
    ['the whole body', [{ op: 'replace', path: '', value: { ...body, facts: [] } }], 1],
    [
      'several at once',
      [
        { op: 'remove', path: `${items}/0` },
        { op: 'remove', path: `${items}/0` },
        { op: 'test', path: `${items}/0/key`, value: 'c' },
      ],
      2,
    ],
  ])('%s can be undone', (_name, operations, undone) => {
    const there = thereAndBack(operations)
    expect(there.ok && there.inverse.length).toBe(undone)
  })

  it('takes back any list of operations that it took', () => {
    const index = fc.integer({ min: 0, max: 3 })
    const operation = fc.oneof(
      fc.record({ op: fc.constant('remove'), path: index.map((at) => `${items}/${at}`) }),
      fc.record({
        op: fc.constant('add'),
        path: index.map((at) => `${items}/${at}`),
        value: fc.string({ minLength: 1 }).map((text) => ({ ...item('n'), text: `x${text}` })),
      }),
      fc.record({
        op: fc.constant('move'),
        from: index.map((at) => `${items}/${at}`),
        path: fc.oneof(
          index.map((at) => `${items}/${at}`),
          fc.constant('/phases/0/groups/1/items/-'),
        ),
      }),
      fc.record({
        op: fc.constant('copy'),
        from: fc.constant('/phases/0/groups/1'),
        path: fc.constantFrom('/phases/0/groups/-', '/phases/0/groups/0'),
      }),
      fc.record({
        op: fc.constant('replace'),
        path: fc.constantFrom('/phases/0/title', `${items}/0/text`, '/facts'),
        value: fc.oneof(fc.string(), fc.constant([])),
      }),
    )
    fc.assert(fc.property(fc.array(operation, { maxLength: 8 }), (operations) => void thereAndBack(operations as Operation[])))
  })

  it.each(['/__proto__/x', '/constructor/prototype/x', '/phases/0/__proto__', '/facts/0/constructor'])('never follows %s', (path) => {
    expect(patchBody(body, [{ op: 'add', path, value: 1 }])).toEqual({ ok: false, operation: 0 })
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  it('never changes the body or the patch it was given', () => {
    const patch: Operation[] = [
      { op: 'add', path: `${items}/-`, value: item('d') },
      { op: 'replace', path: `${items}/3/text`, value: 'e' },
    ]
    const [bodyBefore, patchBefore] = [JSON.stringify(body), JSON.stringify(patch)]
    patchBody(body, patch)
    expect([JSON.stringify(body), JSON.stringify(patch)]).toEqual([bodyBefore, patchBefore])
  })

  it('writes a whole rewrite as the shorter of steps and body', () => {
    const other = TemplateBody.parse({ phases: [{ key: 'z', title: 'Z', groups: [{ title: 'G', items: [] }] }] })
    expect(patchBetween(body, other)).toEqual([{ op: 'replace', path: '', value: other }])
    expect(patchBetween(body, body)).toEqual([])
  })
})
