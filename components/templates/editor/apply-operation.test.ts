import fc from 'fast-check'
import jsonPatch from 'fast-json-patch'
import { describe, expect, it } from 'vitest'
import { listTemplateItems } from '@/lib/templates/rules'
import { TemplateBody, type TemplateBodyInput } from '@/lib/templates/schema'
import { alike } from './alike'
import { applyOperation } from './apply-operation'
import { canRedo, canUndo, editState, type EditState, openState } from './edit-state'
import { makePatch } from './make-patch'
import { stepPlace } from './moves'
import type { Operation, PartName } from './operation'
import { findItem, itemKeys, type Place } from './tree'

const input: TemplateBodyInput = {
  facts: [
    { key: 'async', label: 'Async' },
    { key: 'sync', label: 'Sync' },
  ],
  phases: [
    {
      key: 'prep',
      title: 'Preparation',
      groups: [
        {
          title: 'Code',
          items: [
            { key: 'lint', text: 'Lint', before: 'start' },
            {
              key: 'tests',
              text: 'Tests',
              before: 'start',
              items: [
                { key: 'unit', text: 'Unit', before: 'start', condition: 'async && !set(ASYNC_URL)' },
                { key: 'integration', text: 'Integration', before: 'start' },
              ],
            },
          ],
        },
        { title: 'Empty', items: [] },
      ],
    },
    { key: 'after', title: 'After', groups: [{ title: 'Watch', items: [{ key: 'look', text: 'Look', before: 'completion' }] }] },
  ],
  metrics: [{ key: 'p95', title: 'p95' }],
  watches: [{ key: 'hour', title: 'Hour 1', phase: 'after', fromMinutes: 0, toMinutes: 60, everyMinutes: 15, figures: ['p95'] }],
  communications: [{ key: 'mail', title: 'Mail', channel: 'mail', text: 'Hello' }],
}
const body = TemplateBody.parse(input)
const at = (place: Partial<Place>): Place => ({ phase: 'prep', group: 0, parent: null, after: null, ...place })
const outline = (of: TemplateBody) =>
  of.phases
    .map((phase) =>
      phase.groups
        .map((group) => {
          const write = (items: TemplateBody['phases'][number]['groups'][number]['items']): string =>
            items.map((item) => item.key + (item.items.length > 0 ? `(${write(item.items)})` : '')).join(' ')
          return write(group.items)
        })
        .join(' | '),
    )
    .join(' || ')

