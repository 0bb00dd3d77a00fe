import fc from 'fast-check'
import { type ComponentType, createElement, lazy } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { captureSources as allSources, SuiteDefinition } from '@/lib/smoke/step-schema'
import { hostawaySuite } from '@/lib/smoke/suites/hostaway'
import { captureSources } from './checks-state'
import { blankPoll, blankStep, blankSubmit, type EntryRow, entryRows, moved, readDefinition, stepRow } from './editor-state'
import { blankTable } from './table-state'
import { definitions } from './testing/definitions'
import { drawn, forms, untouched } from './testing/untouched-form'

// What `next/dynamic` does is done by its bundler; here the parts are waited for.
vi.mock('next/dynamic', () => ({
  default: (load: () => Promise<ComponentType>) => {
    const Part = lazy(async () => ({ default: await load() }))
    return (props: object) => createElement(Part, props)
  },
}))

const asDrawn = async (entries: EntryRow[]) => untouched(await drawn(entries))
const complaints = (data: FormData, entries: EntryRow[]) =>
  SuiteDefinition.safeParse(readDefinition(data, entries, forms)).error?.issues.map((issue) => issue.path.join('.')) ?? []

describe('the editor', { timeout: 30_000 }, () => {
  test('writes back a suite that ships when nothing is typed', async () => {
    const definition = SuiteDefinition.parse(hostawaySuite.definition)
    const entries = entryRows(definition)
    expect(readDefinition(await asDrawn(entries), entries, forms)).toEqual(definition)
  })

  test('writes back every part of the model when nothing is typed', async () => {
    await fc.assert(
      fc.asyncProperty(definitions, async (definition) => {
        const entries = entryRows(definition)
        expect(readDefinition(await asDrawn(entries), entries, forms)).toEqual(definition)
      }),
      { numRuns: 15 },
    )
  })

  test('keeps what is not drawn yet, ticks apart', () => {
    fc.assert(
      fc.property(definitions, (definition) => {
        const shown = (one: SuiteDefinition) =>
          JSON.stringify(one, (key, value: unknown) => (['always', 'followRedirects', 'secret'].includes(key) ? true : value))
        const read = readDefinition(new FormData(), entryRows(definition), forms) as SuiteDefinition
        expect(shown(read)).toEqual(shown(definition))
      }),
      { numRuns: 100 },
    )
  })

  test('begins with a step that only lacks a name and an address', async () => {
    const entries = [blankStep()]
    expect(complaints(await asDrawn(entries), entries)).toEqual(['steps.0.name', 'steps.0.request.url'])
  })

  test('names every input by the path a refusal names', async () => {
    const step = { ...blankStep(), poll: { ...blankPoll('jsonpath'), submit: blankSubmit() }, rows: blankTable() }
    const entries: EntryRow[] = [step, { id: 7, kind: 'include', suite: '' }]
    const html = await drawn(entries)
    const found = complaints(untouched(html), entries)
    expect(found).toEqual([
      'steps.0.name',
      'steps.0.request.url',
      'steps.0.poll.submit.request.url',
      'steps.0.rows.columns.0',
      'steps.1.suite',
    ])
    for (const path of [...found, 'steps.0.poll.doneWhen.0.params.path', 'steps.0.poll.submit.assertions', 'steps.0.rows.rows.0.0']) {
      expect(html).toContain(`name="definition.${path}"`)
    }
  })

  test.each([
    'steps.0.request.body.text',
    'steps.0.poll.doneWhen.0.params.path',
    'steps.0.poll.submit.request.url',
    'steps.0.rows.rows.0',
    'steps.0.rows.rows.0.0',
    'steps.0.request.headers',
    'steps.0.poll.failWhen',
  ])('shows what is refused at %s in its place, and opens the step', async (path) => {
    const step = { ...blankStep(), poll: { ...blankPoll('jsonpath'), submit: blankSubmit() }, rows: blankTable() }
    step.request.body = { ...step.request.body, kind: 'raw' }
    expect(await drawn([step], { [`definition.${path}`]: 'Refused for this.' })).toContain('Refused for this.')
  })

  test('leaves what is no number for the command to refuse', async () => {
    const entries = [blankStep()]
    const data = await asDrawn(entries)
    data.set('definition.steps.0.retries', 'many')
    data.set('definition.steps.0.timeoutMs', '')
    expect(complaints(data, entries)).toEqual(expect.arrayContaining(['steps.0.retries', 'steps.0.timeoutMs']))
  })

  test('keeps the line ends a text came with when it is typed into', async () => {
    const step = stepRow({ ...SuiteDefinition.parse(hostawaySuite.definition).steps[0]!, kind: undefined } as never)
    step.request.body = { ...step.request.body, kind: 'raw', text: 'a\r\nb' }
    const data = await asDrawn([step])
    data.set('definition.steps.0.request.body.text', 'a\nb\nc')
    expect(readDefinition(data, [step], forms).steps[0]).toMatchObject({ request: { body: { text: 'a\r\nb\r\nc' } } })
  })

  test('takes what a new expectation shows, without it having been touched', async () => {
    const entries = [{ ...blankStep(), assertions: [{ id: 1, kind: 'jsonpath', params: {}, fresh: true }] }]
    const data = await asDrawn(entries)
    data.set('definition.steps.0.assertions.0.params.path', '$.a')
    expect(readDefinition(data, entries, forms).steps[0]).toMatchObject({
      assertions: [{ kind: 'jsonpath', params: { path: '$.a', op: 'present' } }],
    })
  })

  test('offers every source a value can be taken from', () => expect(captureSources).toEqual(allSources))

  test.each([
    [0, 1, ['b', 'a', 'c']],
    [2, -1, ['a', 'c', 'b']],
    [0, -1, ['a', 'b', 'c']],
    [2, 1, ['a', 'b', 'c']],
  ] as const)('moves the step at %i by %i', (from, by, expected) => expect(moved(['a', 'b', 'c'], from, by)).toEqual(expected))
})
