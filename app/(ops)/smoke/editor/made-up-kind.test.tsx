import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { FormContext } from '@/components/ui/form-context'
import { kindValues, KindFields } from '@/components/ui/kind-fields'
import { loadMessages, text } from '@/lib/core/texts'
import { assertionKinds } from '@/lib/smoke/assertions'
import { assertionKind, assertionRegistry } from '@/lib/smoke/assertions/kind'
import { evaluateAssertion } from '@/lib/smoke/evaluate-assertion'
import { kindForms } from '@/lib/smoke/kind-form'

/** One file of its own is all a kind is. */
const size = assertionKind({
  kind: 'body_size',
  label: 'body_size.label',
  fields: [
    { name: 'maxBytes', type: 'number', label: 'body_size.max_bytes', required: true, unit: 'bytes' },
    { name: 'unit', type: 'select', label: 'body_size.unit', required: true, options: [{ value: 'bytes', label: 'body_size.bytes' }] },
    { name: 'allowEmpty', type: 'boolean', label: 'body_size.allow_empty', required: false },
    { name: 'note', type: 'text', label: 'body_size.note', required: false },
  ],
  params: z.strictObject({
    maxBytes: z.number().int().min(1),
    unit: z.enum(['bytes']),
    allowEmpty: z.boolean(),
    note: z.string().optional(),
  }),
  evaluate: ({ maxBytes }, { body }) => ({
    passed: body !== null && body.length <= maxBytes,
    subject: 'body size',
    op: 'at_most',
    expected: `${maxBytes} bytes`,
    actual: body === null ? null : `${body.length} bytes`,
  }),
})
const kinds = assertionRegistry([...assertionKinds.values(), size])

describe('a made-up kind of assertion', () => {
  const form = kindForms(kinds, (key) => `text of ${key}`).find((one) => one.kind === 'body_size')!
  const path = 'definition.steps.0.assertions.0.params'
  const draw = (values: Record<string, unknown>, errors: Record<string, string> = {}) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale="en" messages={loadMessages('en')} timeZone="UTC">
        <FormContext value={{ pending: false, errors, refusal: null }}>
          <KindFields fields={form.fields} values={values} prefix={path} />
        </FormContext>
      </NextIntlClientProvider>,
    )

  test('is offered with its form, without anything else being touched', () => {
    expect(form).toMatchObject({ label: 'text of body_size.label', fields: [{ name: 'maxBytes', unit: 'bytes' }, {}, {}, {}] })
    const html = draw({ maxBytes: 500, unit: 'bytes', allowEmpty: true })
    for (const field of size.fields) expect(html).toContain(`name="${path}.${field.name}"`)
    expect(html).toContain('text of body_size.max_bytes')
    expect(html).toContain('value="500"')
    expect(html).toContain('<option value="bytes"')
    expect(html).toMatch(/type="checkbox"[^>]*checked/)
  })

  test('has what was typed read back, checked and judged', () => {
    const data = new FormData()
    data.set(`${path}.maxBytes`, ' 5 ')
    data.set(`${path}.unit`, 'bytes')
    const params = kindValues(data, form.fields, path)
    expect(params).toEqual({ maxBytes: 5, unit: 'bytes', allowEmpty: false })
    expect(size.params.safeParse(params).success).toBe(true)
    const seen = (body: string) => ({
      status: 200,
      headers: [],
      bytes: body.length,
      totalMs: 1,
      firstByteMs: 1,
      protocol: '1.1',
      certificate: null,
      body,
    })
    expect(evaluateAssertion({ kind: 'body_size', params }, seen('12345'), kinds).passed).toBe(true)
    expect(evaluateAssertion({ kind: 'body_size', params }, seen('123456'), kinds).message).toBe(
      'body size 6 bytes, expected at most 5 bytes',
    )
  })

  test('shows a refusal at the field it is about', () => {
    const html = draw({}, { [`${path}.maxBytes`]: 'Give a number.' })
    expect(html).toMatch(/aria-invalid="true"/)
    expect(html).toContain('Give a number.')
  })
})

describe.each(['en', 'zh'] as const)('every kind there is has its texts in %s', (locale) => {
  test.each(kindForms(assertionKinds, (key) => text(locale, `smoke.assertions.${key}`)))('$kind', (form) => {
    const texts = [
      form.label,
      ...form.fields.flatMap((field) => [field.label, field.hint ?? 'none', ...(field.options ?? []).map((option) => option.label)]),
    ]
    expect(texts.filter((one) => one === '' || one.includes('smoke.assertions'))).toEqual([])
  })
})
