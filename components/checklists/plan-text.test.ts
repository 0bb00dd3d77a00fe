import { describe, expect, it } from 'vitest'
import { inLanguage, planText } from './plan-text'

describe('planText', () => {
  it.each([
    ['translated', 'Lint', '代码检查', { en: 'Lint', zh: '代码检查' }],
    ['English alone', 'Lint', '', { en: 'Lint', zh: null }],
    ['Chinese alone, where English would be', '代码检查 OK', '', { en: null, zh: '代码检查 OK' }],
    ['Chinese alone', '', '代码检查', { en: null, zh: '代码检查' }],
    ['nothing', '', '', { en: null, zh: null }],
  ])('%s', (_name, en, zh, expected) => {
    expect(planText(en, zh)).toEqual(expected)
  })
})

describe('inLanguage', () => {
  it.each([
    ['en', 'en', 'zh', { words: 'Lint', lang: 'en', translated: true }, 'Lint', '检查'],
    ['zh', 'zh', 'zh', { words: '检查', lang: 'zh', translated: true }, 'Lint', '检查'],
    ['zh without one', 'zh', 'en', { words: 'Lint', lang: 'en', translated: false }, 'Lint', ''],
    ['en without one', 'en', 'zh', { words: '检查', lang: 'zh', translated: false }, '', '检查'],
    ['nothing needs no translation', 'en', 'en', { words: '', lang: 'en', translated: true }, '', ''],
  ] as const)('%s', (_name, language, _lang, expected, en, zh) => {
    expect(inLanguage(planText(en, zh), language)).toEqual(expected)
  })
})
