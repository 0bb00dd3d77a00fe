import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeTemplate, listTemplateItems } from '../rules'
import { shippedTemplates } from '../shipped/shipped-templates'
import { type DialectHead, SECTIONS } from './dialect'
import { ITEM_SETTINGS } from './dialect-params'
import { exportImported, exportRunning } from './export-imported'
import { importText } from './import-text'
import { parseTemplate } from './parse-template'
import { printTemplate } from './print-template'
import { readDocument } from './read-document'
import { toTemplateBody } from './to-template'

const head: DialectHead = { name: 'Release', nameZh: '', description: '', descriptionZh: '', tags: [] }

/** Lines of documents that people write, and of ones that nobody should. */
const LINES = [
  '# Release plan',
  '## D-7: before',
  '### Group',
  '- [ ] One',
  '- [x] Two **bold** and `code`',
  '* [X] Three',
  '  - [ ] Nested',
  '\t- [x] By a tab',
  '1. [ ] First',
  '- [-] Struck',
  '- [] Empty',
  '☑ Drawn',
  '□ 打开',
  '- TODO: words',
  '| Step | Status |',
  '| --- | --- |',
  '| a \\| b | ✅ Done |',
  '| c | pending |',
  '```sh',
  '- [ ] in code',
  '```',
  '<!-- - [x] in a comment -->',
  '<details><summary>- [ ] x</summary>',
  '> - [x] quoted',
  'Some prose, with \u200b and \u202e in it.',
  '',
  '   ',
  '---',
  '&#9744; entity',
  '- [x] 完成 <!-- note -->',
  '{{VARIABLE}}',
]
const source = fc
  .tuple(
    fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...LINES) }, fc.string({ unit: 'grapheme', maxLength: 12 })), {
      minLength: 1,
      maxLength: 25,
    }),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\uFEFF'),
    fc.boolean(),
  )
  .map(([lines, end, mark, last]) => `${mark}${lines.join(end)}${last ? end : ''}`.replaceAll('\u0000', ''))

describe('any document', () => {
  it('comes out as it went in: no character is lost', () => {
    fc.assert(
      fc.property(source, (text) => {
        const { body, origins } = toTemplateBody(readDocument(text))
        expect(exportImported(text, body, origins)).toEqual({ ok: true, text, edits: 0 })
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  it('keeps its states: written back they change no byte, turned over they read as turned over', () => {
    fc.assert(
      fc.property(source, (text) => {
        const { body, origins } = toTemplateBody(readDocument(text))
        const known = listTemplateItems(body).flatMap(({ item }) => {
          const origin = Object.hasOwn(origins.items, item.key) ? origins.items[item.key] : undefined
          return origin ? [{ key: item.key, origin }] : []
        })
        const same = new Map(known.map(({ key, origin }) => [key, origin.state]))
        expect(exportRunning(text, body, origins, same)).toMatchObject({ ok: true, text })
        const marked = known.filter(({ origin }) => origin.mark?.style === 'bracket')
        const turned = new Map(marked.map(({ key, origin }) => [key, origin.state === 'done' ? ('open' as const) : ('done' as const)]))
        const exported = exportRunning(text, body, origins, turned)
        expect(exported.ok).toBe(true)
        if (!exported.ok) return
        const again = new Map(readDocument(exported.text).items.map((item) => [item.line, item.state]))
        for (const { key, origin } of marked) expect([key, again.get(origin.line)]).toEqual([key, turned.get(key)])
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  it('imported, exported in our own Markdown and imported again is the same template', () => {
    fc.assert(
      fc.property(source, (text) => {
        const { body } = toTemplateBody(readDocument(text))
        const parsed = parseTemplate(printTemplate({ head, body }))
        expect(parsed.ok ? parsed.body : parsed.errors).toEqual(body)
      }),
      { numRuns: 300 },
    )
  }, 60_000)
})

describe('what ships', () => {
  it.each(shippedTemplates.map((template) => [template.key, template] as const))('%s comes back whole', async (_key, template) => {
    const { name, nameZh, description, descriptionZh, tags, body } = template
    const said = { name, nameZh, description, descriptionZh, tags }
    const text = printTemplate({ head: said, body })
    const read = await importText(text, { name: 'template.md' })
    expect(read).toMatchObject({ how: 'dialect', ok: true })
    if (!read.ok || read.how !== 'dialect') return
    expect(read.body).toEqual(body)
    expect(read.head).toEqual(said)
    expect(judgeTemplate(read.body)).toEqual([])
    expect(printTemplate({ head: read.head, body: read.body })).toBe(text)
  })
})

describe('the examples of docs/markdown.md', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../../docs/markdown.md'), 'utf8')
  const [anyones, own] = [...page.matchAll(/^````markdown\n([\s\S]*?)^````$/gm)].map((match) => match[1]!)

  it('one is anyone’s, read with its states', () => {
    const { items } = readDocument(anyones!)
    expect(items.map(({ text, state }) => [text, state])).toEqual([
      ['Load test report attached', 'done'],
      ['p95 latency < 300 ms', 'open'],
      ['in production', 'open'],
      ['in the second region', 'open'],
      ['Take a backup', 'done'],
      ['Deploy', 'open'],
    ])
  })

  it('one is our own, and could be published', () => {
    const parsed = parseTemplate(own!)
    expect(parsed.ok ? parsed.problems : parsed.errors).toEqual([])
    if (!parsed.ok) return
    expect(listTemplateItems(parsed.body).map(({ item }) => item.key)).toEqual([
      'load_test',
      'latency',
      'rehearsed',
      'back',
      'migrate',
      'smoke',
    ])
    expect(parseTemplate(printTemplate({ head: parsed.head, body: parsed.body }))).toMatchObject({ ok: true, body: parsed.body })
  })

  it.each([...ITEM_SETTINGS].filter((name) => !name.startsWith('details')).concat(Object.keys(SECTIONS)))(
    'names the setting or section %s',
    (word) => expect(page).toContain(`\`${word}`),
  )
})
