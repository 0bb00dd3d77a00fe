import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datedRelease } from '../shipped/dated-release'
import { anyLine, arbitraryBody } from '../testing/arbitrary-body'
import { isDialect } from './dialect'
import { parseTemplate } from './parse-template'
import { printTemplate } from './print-template'

const head = { name: 'Release', nameZh: '', description: '', descriptionZh: '', tags: [] }

function bodyOf(text: string) {
  const parsed = parseTemplate(text)
  if (!parsed.ok) throw new Error(`${JSON.stringify(parsed.errors)}\n${text}`)
  return parsed
}

describe('a template printed and parsed', () => {
  it('is the same body, whatever letters it is made of', () => {
    fc.assert(
      fc.property(arbitraryBody, (body) => {
        const text = printTemplate({ head, body })
        expect(isDialect(text)).toBe(true)
        expect(bodyOf(text).body).toEqual(body)
      }),
      { numRuns: 120 },
    )
  }, 30_000)

  it('keeps what the template says about itself', () => {
    const line = anyLine(120).map((text) => (text === '' ? 'x' : text))
    fc.assert(
      fc.property(
        line,
        anyLine(120),
        anyLine(300),
        anyLine(300),
        fc.array(
          line.map((text) => text.slice(0, 20).toWellFormed().trim() || 'x'),
          { maxLength: 3 },
        ),
        (name, nameZh, description, descriptionZh, tags) => {
          const said = { name, nameZh, description, descriptionZh, tags }
          expect(bodyOf(printTemplate({ head: said, body: datedRelease.body as never })).head).toEqual(said)
        },
      ),
      { numRuns: 50 },
    )
  }, 30_000)

  it('prints the shipped template so that printing again changes nothing', () => {
    const text = printTemplate({ head, body: datedRelease.body as never })
    expect(printTemplate({ head, body: bodyOf(text).body })).toBe(text)
  })

  it('reads the same with the line ends of another system and a byte-order mark', () => {
    const text = printTemplate({ head, body: datedRelease.body as never })
    expect(bodyOf(`\uFEFF${text.replaceAll('\n', '\r\n')}`).body).toEqual(datedRelease.body)
  })
})

const top = ['---', 'gonogo: template/1', 'name: Release', 'facts:', '  - key: async', '    label: Uses async mode', '---', '']
const phase = [...top, '## Before <!-- #before -->', '']

