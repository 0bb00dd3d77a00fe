import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainView, unescapedText, unescapedView } from './unescaped-view'

const piece = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.constantFrom(
    '%41',
    '%C3%BC',
    '%c3',
    '%ff%fe',
    '%F0%9F%98%80',
    '\\u0041',
    '\\ud83d',
    '\\x2f',
    '\\n',
    '\\"',
    '&amp;',
    '&#65;',
    '&#x1F600;',
    '&#9999999;',
    '%',
    '\\',
    '&',
  ),
)

test('the quick way of undoing escapes sees the text that the exact way sees, layer by layer', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      let text = pieces.join('')
      for (let layer = 0; layer < 3; layer++) {
        const view = unescapedView(plainView(text))
        expect(unescapedText(text)).toBe(view?.text ?? null)
        if (!view) return
        text = view.text
        // `text.length < shortest` relies on it.
        expect(view.text.length).toBeLessThanOrEqual(pieces.join('').length)
      }
    }),
    { numRuns: 1000 },
  )
})
