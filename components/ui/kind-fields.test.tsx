import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import common from '@/messages/en/common.json'
import { FormContext } from './form-context'
import { KindFields, type KindField, kindValues } from './kind-fields'

/** A made-up kind with one field of every type: nothing else is needed to draw its form. */
const fields: readonly KindField[] = [
  { name: 'path', label: 'Path', type: 'text', required: true, hint: 'JSONPath', mono: true },
  { name: 'limit', label: 'Limit', type: 'number', unit: 'ms', required: true },
  { name: 'mood', label: 'Mood', type: 'select', options: [{ value: 'calm', label: 'Calm' }] },
  { name: 'strict', label: 'Strict', type: 'boolean' },
  { name: 'note', label: 'Note', type: 'textarea' },
  { name: 'soak', label: 'Soak', type: 'duration' },
]

const draw = (props: Partial<Parameters<typeof KindFields>[0]> = {}, errors: Record<string, string> = {}) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common }}>
      <FormContext value={{ pending: false, errors, refusal: null }}>
        <KindFields fields={fields} {...props} />
      </FormContext>
    </NextIntlClientProvider>,
  )

describe('KindFields', () => {
  it('draws a control with a label for every field', () => {
    const html = draw()
    for (const field of fields) {
      expect(html).toContain(`name="${field.name}"`)
      expect(html).toContain(field.label)
    }
    expect([...html.matchAll(/<label for="([^"]+)"/g)].every(([, id]) => html.includes(`id="${id}"`))).toBe(true)
  })

  it('shows values under a path, and a refusal at its field', () => {
    const html = draw(
      { prefix: 'steps.0.params', values: { path: '$.ok', limit: 200, strict: true } },
      { 'steps.0.params.limit': 'At most 60000.' },
    )
    expect(html).toContain('name="steps.0.params.path"')
    expect(html).toContain('value="$.ok"')
    expect(html).toContain('value="200"')
    expect(html).toMatch(/type="checkbox"[^>]*checked=""|checked=""[^>]*type="checkbox"/)
    expect(html).toContain('At most 60000.')
    expect(html).toMatch(/aria-invalid="true"/)
  })
})

describe('kindValues', () => {
  const form = (entries: Record<string, string>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(entries)) data.set(name, value)
    return data
  }
  it.each([
    [
      'everything typed',
      { path: ' $.ok ', limit: '200', mood: 'calm', strict: 'on', note: 'n', soak: '10m' },
      { path: '$.ok', limit: 200, mood: 'calm', strict: true, note: 'n', soak: '10m' },
    ],
    ['nothing typed: required text stays to be refused, the rest is left out', {}, { path: '', strict: false }],
    ['no number stays NaN for the kind to refuse', { limit: 'fast' }, { path: '', limit: Number.NaN, strict: false }],
  ])('%s', (_name, typed, values) => {
    expect(kindValues(form(typed as unknown as Record<string, string>), fields)).toEqual(values)
  })

  it('reads below a path', () => {
    expect(kindValues(form({ 'a.0.limit': '7' }), [{ name: 'limit', label: 'Limit', type: 'number' }], 'a.0')).toEqual({ limit: 7 })
  })
})
