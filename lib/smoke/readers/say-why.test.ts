import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import en from '@/messages/en/suite_reading.json'
import zh from '@/messages/zh/suite_reading.json'
import { whyWords } from './say-why'
import { about, because, type WhyCode } from './why'

const codes = Object.keys(en) as WhyCode[]
const paramsOf = (text: string) => [...new Set([...text.matchAll(/(?<!\{)\{(\w+)\}/g)].map(([, name = '']) => name))].toSorted()

/** The readers and what reads suite files, without their tests. */
const sources = ['readers', 'suite-files'].flatMap((folder) => {
  const place = path.join(import.meta.dirname, '..', folder)
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.includes('testing/'))
    .map((file) => ({ file, text: readFileSync(path.join(place, file), 'utf8') }))
})

/** Each place where a reason is given, with what stands behind it. */
const placesOf = (code: WhyCode) =>
  sources.flatMap(({ file, text }) =>
    text
      .split(`'${code}'`)
      .slice(1)
      .map((behind) => ({ file, behind })),
  )

/** The names of the object that comes next: `{ name, most: 5 }`. */
function nextNames(text: string): string[] {
  const from = text.indexOf('{') + 1
  let depth = 0
  let flat = ''
  for (const sign of text.slice(from)) {
    if ('})'.includes(sign) && depth-- === 0) break
    if ('{('.includes(sign)) depth++
    else if (depth === 0) flat += sign
  }
  return flat
    .split(',')
    .map((entry) => /^\s*(\w*)/.exec(entry)![1]!)
    .toSorted()
}

describe.each([
  ['en', en],
  ['zh', zh],
] as const)('reasons in %s', (locale, texts) => {
  it('are sorted, so that two people rarely edit one line', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(texts).toSorted())
  })

  it('are worded with all of their parameters', () => {
    const say = whyWords(locale)
    const faults = codes.filter((code) => {
      const names = paramsOf(en[code])
      const words = say(because(code, Object.fromEntries(names.map((name) => [name, `«${name}»`]))))
      return (
        words.includes('suite_reading') ||
        names.some((name) => !words.includes(`«${name}»`)) ||
        paramsOf(texts[code]).join() !== names.join()
      )
    })
    expect(faults).toEqual([])
  })
})

describe('the places where reasons are given', () => {
  it('give each, but those of the YAML parser, which have its names', () => {
    expect(codes.filter((code) => !code.startsWith('yaml_') && placesOf(code).length === 0)).toEqual([])
  })

  it('give what its words need, and nothing else', () => {
    const faults = codes.flatMap((code) => {
      const names = paramsOf(en[code]).join()
      return placesOf(code)
        .filter(({ behind }) => (names === '' ? /^,\s*\{/.test(behind) : nextNames(behind).join() !== names))
        .map(({ file }) => `${code} in ${file}`)
    })
    expect(faults).toEqual([])
  })
})

test('a reason inside another is worded in the same language', () => {
  const why = about('assert', about('eq', 'pattern_too_long', { most: 500 }))
  expect(whyWords('en')(why)).toBe('assert: eq: its pattern is longer than 500 characters')
  expect(whyWords('zh')(why)).toBe('assert：eq：其模式超过 500 个字符')
})

test('what a document says is put into a sentence as it is', () => {
  expect(whyWords('en')(because('auth_type_unread', { type: "<b>{x}</b> '{'" }))).toContain(`"<b>{x}</b> '{'"`)
})
