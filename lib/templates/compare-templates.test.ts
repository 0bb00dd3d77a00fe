import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movedKeys } from './compare-order'
import { compareTemplates } from './compare-templates'
import { compareTexts } from './compare-texts'
import { type TemplateBodyInput, TemplateBody, type TemplateItemInput } from './schema'

const item = (key: string, more: Partial<TemplateItemInput> = {}): TemplateItemInput => ({
  key,
  text: `Do ${key}`,
  before: 'start',
  ...more,
})
const group = (title: string, ...items: TemplateItemInput[]) => ({ title, items })
const body = (groups: ReturnType<typeof group>[], more: Partial<TemplateBodyInput> = {}) =>
  TemplateBody.parse({ phases: [{ key: 'plan', title: 'Plan', groups }], ...more })
const two = (first: ReturnType<typeof group>[], second: ReturnType<typeof group>[]) =>
  TemplateBody.parse({
    phases: [
      { key: 'one', title: 'One', groups: first },
      { key: 'two', title: 'Two', groups: second },
    ],
  })
const slot = { slotRoleKey: 'qa_lead', name: 'QA Lead', before: 'start' as const, covers: ['plan' as const], meaning: 'Tested' }

/** `+item a`, `-item b`, `~item c: text, due`, `>item d` for moved. */
const brief = (before: TemplateBody, after: TemplateBody) =>
  compareTemplates(before, after).differences.map(({ part, key, change, movedFrom, fields }) => {
    const sign = change === 'added' ? '+' : change === 'removed' ? '-' : movedFrom ? '>' : '~'
    return `${sign}${part} ${key}${fields.length > 0 ? `: ${fields.map(({ field }) => field).join(', ')}` : ''}`
  })

const abc = group('All', item('a'), item('b'), item('c'))

