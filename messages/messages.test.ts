import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'

type Tree = { [key: string]: string | Tree }

const root = path.resolve(import.meta.dirname, '..')
const locales = ['en', 'zh'] as const
const filesOf = (locale: string) => readdirSync(path.join(root, 'messages', locale)).sort()
const read = (locale: string, file: string) => JSON.parse(readFileSync(path.join(root, 'messages', locale, file), 'utf8')) as Tree

/** Every text of a tree by its path. */
function leaves(tree: Tree, above = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[above + key, value] as [string, string]] : leaves(value, `${above}${key}.`),
  )
}

/** Names a text is given, each with its kind: `{name}`, `{count, plural, one {…}}`, `<strong>`; those inside branches too. */
function namesIn(text: string, names = new Map<string, string>()): Map<string, string> {
  for (const [, tag = ''] of text.matchAll(/<(\w+)>/g)) names.set(tag, 'tag')
  for (const argument of bracesIn(text)) {
    const [, name = '', kind = 'text', style = ''] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*)?(?:,([\s\S]*))?$/.exec(argument) ?? []
    names.set(name, kind)
    if (kind === 'plural' || kind === 'select' || kind === 'selectordinal') for (const branch of bracesIn(style)) namesIn(branch, names)
  }
  return names
}

/** What stands in the outermost braces of a text. */
function bracesIn(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{' && depth++ === 0) from = at + 1
    if (text[at] === '}' && --depth === 0) found.push(text.slice(from, at))
  }
  return found
}

function valueFor(kind: string): unknown {
  if (kind === 'plural' || kind === 'number' || kind === 'selectordinal') return 3
  if (kind === 'date' || kind === 'time') return new Date(0)
  if (kind === 'tag') return (chunks: string) => chunks
  return 'x'
}

describe('messages', () => {
  it('both languages have the same files', () => {
    expect(filesOf('zh')).toEqual(filesOf('en'))
  })

  describe.each(filesOf('en').filter((file) => filesOf('zh').includes(file)))('%s', (file) => {
    const en = new Map(leaves(read('en', file)))
    const zh = new Map(leaves(read('zh', file)))

    it('both languages have the same keys, none empty', () => {
      expect([...zh.keys()].sort()).toEqual([...en.keys()].sort())
      const empty = [...en, ...zh].filter(([key, text]) => text.trim() === '' && !key.endsWith('join')).map(([key]) => key)
      expect(empty).toEqual([])
    })

    it('no key holds a dot, which would mean nesting', () => {
      const keysOf = (tree: Tree): string[] =>
        Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [key] : [key, ...keysOf(value)]))
      expect(locales.flatMap((locale) => keysOf(read(locale, file))).filter((key) => key.includes('.'))).toEqual([])
    })

    it('both languages are given the same names', () => {
      const wrong = [...en].filter(
        ([key, text]) => [...namesIn(text).keys()].sort().join() !== [...namesIn(zh.get(key) ?? '').keys()].sort().join(),
      )
      expect(wrong.map(([key]) => key)).toEqual([])
    })

    it.each(locales)('every text is valid: %s', (locale) => {
      const faults: string[] = []
      for (const [key, message] of locale === 'en' ? en : zh) {
        const translate = createTranslator({
          locale,
          messages: { message },
          onError: (error) => void faults.push(`${key}: ${error.message}`),
        })
        const values = Object.fromEntries([...namesIn(message)].map(([name, kind]) => [name, valueFor(kind)]))
        ;(translate.markup as (key: string, values: Record<string, unknown>) => string)('message', values)
      }
      expect(faults).toEqual([])
    })
  })

  it('every text asked for by name exists', () => {
    const known = new Set(filesOf('en').flatMap((file) => leaves(read('en', file)).map(([key]) => `${file.slice(0, -5)}.${key}`)))
    const missing: string[] = []
    for (const folder of ['app', 'components']) {
      for (const file of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })) {
        if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) continue
        const source = readFileSync(path.join(root, folder, file), 'utf8')
        const spaces = new Map<string, string[]>()
        for (const [, name = '', space = ''] of source.matchAll(
          /(?:const|,)\s*\[?(\w+)\]?\s*=\s*(?:await\s+)?(?:useTranslations|getTranslations)\((?:'([\w.]*)')?\)/g,
        )) {
          spaces.set(name, [...(spaces.get(name) ?? []), space])
        }
        for (const [name, ofName] of spaces) {
          for (const [, key = ''] of source.matchAll(new RegExp(`(?<![\\w.])${name}(?:\\.rich|\\.markup)?\\(\\s*'([\\w.]+)'`, 'g'))) {
            if (!ofName.some((space) => known.has(space ? `${space}.${key}` : key)))
              missing.push(`${folder}/${file}: ${ofName.join('|')}.${key}`)
          }
        }
      }
    }
    expect(missing).toEqual([])
  })
})
