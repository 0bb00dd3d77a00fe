import { describe, expect, it } from 'vitest'
import { pickLocale } from './locale'

describe('pickLocale', () => {
  it.each([
    ['the cookie wins', 'zh', 'en-GB,en', 'zh'],
    ['an unknown cookie does not', 'xx', 'zh-CN,zh;q=0.9', 'zh'],
    ['the first that we have', undefined, 'fr-FR,zh;q=0.8,en;q=0.5', 'zh'],
    ['quality decides, not order', undefined, 'en;q=0.3,zh-TW;q=0.9', 'zh'],
    ['refused with q=0', undefined, 'zh;q=0,en;q=0.1', 'en'],
    ['a broken quality counts for nothing', undefined, 'zh;q=abc', 'en'],
    ['nothing said', undefined, null, 'en'],
  ])('%s', (_name, cookie, header, locale) => {
    expect(pickLocale(cookie, header)).toBe(locale)
  })
})