describe('applyOperation', () => {
  it.each<[string, Operation, string]>([
    ['adds first', { do: 'item_added', key: 'new', text: 'New', place: at({}) }, 'new lint tests(unit integration) |  || look'],
    [
      'adds behind',
      { do: 'item_added', key: 'new', text: 'New', place: at({ after: 'lint' }) },
      'lint new tests(unit integration) |  || look',
    ],
    [
      'adds a part',
      { do: 'item_added', key: 'new', text: 'New', place: at({ parent: 'lint' }) },
      'lint(new) tests(unit integration) |  || look',
    ],
    [
      'gives a taken key a number',
      { do: 'item_added', key: 'lint', text: 'Lint', place: at({ group: 1 }) },
      'lint tests(unit integration) | lint_2 || look',
    ],
    [
      'adds at the end when the neighbour is gone',
      { do: 'item_added', key: 'new', text: 'New', place: at({ after: 'gone' }) },
      'lint tests(unit integration) new |  || look',
    ],
    [
      'refuses a text that says nothing',
      { do: 'item_added', key: 'new', text: ' ', place: at({}) },
      'lint tests(unit integration) |  || look',
    ],
    [
      'refuses a group that is not there',
      { do: 'item_added', key: 'new', text: 'New', place: at({ group: 7 }) },
      'lint tests(unit integration) |  || look',
    ],
    ['moves with all parts', { do: 'item_moved', key: 'tests', place: at({ group: 1 }) }, 'lint | tests(unit integration) || look'],
    ['moves into an item', { do: 'item_moved', key: 'tests', place: at({ parent: 'lint' }) }, 'lint(tests(unit integration)) |  || look'],
    [
      'moves to another phase',
      { do: 'item_moved', key: 'unit', place: at({ phase: 'after', after: 'look' }) },
      'lint tests(integration) |  || look unit',
    ],
    [
      'never moves into itself',
      { do: 'item_moved', key: 'tests', place: at({ parent: 'unit' }) },
      'lint tests(unit integration) |  || look',
    ],
    ['removes with all parts', { do: 'item_removed', key: 'tests' }, 'lint |  || look'],
    ['keeps the last group', { do: 'group_removed', phase: 'after', group: 0 }, 'lint tests(unit integration) |  || look'],
    ['removes a group', { do: 'group_removed', phase: 'prep', group: 1 }, 'lint tests(unit integration) || look'],
    ['swaps groups', { do: 'group_moved', phase: 'prep', group: 0, by: 1 }, ' | lint tests(unit integration) || look'],
    [
      'adds a phase behind another',
      { do: 'phase_added', key: 'prep', title: 'X', group: 'G', after: 'prep' },
      'lint tests(unit integration) |  ||  || look',
    ],
    ['removes a phase', { do: 'phase_removed', key: 'prep' }, 'look'],
    ['swaps phases', { do: 'phase_moved', key: 'prep', by: 1 }, 'look || lint tests(unit integration) | '],
  ])('%s', (_name, operation, expected) => {
    expect(outline(applyOperation(body, operation))).toBe(expected)
  })

  it('lets parts belong to the step of what they are part of', () => {
    const whole = applyOperation(body, { do: 'item_set', key: 'tests', set: { before: 'completion' } })
    expect(findItem(whole, 'unit')?.item.before).toBe('completion')
    const part = applyOperation(body, { do: 'item_set', key: 'unit', set: { before: 'completion' } })
    expect(part).toBe(body)
    const moved = applyOperation(body, { do: 'item_moved', key: 'look', place: at({ parent: 'lint' }) })
    expect(findItem(moved, 'look')?.item.before).toBe('start')
  })

  it('goes on naming a fact, a metric and a text when their keys change', () => {
    const fact = applyOperation(body, { do: 'part_set', part: 'facts', at: 0, set: { key: 'asynchronous' } })
    expect(findItem(fact, 'unit')?.item.condition).toBe('asynchronous && !set(ASYNC_URL)')
    expect(applyOperation(body, { do: 'part_set', part: 'facts', at: 0, set: { key: 'sync' } })).toBe(body)
    const metric = applyOperation(body, { do: 'part_set', part: 'metrics', at: 0, set: { key: 'p99' } })
    expect(metric.watches[0]?.figures).toEqual(['p99'])
  })

  it.each<[string, Parameters<typeof stepPlace>[2], string, string]>([
    ['in: below the one above', 'in', 'tests', 'lint(tests(unit integration)) |  || look'],
    ['in: the first has nothing above', 'in', 'lint', 'lint tests(unit integration) |  || look'],
    ['out: behind its parent', 'out', 'unit', 'lint tests(integration) unit |  || look'],
    ['up: past a sibling', 'up', 'integration', 'lint tests(integration unit) |  || look'],
    ['up: from the first to the group before', 'up', 'look', 'lint tests(unit integration) | look || '],
    ['down: from the last to the group after', 'down', 'tests', 'lint | tests(unit integration) || look'],
  ])('a step %s', (_name, direction, key, expected) => {
    const place = stepPlace(body, key, direction)
    expect(outline(place ? applyOperation(body, { do: 'item_moved', key, place }) : body)).toBe(expected)
  })
})

