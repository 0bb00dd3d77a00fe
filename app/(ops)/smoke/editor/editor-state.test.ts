import { describe, expect, test } from 'vitest'
import { assertionKinds } from '@/lib/smoke/assertions'
import { kindForms } from '@/lib/smoke/kind-form'
import { SuiteDefinition } from '@/lib/smoke/step-schema'
import { hostawaySuite } from '@/lib/smoke/suites/hostaway'
import { blankStep, moved, readDefinition, type StepRow, stepRow } from './editor-state'

const forms = kindForms(assertionKinds, (key) => key)

/** A form as a browser would send it when nothing was typed: every input with its first value. */
function untouched(steps: StepRow[]): FormData {
  const data = new FormData()
  for (const [index, step] of steps.entries()) {
    const path = `definition.steps.${index}`
    data.set(`${path}.name`, step.name)
    data.set(`${path}.request.method`, step.initial.method)
    data.set(`${path}.request.url`, step.initial.url)
    data.set(`${path}.timeoutMs`, String(step.initial.timeoutMs))
    data.set(`${path}.retries`, String(step.initial.retries))
    if (step.body !== null) data.set(`${path}.request.body`, step.body)
    if (step.initial.always) data.set(`${path}.always`, 'on')
    if (step.initial.followRedirects) data.set(`${path}.request.followRedirects`, 'on')
    for (const list of ['headers', 'query'] as const) {
      for (const [at, { name, value }] of step[list].entries()) {
        data.set(`${path}.request.${list}.${at}.name`, name)
        data.set(`${path}.request.${list}.${at}.value`, value)
      }
    }
    for (const [at, { params }] of step.assertions.entries()) {
      for (const [name, value] of Object.entries(params)) data.set(`${path}.assertions.${at}.params.${name}`, String(value))
    }
    for (const [at, capture] of step.captures.entries()) {
      for (const name of ['name', 'from', 'path'] as const) data.set(`${path}.captures.${at}.${name}`, capture[name])
      if (capture.secret) data.set(`${path}.captures.${at}.secret`, 'on')
    }
  }
  return data
}

describe('the editor', () => {
  test('writes back what it was given when nothing is typed', () => {
    const definition = SuiteDefinition.parse(hostawaySuite.definition)
    const steps = definition.steps.filter((step) => step.kind !== 'include').map(stepRow)
    expect(SuiteDefinition.parse(readDefinition(untouched(steps), steps, forms))).toEqual(definition)
  })
  test('begins with a step that only lacks a name and an address', () => {
    const steps = [blankStep()]
    const parsed = SuiteDefinition.safeParse(readDefinition(untouched(steps), steps, forms))
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['steps.0.name', 'steps.0.request.url'])
  })
  test('leaves what is no number for the command to refuse', () => {
    const steps = [blankStep()]
    const data = untouched(steps)
    data.set('definition.steps.0.retries', 'many')
    data.set('definition.steps.0.timeoutMs', '')
    const parsed = SuiteDefinition.safeParse(readDefinition(data, steps, forms))
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual(
      expect.arrayContaining(['steps.0.retries', 'steps.0.timeoutMs']),
    )
  })
  test('keeps the parameters of a kind it does not know', () => {
    const steps = [{ ...blankStep(), assertions: [{ id: 1, kind: 'of_tomorrow', params: { a: 1 } }] }]
    expect(readDefinition(untouched(steps), steps, forms).steps[0]).toMatchObject({
      assertions: [{ kind: 'of_tomorrow', params: { a: 1 } }],
    })
  })
  test.each([
    [0, 1, ['b', 'a', 'c']],
    [2, -1, ['a', 'c', 'b']],
    [0, -1, ['a', 'b', 'c']],
    [2, 1, ['a', 'b', 'c']],
  ] as const)('moves the step at %i by %i', (from, by, expected) => expect(moved(['a', 'b', 'c'], from, by)).toEqual(expected))
})
