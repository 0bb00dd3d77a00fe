import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listTemplateItems } from '../rules'
import type { TemplateBody } from '../schema'
import { isDialect } from './dialect'
import { exportImported, exportRunning } from './export-imported'
import { importText } from './import-text'
import { parseTemplate } from './parse-template'
import { printTemplate } from './print-template'
import { readDocument } from './read-document'
import { toTemplateBody } from './to-template'

const folder = path.join(import.meta.dirname, 'fixtures')
const files = readdirSync(folder).filter((name) => name.endsWith('.md'))
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')
const head = { name: 'Release', nameZh: '', description: '', descriptionZh: '', tags: [] }

function withText(body: TemplateBody, key: string, text: string): TemplateBody {
  const edited = structuredClone(body)
  for (const { item } of listTemplateItems(edited)) if (item.key === key) item.text = text
  return edited
}

describe('the imported document', () => {
  for (const file of files)
    it(`comes out as it went in: ${file}`, () => {
      const source = read(file)
      const { body, origins } = toTemplateBody(readDocument(source))
      expect(exportImported(source, body, origins)).toEqual({ ok: true, text: source, edits: 0 })
    })

  it('changes only the bytes of an edited text', () => {
    const source = '# A\r\n\r\n- [x] One *thing*\r\n\t- [ ] Two\r\n\r\n| a | b |\r\n| - | - |\r\n'
    const { body, origins } = toTemplateBody(readDocument(source))
    const edited = exportImported(source, withText(body, 'two', 'Two [and] `more` <b>'), origins)
    expect(edited).toEqual({ ok: true, edits: 1, text: source.replace('Two', String.raw`Two \[and] \`more\` \<b>`) })
  })

  it('says when an edit cannot be written into it', () => {
    const source = '- [ ] One\n  and more\n- [ ] Two\n'
    const { body, origins } = toTemplateBody(readDocument(source))
    const [first] = listTemplateItems(body)
    expect(exportImported(source, withText(body, first!.item.key, 'Other'), origins)).toEqual({ ok: false, why: 'shape' })
    const another = { ...body, triggers: [{ text: 'x', textZh: '' }] }
    expect(exportImported(source, another, origins)).toEqual({ ok: false, why: 'shape' })
  })

  it('takes any text, or says that it does not', () => {
    const source = '# A\n\n- [ ] One\n- [x] Two: words\n'
    const { body, origins } = toTemplateBody(readDocument(source))
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (given) => {
        const text =
          given
            .toWellFormed()
            .replace(/[\p{Cc}\s]+/gu, ' ')
            .trim() || 'x'
        const exported = exportImported(source, withText(body, 'one', text), origins)
        if (!exported.ok) return
        expect(readDocument(exported.text).items.map((item) => item.text)).toEqual([text, 'Two: words'])
        expect(exported.text.startsWith('# A\n\n- [ ] ') && exported.text.endsWith('\n- [x] Two: words\n')).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('carries the states of a running plan at its marks', () => {
    const source = '- [ ] One\n- [x] Two\n□ 三\n'
    const { body, origins } = toTemplateBody(readDocument(source))
    const [one, two, three] = listTemplateItems(body).map(({ item }) => item.key)
    const states = new Map([
      [one!, 'done' as const],
      [two!, 'open' as const],
      ['added', 'done' as const],
      ...(three ? [[three, 'done' as const] as const] : []),
    ])
    expect(exportRunning(source, body, origins, states)).toEqual({ ok: true, text: '- [x] One\n- [ ] Two\n☑ 三\n', left: 1 })
    const edited = withText(body, one!, 'A longer text')
    expect(exportRunning(source, edited, origins, states)).toMatchObject({ text: '- [x] A longer text\n- [ ] Two\n☑ 三\n' })
    expect(exportRunning(source, { ...body, triggers: [{ text: 'x', textZh: '' }] }, origins, states)).toEqual({ ok: false, why: 'shape' })
  })
})

describe('import, export, import', () => {
  for (const file of files)
    it(`gives the same template: ${file}`, async () => {
      const { body } = toTemplateBody(readDocument(read(file)))
      const exported = printTemplate({ head, body })
      expect(isDialect(exported)).toBe(true)
      expect(isDialect(read(file))).toBe(false)
      const again = await importText(exported, { name: file })
      expect(again.ok && again.body).toEqual(body)
      expect(parseTemplate(exported).ok).toBe(true)
    })
})
