import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatJson } from './format-json'

describe('JSON set out in lines', () => {
  test.each([
    ['{"a":1,"b":[]}', '{\n  "a": 1,\n  "b": []\n}'],
    ['[1,{"a":{}}]', '[\n  1,\n  {\n    "a": {}\n  }\n]'],
    ['{"id": {{ID}}, "t": "{{$now}}"}', '{\n  "id": {{ID}},\n  "t": "{{$now}}"\n}'],
    ['12345678901234567890.10', '12345678901234567890.10'],
    ['{"b":1,"a":2,"b":3}', '{\n  "b": 1,\n  "a": 2,\n  "b": 3\n}'],
  ])('%s', (source, text) => expect(formatJson(source)).toEqual({ ok: true, text }))

  test.each([
    ['', 1, 1],
    ['{"a":1,}', 1, 8],
    ['{"a":1\n "b":2}', 2, 2],
    ["{'a':1}", 1, 2],
    ['[1 2]', 1, 4],
    ['{} {}', 1, 4],
    ['"open', 1, 1],
    ['[01]', 1, 3],
    ['{1:2}', 1, 2],
    ['['.repeat(5000), 1, 502],
  ])('%s is none from line %i, column %i on', (source, line, column) =>
    expect(formatJson(source)).toMatchObject({ ok: false, line, column }),
  )

  test('means what it meant, and is settled after once', () => {
    fc.assert(
      fc.property(fc.json(), (source) => {
        const once = formatJson(source)
        if (!once.ok) throw new Error(source)
        expect(JSON.parse(once.text)).toEqual(JSON.parse(source))
        expect(formatJson(once.text)).toEqual(once)
      }),
    )
  })
  test('agrees with the language on what JSON is', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', 'true', 'nul', ' ', '\\', '"')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
        const source = pieces.join('')
        let good = true
        try {
          JSON.parse(source)
        } catch {
          good = false
        }
        expect(formatJson(source).ok).toBe(good)
      }),
      { numRuns: 2000 },
    )
  })
})
