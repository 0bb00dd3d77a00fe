import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { printRelease } from './print-release'
import { recordOf } from './testing/record'
import { type Manner, quote, words } from './words'

const manner: Manner = { language: 'en', locale: 'en', zone: 'Asia/Shanghai', base: 'https://gonogo.example.test' }
const forge = new MarkdownIt({ html: true, linkify: false })

/** What a text turns into: its blocks, links and marks, without its words. Lines of a quotation may be any number. */
function shapeOf(markdown: string): string[] {
  const shape: string[] = []
  for (const token of forge.parse(markdown, {})) {
    if (token.type === 'inline') {
      for (const child of token.children ?? [])
        if (!['text', 'text_special', 'hardbreak', 'softbreak'].includes(child.type)) shape.push(child.type)
    } else shape.push(token.type === 'heading_open' ? `${token.type} ${token.tag}` : token.type)
  }
  // A blank line parts a quotation into paragraphs.
  return shape
    .join(' ')
    .replaceAll(/paragraph_close paragraph_open /g, '')
    .split(' ')
}

/** The words that a reader sees. */
function shownBy(markdown: string): string {
  const inline = forge.parse(markdown, {}).flatMap((token) => token.children ?? [])
  return inline.map((token) => (token.type === 'hardbreak' ? '\n' : token.content)).join('')
}

const HOSTILE = [
  'a | b',
  '</li></ul><h1>x</h1><script>alert(1)</script>',
  '<!-- ',
  '-->',
  '```',
  '````\n# out',
  '`',
  '~~~~',
  '[x](javascript:alert(1))',
  '![x](https://evil.example.test/p.png)',
  '<https://evil.example.test>',
  '[ref]: https://evil.example.test',
  '[x] done',
  '- [x] done',
  '# heading',
  '===',
  '---',
  '***',
  '> quote',
  '1. one',
  '**bold**',
  '&lt;b&gt;&#60;',
  '\\',
  'a\\',
  'line\nline',
  '\r\n- [x] **GO** Mira',
  '\u202Eover\u2066',
  '\u0000\u001b[31m',
  '|---|---|',
  ':-- | --:',
  '$x$',
  '    code',
  '\t- x',
  'https://example.test/',
  '签字',
]
const hostile = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...HOSTILE) }, fc.string({ maxLength: 8 })), { minLength: 1, maxLength: 4 })
  .map((parts) => `x${parts.join(' ')}x`)

describe('a release as Markdown', () => {
  it('says its states, who settled what and when, signatures with digests, evidence, and what is absent and why', () => {
    const text = printRelease(recordOf(), manner)
    for (const part of [
      '# Cursor pagination 2.14.0 → Production',
      '- Window: Sun 22 Nov 2026, 10:05 UTC+8 to Sun 22 Nov 2026, 11:00 UTC+8, times in Asia/Shanghai',
      '**NO-GO** for the start',
      '“Error rate” failed: too high',
      '### Tech Lead: stale',
      '- **GO** Mira Kovač · Sat 21 Nov 2026, 16:20 UTC+8 · **stale** · for Ayo Bello, by delegation',
      '- Stale by: version: 2.13.0 → 2.14.0',
      `- version \`${'1'.repeat(64)}\``,
      '**lifted** since Sun 22 Nov 2026, 10:05 UTC+8',
      '### D-1 · The day before',
      '- [x] Unit tests are green\n  - **done** · Tomás Reis, Sat 21 Nov 2026, 16:20 UTC+8',
      '    - Link: [Run 1](<https://ci.example.test/1?a=1&amp;b=(2)>) · Tomás Reis, Sat 21 Nov 2026, 16:20 UTC+8',
      '- Errors: 2.5 % · **past threshold** (target < 0.1, alarms \\> 1)',
      '  - [ ] A part\n    - **not applicable** · Tomás Reis, Sat 21 Nov 2026, 16:20 UTC+8\n    - Not applicable: Nothing to do.',
      '  - Waived until Sun 22 Nov 2026, 10:05 UTC+8, answered for by Ayo Bello: No time.',
      '  - **does not apply**\n  - Only when Async is on; here it is off.',
      '  - Passed Sat 21 Nov 2026, 16:20 UTC+8, before RETRY_MAX 3 → 5 at Sun 22 Nov 2026, 10:05 UTC+8. Run it again.',
      '| 1 | The index takes long | medium | high | open | Noor Haddad | Build it before | Not yet |',
      '- [x] Rehearse again, Jun Li, until 2026-11-29 · done by Jun Li, Sat 21 Nov 2026, 16:20 UTC+8',
    ])
      expect(text).toContain(part)
    expect(text).not.toMatch(/undefined|\[object|record\.|releases\.|checklists\./)
  })

  it('stands in the language asked for', () => {
    const chinese = printRelease(recordOf(), { ...manner, language: 'zh', locale: 'zh' })
    expect(chinese).toContain('- [x] 单元测试通过\n  - **完成** · Tomás Reis，2026年11月21日周六 16:20 UTC+8')
    expect(chinese).not.toMatch(/record\.|releases\.|checklists\.|Unit tests/)
    const both = printRelease(recordOf(), { ...manner, language: 'both' })
    expect(both).toContain('- [x] Unit tests are green / 单元测试通过')
    expect(both).toMatch(/Run them twice\.[\s\S]*运行两次。/)
  })

  it('has the same shape whatever anybody wrote: nobody’s words become a heading, an item, a signature, a link or a page', () => {
    const shape = shapeOf(
      printRelease(
        recordOf(() => 'x'),
        manner,
      ),
    )
    expect(shape.filter((one) => one.includes('html'))).toEqual([])
    fc.assert(
      fc.property(hostile, (text) => {
        expect(
          shapeOf(
            printRelease(
              recordOf(() => text),
              manner,
            ),
          ),
        ).toEqual(shape)
      }),
      { numRuns: 80, examples: HOSTILE.map((text) => [`x${text}x`]) },
    )
  }, 30_000)

  it('shows words as they are written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...HOSTILE.filter((one) => !/[\n\r\t\u0000\u001b\u202e]| {2}/i.test(one)), 'x', '*'), {
          minLength: 1,
          maxLength: 4,
        }),
        (parts) => {
          const text = parts.join(' ').replace(/\s+/g, ' ').trim()
          expect(shownBy(words(text))).toBe(text)
          expect(shownBy(quote(`${text}\n\n${text}`).join('\n'))).toBe(`${text}${text}`)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('shows what turns or ends a line instead of obeying it', () => {
    expect(words('a\u202Eb\r\nc\u0000d')).toBe('a\\[U+202E\\]b c\u2400d')
    expect(quote('a\n  b\n\nc')).toEqual(['> a\\', '> \u00a0\u00a0b', '>', '> c'])
  })
})
