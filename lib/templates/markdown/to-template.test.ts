import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeTemplate, listTemplateItems, MAX_ITEMS } from '../rules'
import { TemplateBody } from '../schema'
import { parseTemplate } from './parse-template'
import { printTemplate } from './print-template'
import { readDocument } from './read-document'
import { toTemplateBody } from './to-template'

const carry = (text: string) => toTemplateBody(readDocument(text))
const head = { name: 'Release', nameZh: '', description: '', descriptionZh: '', tags: [] }

/** It has its shape, can be published, and comes back from the product's own Markdown as it was. */
function expectWhole({ body, origins }: ReturnType<typeof carry>) {
  expect(TemplateBody.parse(body)).toEqual(body)
  expect(judgeTemplate(body)).toEqual([])
  const again = parseTemplate(printTemplate({ head, body }))
  expect(again.ok && again.body).toEqual(body)
  for (const { item } of listTemplateItems(body)) expect(origins.items[item.key]?.text).toBe(item.text)
}

describe('a document as a template', () => {
  it('has phases, groups, items and what belongs to them', () => {
    const { body, title, notes, origins } = carry(
      [
        '# Payments 2.0',
        '',
        '## D-7: Notifications',
        '- [ ] Mail the clients',
        '- [x] Tell the team',
        '  - A note.',
        '',
        '## Pre-deployment',
        '### Checks',
        '- [ ] Page load < 200 ms',
        '- [ ] Migrate the database',
        '  ```sh',
        '  make migrate',
        '  ```',
        '- [ ] Values',
        '  - [ ] URL',
        '    - [ ] a',
        '      - [ ] b',
        '        - [ ] c',
        '          - [ ] d',
        '- [ ] 检查密钥',
        '- [ ] Smoke tests pass',
        '',
        '## Post-deployment',
        '- [ ] Watch the board',
        '',
        '## Sign-off',
        '- **Tech Lead**: ____ Date: ____',
        '- **测试负责人**: ____ Date: ____',
        '- **Chief Security Officer**: Ada Date: 2026-01-01',
      ].join('\n'),
    )
    expect(title).toBe('Payments 2.0')
    expect(body.phases.map(({ key, title: name, offset }) => [key, name, offset])).toEqual([
      ['d_7_notifications', 'D-7: Notifications', { days: -7 }],
      ['pre_deployment', 'Pre-deployment', null],
      ['post_deployment', 'Post-deployment', null],
    ])
    const items = Object.fromEntries(listTemplateItems(body).map(({ item }) => [item.key, item]))
    expect(items.tell_the_team).toMatchObject({ details: 'A note.', before: 'start' })
    expect(origins.items.tell_the_team).toMatchObject({ line: 5, state: 'done' })
    expect(items.page_load_200_ms).toMatchObject({ kind: 'number', params: { limit: '< 200 ms' } })
    expect(items.migrate_the_database).toMatchObject({ kind: 'command', params: { command: 'make migrate' } })
    expect(items.watch_the_board).toMatchObject({ before: 'completion' })
    const chinese = Object.values(items).find(({ text }) => text === '检查密钥')!
    expect(chinese).toMatchObject({ textZh: '检查密钥', key: expect.stringMatching(/^k_[0-9a-f]{8}$/) as string })
    expect(items.c?.items).toEqual([])
    expect(items.d).toBeDefined()
    expect(body.slots.map(({ slotRoleKey, before }) => [slotRoleKey, before])).toEqual([
      ['tech_lead', 'start'],
      ['qa_lead', 'start'],
      ['chief_security_officer', 'start'],
    ])
    expect(notes.map(({ code, line }) => [line, code])).toEqual(
      expect.arrayContaining([
        [19, 'too_deep'],
        [22, 'smoke_by_hand'],
        [30, 'slot_role_new'],
        [30, 'signature_left'],
      ]),
    )
  })

  it('of nothing is one empty phase, and says so', () => {
    const carried = carry('')
    expect(carried.body.phases).toHaveLength(1)
    expect(carried.notes).toEqual([{ line: null, code: 'no_items', params: {} }])
    expectWhole(carried)
  })

  it('continues a long text in its details', () => {
    const { body, notes } = carry(`- [ ] ${'word '.repeat(150)}end`)
    const [{ item } = { item: null }] = listTemplateItems(body)
    expect(item!.text.length).toBeLessThanOrEqual(500)
    expect(`${item!.text.slice(0, -1)} ${item!.details.slice(1)}`).toBe(`${'word '.repeat(150)}end`)
    expect(notes[0]).toMatchObject({ line: 1, code: 'text_continued' })
  })

  const folder = path.join(import.meta.dirname, 'fixtures')
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.md')))
    it(`is whole for ${file}`, () => {
      const text = readFileSync(path.join(folder, file), 'utf8')
      const carried = carry(text)
      expectWhole(carried)
      expect(carry(text)).toEqual(carried)
    })

  const large: Record<string, string> = {
    '3,000 items': '- [ ] a\n'.repeat(3000),
    '700 headings': Array.from({ length: 700 }, (_, index) => `## H ${index % 50}\n- [ ] a`).join('\n'),
    '150 groups': `## P\n${Array.from({ length: 150 }, (_, index) => `### G ${index}\n- [ ] a`).join('\n')}`,
    '150 children': `- [ ] a\n${'  - [ ] b\n'.repeat(150)}`,
    '12 levels': Array.from({ length: 12 }, (_, depth) => `${'  '.repeat(depth)}- [ ] level`).join('\n'),
    'long titles': `## ${'title '.repeat(60)}\n### ${'题'.repeat(300)}\n- [ ] a\n### ${'题'.repeat(301)}\n- [ ] b`,
  }
  for (const [name, text] of Object.entries(large))
    it(`is whole for ${name}, and says what changed`, () => {
      const carried = carry(text)
      expectWhole(carried)
      expect(carried.notes.length).toBeGreaterThan(0)
      expect(listTemplateItems(carried.body).length).toBe(Math.min(MAX_ITEMS, text.match(/- \[ \]/g)!.length))
    })

  it('is whole whatever the document', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '# Title',
        '## D-7 Mail',
        '## Post-deployment',
        '### Group',
        '**Bold:**',
        '',
        '---',
        '```sh',
        '```',
        '> quote',
        '<!--',
        '-->',
        '<details>',
        '| Item | State |',
        '| --- | --- |',
        '| a | ✅ |',
        '| Risk | Probability | Impact | Mitigation |',
        '| x | high | low | none |',
        '| Metric | Target | Alert |',
        '| p95 | < 500 ms | > 1 s |',
        '- Hour 1: every 15 minutes',
        '- Hours 2-6: every hour',
        '**QA**: ____ Date: ____',
        'Name: ____',
        '- [x] done',
        '  - [ ] nested',
        '    - [ ] < 5 %',
        '□ 检查',
        '1. [ ] 02:05 UTC start',
      ),
      fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => `- [ ] ${text}`),
      fc.string({ unit: 'binary', maxLength: 30 }),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => expectWhole(carry(lines.join('\n')))),
      { numRuns: 150 },
    )
  }, 30_000)
})
