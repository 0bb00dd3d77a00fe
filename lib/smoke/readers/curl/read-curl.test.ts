import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertionKinds } from '../../assertions'
import { saySuite } from '../say-why'
import { readCurl } from './read-curl'
import { optionRows } from './testing/option-rows'
import { requestRows } from './testing/request-rows'
import { shellRows } from './testing/shell-rows'

const said = (text: string) => saySuite(readCurl(text), 'en')

const rows = [...optionRows, ...requestRows, ...shellRows]

describe('what a curl means', () => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', (_name, { text, requests, refused }) => {
    expect(said(text)).toEqual({ requests, refused })
  })
  it('is shown on sixty lines and more, each with a name of its own', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60)
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
  })
  it('is the same with Windows line ends and a byte-order mark', () => {
    for (const { text, requests, refused } of shellRows) {
      expect(said(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual({ requests, refused })
    }
  })
  it('asserts only what the kinds of assertions take', () => {
    for (const { text } of rows) {
      for (const { kind, params } of said(text).requests.flatMap(({ assertions }) => assertions)) {
        expect(assertionKinds.get(kind)?.params.safeParse(params).success).toBe(true)
      }
    }
  })
  it('says nothing of what stands in the text when it refuses', () => {
    const secret = 'hunter2hunter2'
    for (const line of [
      `-u ${secret}`,
      `--token=${secret}`,
      `-H @${secret}`,
      `-b ${secret}`,
      `-u "$A:${secret}"`,
      `-d @${secret}`,
      `"${secret}`,
    ]) {
      expect(JSON.stringify(said(`curl http://api.test/ ${line}`).refused)).not.toContain(secret)
    }
  })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...rows.map(({ text }) => text),
    'curl ',
    "'",
    '"',
    '`',
    '$(',
    ')',
    '${',
    '}',
    '<<EOF\n',
    '\nEOF\n',
    '\\\n',
    '\n',
    '|',
    '&&',
    '#',
    '$ ',
    '> ',
    '{{',
    '}}',
    '```\n',
    "$'\\u",
    'if [ ',
    '; fi',
  )
  const cut = fc.tuple(pieces, fc.nat(80), fc.nat(80)).map(([text, from, to]) => text.slice(from % (text.length + 1)) + text.slice(0, to))
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.oneof(pieces, cut, fc.string({ maxLength: 5 })), { maxLength: 12 }).map((all) => all.join('')),
  )
  it('is read without an error, with every line inside it', () => {
    fc.assert(
      fc.property(text, (source) => {
        const lines = source.split(/\r\n|\r|\n/).length
        const { requests, refused } = said(source)
        for (const { line } of [...requests, ...refused]) {
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(lines)
        }
        for (const { why } of refused) expect(why).not.toBe('')
      }),
      { numRuns: 2000 },
    )
  })
  it('of a megabyte is read in linear time', { timeout: 120_000 }, () => {
    for (const piece of [
      "curl '",
      'curl "$(',
      'if [ a\n',
      'curl x <<A\n',
      'curl -d $((',
      '{\n',
      '`',
      "echo 'a\n",
      'curl a|\n',
      '#\n',
      '$(',
      'f() {\n',
      ' ',
      '\\\n',
      '{{',
      'curl {a,b}\n',
      'X=$X$X\n',
      '[1-9]',
      '$ curl\n> ',
    ]) {
      const source = `X=aaaa; curl ${piece.repeat(Math.ceil(250_000 / piece.length))}`
      const started = performance.now()
      said(source)
      expect(performance.now() - started, piece).toBeLessThan(15_000)
    }
  })
})
