import { describe, expect, it } from 'vitest'
import { judgeTemplate, listTemplateItems } from './rules'
import { TemplateBody, type TemplateBodyInput, type TemplateItemInput } from './schema'

const item = (key: string, more: Partial<TemplateItemInput> = {}): TemplateItemInput => ({ key, text: key, before: 'start', ...more })
const body = (items: TemplateItemInput[], more: Partial<TemplateBodyInput> = {}) =>
  TemplateBody.parse({
    facts: [{ key: 'async', label: 'Async' }],
    phases: [{ key: 'plan', title: 'Plan', groups: [{ title: 'All', items }] }],
    ...more,
  })

describe('judgeTemplate', () => {
  it.each<[string, TemplateBody, { path: string; code: string }[]]>([
    ['a good body', body([item('a', { condition: '!async' }), item('b', { kind: 'number', params: { limit: '< 1 ms' } })]), []],
    ['two items with one key', body([item('a'), item('a')]), [{ path: 'phases.0.groups.0.items.1.key', code: 'duplicate_key' }]],
    [
      'a key repeated below',
      body([item('a', { items: [item('a')] })]),
      [{ path: 'phases.0.groups.0.items.0.items.0.key', code: 'duplicate_key' }],
    ],
    ['an unknown kind', body([item('a', { kind: 'horoscope' })]), [{ path: 'phases.0.groups.0.items.0.kind', code: 'unknown_kind' }]],
    [
      'a limit that is none',
      body([item('a', { kind: 'number', params: { limit: 'fast' } })]),
      [{ path: 'phases.0.groups.0.items.0.params.limit', code: 'bad_params' }],
    ],
    [
      'a condition on an unknown fact',
      body([item('a', { condition: 'async || sync' })]),
      [{ path: 'phases.0.groups.0.items.0.condition', code: 'unknown_fact' }],
    ],
    [
      'a condition that is none',
      body([item('a', { condition: 'async &&' })]),
      [{ path: 'phases.0.groups.0.items.0.condition', code: 'bad_condition' }],
    ],
    [
      'a parent that asks for evidence itself',
      body([item('a', { kind: 'link', items: [item('b')] })]),
      [{ path: 'phases.0.groups.0.items.0.kind', code: 'parent_settled' }],
    ],
    [
      'a child for another step',
      body([item('a', { items: [item('b', { before: 'completion' })] })]),
      [{ path: 'phases.0.groups.0.items.0.items.0.before', code: 'before_differs' }],
    ],
    [
      'two facts with one key',
      body([item('a')], {
        facts: [
          { key: 'x', label: 'X' },
          { key: 'x', label: 'X' },
        ],
      }),
      [{ path: 'facts.1.key', code: 'duplicate_key' }],
    ],
    [
      'two groups with one title',
      body([], {
        phases: [
          {
            key: 'p',
            title: 'P',
            groups: [
              { title: 'G', items: [] },
              { title: 'G', items: [] },
            ],
          },
        ],
      }),
      [{ path: 'phases.0.groups.1.title', code: 'duplicate_group' }],
    ],
    [
      'a watch of a phase and figures that are not there',
      body([item('a')], {
        watches: [{ key: 'hour', title: 'Hour', phase: 'later', fromMinutes: 0, toMinutes: 60, everyMinutes: 15, figures: ['cpu'] }],
      }),
      [
        { path: 'watches.0.phase', code: 'unknown_phase' },
        { path: 'watches.0.figures', code: 'unknown_metric' },
      ],
    ],
    [
      'a reading whose key an item has',
      body([item('hour_15')], {
        watches: [{ key: 'hour', title: 'Hour', phase: 'plan', fromMinutes: 0, toMinutes: 20, everyMinutes: 15 }],
      }),
      [{ path: 'phases.0.groups.1.items.0.key', code: 'duplicate_key' }],
    ],
    [
      'a communication that is not there',
      body([item('tell', { kind: 'communication', params: { communication: 'mail' } })]),
      [{ path: 'phases.0.groups.0.items.0.params.communication', code: 'unknown_communication' }],
    ],
  ])('%s', (_name, given, expected) => {
    expect(judgeTemplate(given).map(({ path, code }) => ({ path, code }))).toEqual(expected)
  })

  it('refuses more items than a page stays quick with', () => {
    const items = Array.from({ length: 100 }, (_, i) => item(`i${i}`))
    const groups = Array.from({ length: 26 }, (_, g) => ({
      title: `G${g}`,
      items: items.map((one) => ({ ...one, key: `g${g}_${one.key}` })),
    }))
    expect(judgeTemplate(TemplateBody.parse({ phases: [{ key: 'p', title: 'P', groups }] })).map((problem) => problem.code)).toEqual([
      'too_many_items',
    ])
  })
})

describe('listTemplateItems', () => {
  it('reads parents before their children', () => {
    const placed = listTemplateItems(body([item('a', { items: [item('a1', { items: [item('a1x')] }), item('a2')] }), item('b')]))
    expect(placed.map((one) => [one.item.key, one.parent?.key ?? null])).toEqual([
      ['a', null],
      ['a1', 'a'],
      ['a1x', 'a1'],
      ['a2', 'a'],
      ['b', null],
    ])
  })
})

describe('TemplateBody', () => {
  it.each<[string, unknown]>([
    ['an unknown field', { phases: [{ key: 'p', title: 'P', groups: [{ title: 'G', items: [{ ...item('a'), colour: 'red' }] }] }] }],
    [
      'a sixth level',
      {
        phases: [
          {
            key: 'p',
            title: 'P',
            groups: [{ title: 'G', items: ['e', 'd', 'c', 'b', 'a'].reduce((under, key) => [item(key, { items: under })], [item('f')]) }],
          },
        ],
      },
    ],
    ['a key with blanks', { phases: [{ key: 'a b', title: 'P', groups: [{ title: 'G', items: [] }] }] }],
    [
      'a due of two kinds',
      { phases: [{ key: 'p', title: 'P', groups: [{ title: 'G', items: [item('a', { due: { days: 1, afterHours: 2 } as never })] }] }] },
    ],
    [
      'a time past midnight',
      { phases: [{ key: 'p', title: 'P', groups: [{ title: 'G', items: [item('a', { due: { day: 0, time: '24:00' } })] }] }] },
    ],
    [
      'a slot that covers something unknown',
      {
        phases: [{ key: 'p', title: 'P', groups: [{ title: 'G', items: [] }] }],
        slots: [{ slotRoleKey: 'x', name: 'X', before: 'start', covers: ['weather'], meaning: 'm' }],
      },
    ],
    ['no phases', { phases: [] }],
  ])('refuses %s', (_name, given) => {
    expect(TemplateBody.safeParse(given).success).toBe(false)
  })
})