const keys = fc.constantFrom('lint', 'tests', 'unit', 'integration', 'look', 'new', 'new_2', 'prep', 'after', 'gone')
const words = fc.oneof(fc.constantFrom('', ' ', 'x', 'Kept warm', '长'.repeat(501)), fc.string({ unit: 'binary', maxLength: 12 }))
const place: fc.Arbitrary<Place> = fc.record({
  phase: keys,
  group: fc.integer({ min: -1, max: 2 }),
  parent: fc.option(keys),
  after: fc.option(keys),
})
const by = fc.constantFrom<1 | -1>(1, -1)
const index = fc.integer({ min: 0, max: 3 })
const part = fc.constantFrom<PartName>(
  'facts',
  'slots',
  'metadata',
  'metrics',
  'watches',
  'communications',
  'risks',
  'triggers',
  'alerts',
  'prompts',
)
const entry = fc.dictionary(
  fc.constantFrom(
    'key',
    'title',
    'label',
    'text',
    'name',
    'condition',
    'phase',
    'fromMinutes',
    'toMinutes',
    'everyMinutes',
    'channel',
    'impact',
    'probability',
  ),
  fc.oneof(words, keys, fc.integer(), fc.constantFrom('low', 'mail')),
  { maxKeys: 6 },
)
const set = fc.record(
  {
    text: words,
    textZh: words,
    kind: fc.constantFrom('manual', 'number', 'nonsense', 'Not A Key'),
    before: fc.constantFrom('start' as const, 'completion' as const),
    estimateMinutes: fc.option(fc.integer({ min: -5, max: 20_000 })),
    condition: fc.option(words),
    due: fc.option(fc.record({ days: fc.integer({ min: -400, max: 400 }) })),
  },
  { requiredKeys: [] },
)
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ do: fc.constant('item_added' as const), key: keys, text: words, place }),
  fc.record({ do: fc.constant('item_set' as const), key: keys, set }),
  fc.record({ do: fc.constant('item_moved' as const), key: keys, place }),
  fc.record({ do: fc.constant('item_removed' as const), key: keys }),
  fc.record({ do: fc.constant('phase_added' as const), key: keys, title: words, group: words, after: fc.option(keys) }),
  fc.record({ do: fc.constant('phase_set' as const), key: keys, set: fc.record({ title: words }) }),
  fc.record({ do: fc.constant('phase_moved' as const), key: keys, by }),
  fc.record({ do: fc.constant('phase_removed' as const), key: keys }),
  fc.record({ do: fc.constant('group_added' as const), phase: keys, title: words }),
  fc.record({ do: fc.constant('group_set' as const), phase: keys, group: index, set: fc.record({ title: words }) }),
  fc.record({ do: fc.constant('group_moved' as const), phase: keys, group: index, by }),
  fc.record({ do: fc.constant('group_removed' as const), phase: keys, group: index }),
  fc.record({ do: fc.constant('part_added' as const), part, value: entry }),
  fc.record({ do: fc.constant('part_set' as const), part, at: index, set: entry }),
  fc.record({ do: fc.constant('part_moved' as const), part, at: index, by }),
  fc.record({ do: fc.constant('part_removed' as const), part, at: index }),
)

describe('any sequence of operations', () => {
  it('keeps keys unique and the body a body, and the patch of each step leads there', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 30 }), (operations) => {
        let now = body
        for (const each of operations) {
          const next = applyOperation(now, each)
          const patch = makePatch(now, next)
          expect(jsonPatch.applyPatch(structuredClone(now), structuredClone(patch), true).newDocument).toEqual(next)
          now = next
        }
        expect(TemplateBody.parse(now)).toEqual(now)
        expect(itemKeys(now).size).toBe(listTemplateItems(now).length)
        for (const list of [now.phases, now.facts, now.metrics, now.watches, now.communications, now.prompts])
          expect(new Set(list.map((one) => one.key)).size).toBe(list.length)
      }),
      { numRuns: 300 },
    )
  })

  it('is undone to the former body and done again to the later one', () => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 15 }), fc.infiniteStream(fc.boolean()), (operations, sends) => {
        let state: EditState = openState({ revision: 1, body, steps: [] })
        const send = () => {
          while (state.pending.length > 0 && sends.next().value) {
            state = editState(editState(state, { type: 'sending' }), { type: 'saved', revision: state.revision + 1, by: 'Me', at: '' })
          }
        }
        const bodies = [state.body]
        for (const [id, each] of operations.entries()) {
          state = editState(state, { type: 'do', id: `d${id}`, label: { what: each.do }, operations: [each] })
          if (state.body !== bodies.at(-1)) bodies.push(state.body)
          send()
        }
        for (const former of bodies.slice(0, -1).toReversed()) {
          expect(canUndo(state)).toBe(true)
          state = editState(state, { type: 'undo', id: 'u' })
          expect(state.body).toBe(former)
          send()
        }
        expect(canUndo(state)).toBe(false)
        for (const later of bodies.slice(1)) {
          expect(canRedo(state)).toBe(true)
          state = editState(state, { type: 'redo', id: 'r' })
          expect(alike(state.body, later)).toBe(true)
          send()
        }
        expect(canRedo(state)).toBe(false)
      }),
    )
  })
})
