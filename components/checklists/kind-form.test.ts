import { describe, expect, it } from 'vitest'
import { itemKinds, kindRegistry } from '@/lib/templates/kinds'
import en from '@/messages/en/templates.json'
import zh from '@/messages/zh/templates.json'
import { kindForm } from './kind-form'

const choices = {
  suites: [{ key: 'core', name: 'Hostaway core' }],
  communications: [{ key: 'd7', title: 'Seven days before', titleZh: '提前七天' }],
  watches: [],
}
const form = (kind: string, values: Record<string, unknown> = {}, given: typeof choices | undefined = choices) =>
  kindForm(
    kindRegistry.get(kind),
    values,
    given,
    (key) => key,
    (_en, chinese) => chinese,
  )

describe('kindForm', () => {
  it('offers the suites of the integration instead of asking for a key', () => {
    expect(form('smoke')).toMatchObject([{ name: 'suiteKey', type: 'select', options: [{ value: 'core', label: 'Hostaway core' }] }])
  })
  it('keeps what was named before, though it is not there any more', () => {
    expect(form('smoke', { suiteKey: 'gone' })[0]!.options).toContainEqual({ value: 'gone', label: 'gone' })
  })
  it('names communications in the language of the plan', () => {
    expect(form('communication')[0]!.options).toEqual([{ value: 'd7', label: '提前七天' }])
  })
  it('lets a key be typed where nothing is known', () => {
    expect(kindForm(kindRegistry.get('smoke'), {}, undefined, String, String)).toMatchObject([
      { type: 'text', hint: 'fields.suite_key_hint' },
    ])
  })
  it('gives a command several lines', () => {
    expect(form('command')).toMatchObject([{ name: 'command', type: 'textarea', mono: true }, { name: 'expected' }])
  })
  it('has its texts in both languages, every kind', () => {
    const has = (messages: object, key: string) =>
      key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], messages)
    for (const kind of itemKinds)
      for (const key of [
        kind.label,
        `kind_hints.${kind.kind}`,
        ...kind.fields.flatMap((field) => [field.label, ...(field.hint ? [field.hint] : [])]),
      ])
        for (const messages of [en, zh]) expect(has(messages, key), key).toBeTruthy()
  })
})
