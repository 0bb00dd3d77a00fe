import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedFields, fieldNames, fillText, judgeFields, textsOf } from './fill-text'

const maintenance = {
  subject: '{{title}} {{version}}',
  subjectZh: '',
  text: 'Impact: {{impact}}. {{ contact }}',
  textZh: '影响：{{impact}}',
  fields: [{ key: 'impact', label: 'Impact', labelZh: '影响', value: '' }],
}

describe('a text with fields', () => {
  it('names each field once', () => expect(fieldNames('{{a}} {{ b }} {{a}}', '{{c}} {d} {{}} {{1x}}')).toEqual(['a', 'b', 'c']))

  it('is filled in one go: a value is never read as a field', () => {
    expect(fillText('{{a}} {{b}} {{c}}', { a: '{{b}}', b: '$& $1' })).toBe('{{b}} $& $1 {{c}}')
    expect(fillText('{{constructor}} {{__proto__}} {{toString}}', {})).toBe('{{constructor}} {{__proto__}} {{toString}}')
  })

  it('asks for what the release does not fill, by its label where the plan has one', () => {
    expect(askedFields(maintenance).map(({ key, label }) => [key, label])).toEqual([
      ['impact', 'Impact'],
      ['contact', 'contact'],
    ])
  })

  it('says when a translation is missing', () => {
    expect(textsOf(maintenance, 'zh')).toEqual({ subject: '{{title}} {{version}}', text: '影响：{{impact}}', translated: false })
    expect(textsOf(maintenance, 'en').translated).toBe(true)
  })

  it.each([
    ['everything', { impact: 'none', contact: 'us' }, { missing: [], unknown: [], broken: [] }],
    ['a blank', { impact: ' ', contact: 'us' }, { missing: ['impact'], unknown: [], broken: [] }],
    ['a field it does not know', { impact: 'none', contact: 'us', cpu: '1' }, { missing: [], unknown: ['cpu'], broken: [] }],
    ['one the release fills', { impact: 'none', contact: 'us', version: '9' }, { missing: [], unknown: ['version'], broken: [] }],
  ])('entered with %s', (_name, entered, expected) => {
    const values = { ...entered, title: 'Cursor', version: '2.14.0' }
    expect(judgeFields(textsOf(maintenance, 'en'), askedFields(maintenance), entered, values)).toEqual(expected)
  })

  it('never lets a value break its subject', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const { broken } = judgeFields({ subject: '{{title}}', text: '' }, [], {}, { title })
        if (broken.length === 0) expect(fillText('{{title}}', { title })).not.toMatch(/[\r\n\u0000\u2028]/)
      }),
    )
  })
})
