import { describe, expect, it } from 'vitest'
import type { PlanItem } from '@/lib/checklists/view'
import { countFilters, countSettled, filterItems, phasesToOpen } from './filter-items'

const item = (id: string, more: Partial<PlanItem> = {}): PlanItem =>
  ({
    id,
    text: id,
    textZh: '',
    roleKey: null,
    note: '',
    group: 'G',
    phase: 'p',
    parentId: null,
    parent: false,
    state: 'open',
    late: false,
    optional: false,
    assignee: null,
    suite: null,
    ...more,
  }) as PlanItem

const items = [
  item('parent', { parent: true, state: 'open' }),
  item('child', { parentId: 'parent', text: 'Backup stored', late: true }),
  item('done', { state: 'done', late: false }),
  item('mine', { assignee: { id: 'me', name: 'Mira' }, roleKey: 'devops' }),
  item('absent', { state: 'absent' }),
  item('zh', { text: 'Notes', textZh: '发布说明', state: 'waived' }),
]
const base = { filter: 'all' as const, words: '', personId: 'me', absent: false }

describe('filterItems', () => {
  it.each([
    ['everything that applies', base, ['parent', 'child', 'done', 'mine', 'zh']],
    ['what does not apply, when asked for', { ...base, absent: true }, ['parent', 'child', 'done', 'mine', 'absent', 'zh']],
    ['open, with what it is part of', { ...base, filter: 'open' as const }, ['parent', 'child', 'mine']],
    ['mine', { ...base, filter: 'mine' as const }, ['mine']],
    ['late', { ...base, filter: 'late' as const }, ['parent', 'child']],
    ['words in any order and case', { ...base, words: 'STORED backup' }, ['parent', 'child']],
    ['Chinese words', { ...base, words: '说明' }, ['zh']],
    ['a name', { ...base, words: 'mira' }, ['mine']],
    ['of a role', { ...base, who: 'role:devops' }, ['mine']],
    ['of a person', { ...base, who: 'person:me' }, ['mine']],
    ['what was just ticked stays', { ...base, filter: 'open' as const, held: new Set(['done']) }, ['parent', 'child', 'done', 'mine']],
    ['words of the details', { ...base, words: 'elephant', found: new Set(['zh']) }, ['zh']],
    ['words nobody wrote', { ...base, words: 'elephant' }, []],
    ['nobody is mine without a person', { ...base, filter: 'mine' as const, personId: null }, []],
  ])('%s', (_name, options, expected) => {
    expect([...filterItems(items, options)].sort()).toEqual([...expected].sort())
  })
})

describe('counts', () => {
  it('count leaves that apply', () => {
    expect(countFilters(items, 'me')).toEqual({ all: 4, open: 2, mine: 1, late: 1 })
    expect(countFilters(items, 'me', 'role:devops')).toEqual({ all: 1, open: 1, mine: 1, late: 0 })
    expect(countSettled([...items, item('opt', { optional: true }), item('bad', { state: 'failed' })])).toEqual({
      settled: 2,
      total: 5,
      failed: 1,
      stale: 0,
    })
  })
})

describe('phasesToOpen', () => {
  const phases = ['a', 'b', 'c', 'd'].map((key) => ({ key }))
  it.each<[string, PlanItem[], string[]]>([
    [
      'the first with something to do',
      [item('1', { phase: 'a', state: 'done' }), item('2', { phase: 'b' }), item('3', { phase: 'c' })],
      ['b'],
    ],
    ['and where something failed', [item('1', { phase: 'a' }), item('2', { phase: 'c', state: 'failed' })], ['a', 'c']],
    ['and where something is late', [item('1', { phase: 'a' }), item('2', { phase: 'd', late: true })], ['a', 'd']],
    ['a late watch that is optional does not', [item('1', { phase: 'a' }), item('2', { phase: 'd', late: true, optional: true })], ['a']],
    ['none when all is done', [item('1', { phase: 'a', state: 'done' })], []],
  ])('%s', (_name, given, expected) => {
    expect([...phasesToOpen(given, phases)]).toEqual(expected)
  })
})
