import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toChecklistLine } from './checklist-line'
import { hashLine } from './correction'
import { readDocument } from './read-document'
import { spliceStates } from './splice'

const folder = path.join(import.meta.dirname, 'fixtures')
const fixtures = readdirSync(folder).filter((file) => file.endsWith('.md'))
const sourceOf = (file: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(path.join(folder, file)))

describe('the manners people write checklists in', () => {
  it.each(fixtures)('%s', (file) => {
    const expected: unknown = JSON.parse(readFileSync(path.join(folder, file.replace(/\.md$/, '.expected.json')), 'utf8'))
    expect(toChecklistLine(readDocument(sourceOf(file)))).toEqual(expected)
  })

  it.each(fixtures)('%s: every line has a fate, and states survive a splice', (file) => {
    holds(sourceOf(file))
  })
})

/** What must hold for any document. */
function holds(source: string): void {
  const document = readDocument(source)
  const count = document.lines.length
  expect(document.lines.map(({ line }) => line)).toEqual(Array.from({ length: count }, (_, index) => index + 1))
  for (const { line } of document.items) expect(line >= 1 && line <= count).toBe(true)
  for (const { line } of [...document.slots, ...document.fields, ...document.notUnderstood]) expect(line >= 1 && line <= count).toBe(true)
  document.items.forEach((item, index) => {
    if (index > 0) expect(item.line).toBeGreaterThanOrEqual(document.items[index - 1]!.line)
    expect(item.text.trim()).not.toBe('')
    expect(item.endLine).toBeGreaterThanOrEqual(item.line)
  })
  const outline = (read: typeof document) => read.items.map(({ text, line, depth, section }) => ({ text, line, depth, section }))
  const marked = document.items.flatMap((item, index) =>
    item.mark && item.remark === null ? [{ mark: item.mark, index, state: item.state }] : [],
  )
  expect(
    spliceStates(
      source,
      marked.map(({ mark, state }) => ({ mark, state })),
    ),
  ).toBe(source)
  for (const { mark, index } of marked.slice(0, 6)) {
    for (const state of ['done', 'open'] as const) {
      const after = readDocument(spliceStates(source, [{ mark, state }]))
      expect(after.items.map((item) => item.state)).toEqual(document.items.map((item, at) => (at === index ? state : item.state)))
      expect(outline(after)).toEqual(outline(document))
    }
  }
}

const fragments = [
  '- [ ] open',
  '- [x] done',
  '* [X] big',
  '1. [ ] step',
  '  - [ ] nested',
  '      continued',
  '□ drawn',
  '☑ drawn',
  '- ✅ soft',
  '- ⏳ soon',
  '[ ] bare',
  '［ ］ 全角',
  '# Title',
  '## Part',
  '### [ ] boxed',
  '**Bold**',
  'Setext',
  '===',
  '---',
  '| a | Status |',
  '|---|---|',
  '| x | [ ] |',
  '| y | ✅ |',
  '| z | done |',
  '| **g** | |',
  '```',
  '~~~',
  '    code',
  '<!--',
  '-->',
  '<details>',
  '<summary>s</summary>',
  '</details>',
  '> - [ ] quoted',
  '>',
  'Name: ____',
  '_____',
  '**Tech Lead**: ____ Date: ____',
  '**Version**: 1',
  '- TODO: x',
  '- [ ]',
  '- [](x)',
  '- \\[ \\] esc',
  'text',
  '',
  '',
  '\t',
  '- plain',
  '  - sub',
  'a [ ] b',
  '☐ Yes ☐ No',
  'Ok: ☐ Yes ☐ No',
  '[x]: http://x',
  '<ul><li>[ ] h</li>',
]

describe('any document', () => {
  it('of Markdown-like lines', () => {
    const line = fc.constantFrom(...fragments)
    const end = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '')
    const lines = fc.array(fc.tuple(line, end), { maxLength: 24 })
    fc.assert(
      fc.property(lines, fc.boolean(), (parts, mark) =>
        holds((mark ? '\uFEFF' : '') + parts.map(([text, ending]) => text + ending).join('')),
      ),
      { numRuns: 600 },
    )
  })

  it('of any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), holds), { numRuns: 300 })
    const signs = fc.constantFrom(...'[]()xX -*+_`~#>|<!&;:\\\n\r\t□☐☑✅a.1\uFE0F\u200F'.split(''))
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 120 }), (characters) => holds(characters.join(''))),
      { numRuns: 1500 },
    )
  }, 30_000)
})

describe('corrections', () => {
  const source = '# Plan\n\n## Notes\n\n- plain one\n- [ ] boxed\n\n| Thing | Mark |\n|---|---|\n| Backup | y |\n'
  const at = (line: number, text: string) => ({ line, hash: hashLine(text) })
  const texts = (corrections: Parameters<typeof readDocument>[1], text = source) =>
    readDocument(text, corrections).items.map((item) => item.text)

  it.each<[string, Parameters<typeof readDocument>[1], string[]]>([
    ['none', [], ['boxed']],
    ['a bullet is an item', [{ ...at(5, '- plain one'), as: 'item' }], ['plain one', 'boxed']],
    ['a task is a note', [{ ...at(6, '- [ ] boxed'), as: 'note' }], []],
    ['rows are items', [{ ...at(8, '| Thing | Mark |'), as: 'items' }], ['boxed', 'Backup']],
    ['which column is the state', [{ ...at(8, '| Thing | Mark |'), as: { stateColumn: 1 } }], ['boxed', 'Backup']],
    ['words that are gone', [{ ...at(5, '- another one'), as: 'item' }], ['boxed']],
  ])('%s', (_name, corrections, expected) => {
    expect(texts(corrections)).toEqual(expected)
  })

  it('follow their words when the file changes, ticked or not', () => {
    const correction = [{ ...at(6, '- [ ] boxed'), as: 'note' as const }]
    expect(texts(correction, `A new first line.\n\n${source.replace('[ ]', '[x]')}`)).toEqual([])
  })

  it('make headings, and unmake them', () => {
    const unmade = readDocument(source, [{ ...at(3, '## Notes'), as: 'notHeading' }])
    expect(unmade.items[0]?.section).toBe('Plan')
    const made = readDocument('Intro\n\n- [ ] a\n', [{ ...at(1, 'Intro'), as: 'phase' }])
    expect(made.phases.map((phase) => phase.title)).toEqual(['Intro'])
  })
})