describe('compareTemplates', () => {
  it.each<[string, TemplateBody, TemplateBody, string[]]>([
    ['nothing', body([abc]), body([abc]), []],
    ['an added item', body([abc]), body([group('All', item('a'), item('x'), item('b'), item('c'))]), ['+item x']],
    [
      'a removed item, where it stood',
      body([abc]),
      body([group('All', item('a'), item('c', { text: 'C' }))]),
      ['-item b', '~item c: text'],
    ],
    ['an item moved up', body([abc]), body([group('All', item('c'), item('a'), item('b'))]), ['>item c']],
    [
      'an item moved to another phase',
      two([abc], [group('Late')]),
      two([group('All', item('a'), item('c'))], [group('Late', item('b'))]),
      ['>item b'],
    ],
    ['an item put under another', body([abc]), body([group('All', item('a', { items: [item('b')] }), item('c'))]), ['>item b']],
    [
      'a moved and changed item',
      body([abc]),
      body([group('All', item('c', { optional: true }), item('a'), item('b'))]),
      ['>item c: optional'],
    ],
    [
      'a renamed group moves nothing',
      body([abc]),
      body([group('Everything', item('a'), item('b'), item('c'))]),
      ['~group plan/All: title'],
    ],
    [
      'two groups that swap their places',
      body([abc, group('More', item('d'))]),
      body([group('More', item('d')), abc]),
      ['>group plan/More'],
    ],
    ['a split group', body([abc]), body([group('All', item('a'), item('b')), group('Rest', item('c'))]), ['+group plan/Rest', '>item c']],
    [
      'a new phase',
      two([abc], [group('Late')]),
      TemplateBody.parse({ phases: two([abc], [group('Late')]).phases.slice(0, 1) }),
      ['-phase two', '-group two/Late'],
    ],
    [
      'a kind with its limit',
      body([abc]),
      body([group('All', item('a', { kind: 'number', params: { limit: '< 200 ms' } }), item('b'), item('c'))]),
      ['~item a: kind, params.limit'],
    ],
    [
      'due, condition and estimate',
      body([abc]),
      body([group('All', item('a', { due: { days: -7 }, condition: 'async', estimateMinutes: 5 }), item('b'), item('c'))]),
      ['~item a: condition, due, estimateMinutes'],
    ],
    [
      'a slot that covers more',
      body([abc], { slots: [slot] }),
      body([abc], { slots: [{ ...slot, covers: ['plan', 'evidence'] }] }),
      ['~slot qa_lead start: covers'],
    ],
    [
      'parts',
      body([abc], {
        risks: [{ text: 'Leak', probability: 'low', impact: 'high' }],
        metrics: [{ key: 'p95', title: 'p95', target: '< 500 ms' }],
      }),
      body([abc], { risks: [{ text: 'Leak', probability: 'medium', impact: 'high' }], triggers: [{ text: 'Corruption' }] }),
      ['-metric p95', '~risk Leak: probability', '+trigger Corruption'],
    ],
    ['a key twice in a draft', body([group('All', item('a'))]), body([group('All', item('a'), item('a', { text: 'Again' }))]), ['+item a']],
  ])('%s', (_name, before, after, expected) => {
    expect(brief(before, after)).toEqual(expected)
  })

  it('says where something stood and stands, and counts', () => {
    const difference = compareTemplates(
      two([abc], [group('Late')]),
      two([group('All', item('a'), item('c'))], [group('Late', item('b'), item('new'))]),
    )
    expect(difference).toMatchObject({ same: false, counts: { added: 1, removed: 0, changed: 0, moved: 1 } })
    expect(difference.differences[0]).toMatchObject({
      key: 'b',
      movedFrom: { phase: { key: 'one' }, group: { text: 'All' } },
      place: { phase: { key: 'two' }, group: { text: 'Late' } },
    })
  })

  it('shows a changed text word by word', () => {
    const changed = compareTemplates(body([abc]), body([group('All', item('a', { text: 'Do all of a' }), item('b'), item('c'))]))
    expect(changed.differences[0]?.fields[0]?.words).toEqual([
      { was: 'kept', text: 'Do ' },
      { was: 'added', text: 'all of ' },
      { was: 'kept', text: 'a' },
    ])
  })

  it('finds nothing between a body and itself, and what is added one way is removed the other', () => {
    const some = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
    fc.assert(
      fc.property(some, some, (first, second) => {
        const [one, other] = [first, second].map((keys) => body([group('All', ...keys.map((key) => item(key)))])) as [
          TemplateBody,
          TemplateBody,
        ]
        expect(compareTemplates(one, one).same).toBe(true)
        const [there, back] = [compareTemplates(one, other).counts, compareTemplates(other, one).counts]
        expect([there.added, there.removed, there.moved]).toEqual([back.removed, back.added, back.moved])
      }),
    )
  })

  it('takes 2,000 items in well under a second', () => {
    const many = (from: number) => Array.from({ length: 400 }, (_, index) => item(`i${from + index}`))
    const large = body([0, 1, 2, 3, 4].map((n) => group(`G${n}`, ...many(n * 400))))
    const other = body([4, 3, 2, 1, 0].map((n) => group(`G${n}`, ...many(n * 400).map((each) => ({ ...each, optional: true })))))
    const begun = performance.now()
    expect(compareTemplates(large, other).counts.changed).toBe(2000)
    expect(performance.now() - begun).toBeLessThan(1000)
  })
})

describe('movedKeys', () => {
  it.each([
    ['nothing', 'abcd', 'abcd', ''],
    ['the last to the front', 'abcd', 'dabc', 'd'],
    ['the first to the end', 'abcd', 'bcda', 'a'],
    ['among added and removed', 'abcd', 'xbyazc', 'b'],
  ])('%s', (_name, before, after, moved) => {
    expect([...movedKeys([...before], [...after])].join('')).toBe(moved)
  })
})

describe('compareTexts', () => {
  const write = (before: string, after: string) =>
    compareTexts(before, after)
      .map(({ was, text }) => (was === 'kept' ? text : was === 'added' ? `[+${text}]` : `[-${text}]`))
      .join('')
  it.each([
    ['', '', ''],
    ['', 'new', '[+new]'],
    ['Run all tests', 'Run the tests', 'Run [-all][+the] tests'],
    ['检查错误率', '检查平均错误率', '检查[+平均]错误率'],
  ])('%s → %s', (before, after, expected) => expect(write(before, after)).toBe(expected))

  it('shows one text for another when nearly all of it changed', () => {
    const long = (word: string) => Array.from({ length: 900 }, (_, index) => `${word}${index}`).join(' ')
    expect(compareTexts(long('a'), long('b'))).toHaveLength(2)
  })

  it('loses no character of either text', () => {
    const all = (runs: ReturnType<typeof compareTexts>, without: string) =>
      runs
        .filter(({ was }) => was !== without)
        .map(({ text }) => text)
        .join('')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const runs = compareTexts(before, after)
        expect([all(runs, 'added'), all(runs, 'removed')]).toEqual([before, after])
      }),
    )
  })
})