describe('what the dialect cannot mean', () => {
  const rows: { name: string; lines: string[]; error: [line: number, column: number | null, code: string] }[] = [
    { name: 'no front matter', lines: ['# Release'], error: [1, null, 'front_matter'] },
    { name: 'front matter that is no YAML', lines: ['---', 'gonogo: template/1', 'name: "x', '---'], error: [3, null, 'front_matter'] },
    {
      name: 'an unknown name in the front matter',
      lines: ['---', 'gonogo: template/1', 'name: x', 'colour: red', '---'],
      error: [4, null, 'front_matter_key'],
    },
    { name: 'another title than the front matter has', lines: [...top, '# Other'], error: [9, null, 'title_differs'] },
    { name: 'prose outside any item', lines: [...phase, 'Some words.'], error: [11, null, 'not_placed'] },
    { name: 'a bullet without a box', lines: [...phase, '- words'], error: [11, null, 'box_missing'] },
    { name: 'a ticked box', lines: [...phase, '- [x] words'], error: [11, 3, 'box_ticked'] },
    { name: 'a box without words', lines: [...phase, '- [ ] '], error: [11, null, 'item_empty'] },
    {
      name: 'six levels',
      lines: [...phase, ...[0, 1, 2, 3, 4, 5].map((depth) => `${'  '.repeat(depth)}- [ ] level`)],
      error: [16, null, 'too_deep'],
    },
    { name: 'a mistyped setting', lines: [...phase, '- [ ] words <!-- fi: async -->'], error: [11, 18, 'setting_unknown'] },
    { name: 'a setting twice', lines: [...phase, '- [ ] words <!-- if: async; if: async -->'], error: [11, 29, 'setting_twice'] },
    { name: 'a due time that is none', lines: [...phase, '- [ ] words <!-- due: soon -->'], error: [11, 18, 'setting_value'] },
    { name: 'a comment without an end', lines: [...phase, '- [ ] words <!-- if: async'], error: [11, 13, 'comment_open'] },
    { name: 'a comment inside the words', lines: [...phase, '- [ ] words <!-- if: async --> and more'], error: [11, 31, 'comment_inside'] },
    { name: 'a key that is none', lines: [...phase, '- [ ] words <!-- #Not a key -->'], error: [11, null, 'schema'] },
    { name: 'code without an end', lines: [...phase, '- [ ] words', '  ```sh', '  make'], error: [12, null, 'fence_open'] },
    {
      name: 'code on an item that runs none',
      lines: [...phase, '- [ ] words <!-- kind: link -->', '  ```', '  make', '  ```'],
      error: [11, null, 'fence_place'],
    },
    { name: 'a heading of three parts', lines: [...top, '## One · Two · Three'], error: [9, null, 'heading_parts'] },
    { name: 'an unknown section', lines: [...top, '## Words <!-- wishes -->'], error: [9, null, 'section_unknown'] },
    {
      name: 'a section twice',
      lines: [...phase, '## A <!-- triggers -->', '- x', '## B <!-- triggers -->'],
      error: [13, null, 'section_twice'],
    },
    {
      name: 'a table without a needed column',
      lines: [...phase, '## Risks <!-- risks -->', '| Risk | Probability |', '| - | - |'],
      error: [12, null, 'table_column_missing'],
    },
    {
      name: 'a table with an unknown column',
      lines: [...phase, '## Facts <!-- metadata -->', '| Fact | Value | Colour |', '| - | - | - |'],
      error: [12, null, 'table_column'],
    },
    {
      name: 'a row with a cell too many',
      lines: [...phase, '## Facts <!-- metadata -->', '| Fact | Value |', '| - | - |', '| a | b | c |'],
      error: [14, null, 'table_cells'],
    },
    {
      name: 'a level of risk that is none',
      lines: [...phase, '## Risks <!-- risks -->', '| Risk | Probability | Impact |', '| - | - | - |', '| a | low | huge |'],
      error: [14, null, 'schema'],
    },
    {
      name: 'alert rules that are no YAML',
      lines: [...phase, '## Alerts <!-- alerts -->', '```yaml', 'alerts: [', '```'],
      error: [13, null, 'alerts'],
    },
    {
      name: 'a communication without a text',
      lines: [...phase, '## Texts <!-- communications -->', '### Mail <!-- channel: mail -->'],
      error: [12, null, 'schema'],
    },
  ]
  for (const { name, lines, error } of rows)
    it(name, () => {
      const parsed = parseTemplate(lines.join('\n'))
      const found = parsed.ok ? [] : parsed.errors.map(({ line, column, code }) => [line, column, code])
      expect(found).toContainEqual(error)
    })

  it('is never a crash', () => {
    fc.assert(
      fc.property(
        arbitraryBody,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', '<!--', '\n', '| |\n', '```\n', '- [ ] ', '"', '# '),
        (body, at, cut, put) => {
          const text = printTemplate({ head, body })
          const from = at % text.length
          parseTemplate(text.slice(0, from) + put + text.slice(from + (cut % 40)))
        },
      ),
      { numRuns: 100 },
    )
  }, 30_000)
})

describe('what a person writes by hand', () => {
  const parsed = bodyOf(
    [
      ...top,
      '# Release',
      '',
      '## D-7 · Notifications · 通知',
      '',
      '* [ ] Tell the clients, in a text that goes on',
      '  on the next line <!-- if: async; optional -->',
      '    1. [ ] Nested by four',
      '  > A note.',
      '- [ ] 检查密钥',
      '  ```',
      '  make check',
      '  ```',
      '',
      '## Rollback <!-- triggers -->',
      '- Errors > 5 %',
    ].join('\n'),
  )
  const [phaseRead] = parsed.body.phases

  it('needs no keys, and has them made from its words', () => {
    expect(phaseRead).toMatchObject({ key: 'notifications', title: 'Notifications', titleZh: '通知', offset: { days: -7 } })
    expect(phaseRead!.groups).toHaveLength(1)
    expect(phaseRead!.groups[0]).toMatchObject({ title: 'Notifications', titleZh: '通知' })
    const [first, second] = phaseRead!.groups[0]!.items
    expect(first).toMatchObject({
      key: 'tell_the_clients_in_a_text_that_goes_on',
      text: 'Tell the clients, in a text that goes on on the next line',
      details: 'A note.',
      condition: 'async',
      optional: true,
      items: [{ text: 'Nested by four' }],
    })
    expect(second).toMatchObject({ kind: 'command', params: { command: 'make check' } })
    expect(second!.key).toMatch(/^k_[0-9a-f]{8}$/)
    expect(parsed.problems).toEqual([])
  })

  it('says at which line a body cannot be published', () => {
    const unknown = bodyOf([...phase, '- [ ] words <!-- if: sync -->'].join('\n'))
    expect(unknown.problems).toMatchObject([{ line: 11, code: 'unknown_fact' }])
  })
})
