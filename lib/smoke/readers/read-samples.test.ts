import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { assertionKinds } from '../assertions'
import { isBruno } from './bruno/is-bruno'
import { readBruno } from './bruno/read-bruno'
import { isGatus } from './gatus/is-gatus'
import { readGatus } from './gatus/read-gatus'
import { isHurl } from './hurl/is-hurl'
import { readHurl } from './hurl/read-hurl'
import type { ReadSuite } from './read-request'
import { type SaidSuite, saySuite } from './say-why'

// A machine that is busy takes its time over many runs.
vi.setConfig({ testTimeout: 60_000 })

const inEnglish = (read: (text: string) => ReadSuite) => (text: string) => saySuite(read(text), 'en')

const formats = {
  hurl: { read: inEnglish(readHurl), is: isHurl, documents: 6 },
  bruno: { read: inEnglish(readBruno), is: isBruno, documents: 4 },
  gatus: { read: inEnglish(readGatus), is: isGatus, documents: 5 },
}

/** Documents beside their readers, each with all that is expected of it. */
const samples = Object.entries(formats).flatMap(([format, { read }]) => {
  const folder = path.join(import.meta.dirname, format, 'samples')
  return readdirSync(folder)
    .filter((file) => !file.endsWith('.json'))
    .map((file) => ({ format, file, read, folder, text: readFileSync(path.join(folder, file), 'utf8') }))
})

function checkSuite(text: string, { requests, refused }: SaidSuite): void {
  const lines = text.split(/\r\n|\r|\n/).length
  for (const { line, why } of refused) {
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(lines)
    expect(why).not.toBe('')
    expect(why).not.toContain('s3cret')
  }
  for (const request of requests) {
    expect(request.line).toBeGreaterThanOrEqual(1)
    expect(request.line).toBeLessThanOrEqual(lines)
    expect(request.name).not.toBe('')
    for (const { kind, params } of request.assertions) expect(assertionKinds.get(kind)?.params.safeParse(params).success).toBe(true)
    for (const { name } of request.captures) expect(name).toMatch(/^[A-Z][A-Z0-9_]{0,63}$/)
  }
}

describe('documents', () => {
  test.each(Object.entries(formats))('%s has its documents', (format, { documents }) => {
    expect(samples.filter((sample) => sample.format === format).length).toBeGreaterThanOrEqual(documents)
  })

  test.each(samples)('$format: $file', ({ file, folder, read, text }) => {
    const expected: unknown = JSON.parse(readFileSync(path.join(folder, file.replace(/\.\w+$/, '.expected.json')), 'utf8'))
    const suite = read(text)
    expect(suite).toEqual(expected)
    checkSuite(text, suite)
  })

  test.each(samples)('$format: $file is the same with other line ends and a byte-order mark', ({ read, text }) => {
    expect(read(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(read(text))
  })

  test.each(samples)('$format: $file is known by its text', ({ format, file, text }) => {
    const known = Object.entries(formats).filter(([, { is }]) => is(text, 'pasted.txt') || is(text, file))
    expect(known.map(([name]) => name)).toEqual([format])
  })
})

describe('anything else', () => {
  const pieces = fc.constantFrom(
    '{{',
    '}}',
    '"',
    "'''",
    '```',
    '[',
    ']',
    '{',
    '}',
    ':',
    '\n',
    '\r',
    '#',
    '\\',
    '$',
    '*',
    '&a ',
    '*a',
    '<<: *a',
    '/',
    '== ',
    's3cret',
    '\u0000',
    '\ud800',
  )
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.oneof(pieces, fc.string())), { minLength: 1, maxLength: 5 })
  const edit = (text: string, all: [number, number, string][]) =>
    all.reduce((now, [at, gone, piece]) => {
      const place = at % (now.length + 1)
      return now.slice(0, place) + piece + now.slice(place + gone)
    }, text)

  test('a document that was damaged is read or refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), edits, ({ text, read }, all) => {
        const damaged = edit(text, all)
        checkSuite(damaged, read(damaged))
      }),
      { numRuns: 600 },
    )
  })

  test('any text is read or refused by all', () => {
    const lines = fc.array(fc.oneof(fc.string(), pieces, fc.constantFrom(...samples.flatMap(({ text }) => text.split('\n')))), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(lines, (all) => {
        const text = all.join('\n')
        for (const { read, is } of Object.values(formats)) {
          checkSuite(text, read(text))
          expect(typeof is(text, '')).toBe('boolean')
        }
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['entries', readHurl, 'GET http://a.example/{{x}}\nHTTP 200\n[Asserts]\nbody contains "a"\n'],
    ['bodies that do not end', readHurl, 'POST http://a.example\n{"a": [\n'],
    ['signs', readHurl, '/{{"`'],
    ['blocks', readBruno, 'get {\nurl: http://a.example\n}\n'],
    ['values that do not end', readBruno, "headers {\n  a: '''\n"],
    ['endpoints', readGatus, '- url: *a\n'],
    ['maps', readGatus, '{'],
  ])('many %s take no more than their share of time', (_name, read, piece) => {
    const time = (count: number) => {
      const start = performance.now()
      read(piece.repeat(count))
      return performance.now() - start
    }
    const count = Math.ceil(100_000 / piece.length)
    time(count)
    expect(time(count * 2)).toBeLessThan(15_000)
  })

  test('a thousand aliases of aliases are refused', () => {
    const rows = Array.from(
      { length: 30 },
      (_, index) => `x-${index}: &a${index} { <<: [${`*a${index - 1}, `.repeat(index ? 9 : 0)}], k${index}: v }`,
    )
    const text = `${rows.join('\n')}\nendpoints:\n  - *a29\n`
    const suite = formats.gatus.read(text)
    expect(suite.requests).toEqual([])
    checkSuite(text, suite)
  })
})
