import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeCondition, parseCondition } from './condition'

const facts = { content_sync: true, async: false, feedback: true, 'set(API_KEY)': true, 'set(SALT)': false }

describe('judgeCondition', () => {
  it.each([
    ['a fact that is on', 'content_sync', true],
    ['a fact that is off', 'async', false],
    ['a negation', '!async', true],
    ['a double negation', '!!async', false],
    ['and', 'content_sync && async', false],
    ['or', 'content_sync || async', true],
    ['and binds closer than or', 'content_sync || async && async', true],
    ['brackets bind closest', '(content_sync || async) && async', false],
    ['not binds closer than and', '!async && feedback', true],
    ['without spaces', '!(async||!feedback)', true],
    ['blanks around', '  content_sync  ', true],
    ['an unknown fact has no answer', 'migration', null],
    ['an unknown fact has no answer even where it would not matter', 'content_sync || migration', null],
    ['a name from the prototype is no fact', 'constructor', null],
    ['no condition', '', null],
    ['half a condition', 'content_sync &&', null],
    ['a bracket left open', '(content_sync', null],
    ['a bracket too many', 'content_sync)', null],
    ['two facts side by side', 'content_sync async', null],
    ['a single ampersand', 'content_sync & async', null],
    ['a call', 'async()', null],
    ['a number', '1', null],
    ['upper case', 'Async', null],
    ['a value that is set', 'set(API_KEY)', true],
    ['a value that is not', 'set( SALT ) || async', false],
    ['a value and a fact', 'feedback && !set(SALT)', true],
    ['a variable nobody knows', 'set(OTHER)', null],
    ['a variable in lower case', 'set(salt)', null],
    ['set without a variable', 'set()', null],
  ])('%s: %s', (_name, text, expected) => {
    expect(judgeCondition(text, facts)).toBe(expected)
  })

  it('agrees with the language it looks like, for any expression', () => {
    const expression: fc.Arbitrary<string> = fc.letrec<{ any: string }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.constantFrom('a', 'b', 'c'),
        tie('any').map((inner) => `!${inner}`),
        fc.tuple(tie('any'), fc.constantFrom('&&', '||'), tie('any')).map(([left, sign, right]) => `(${left} ${sign} ${right})`),
      ),
    })).any
    fc.assert(
      fc.property(expression, fc.boolean(), fc.boolean(), fc.boolean(), (text, a, b, c) => {
        fc.pre(text.length <= 200)
        const expected = new Function('a', 'b', 'c', `return ${text}`)(a, b, c) as boolean
        expect(judgeCondition(text, { a, b, c })).toBe(expected)
      }),
    )
  })

  it('never throws and never runs anything, whatever it is given', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void judgeCondition(text, facts)))
  })
})

describe('parseCondition', () => {
  it('says where it stops making sense', () => {
    expect(parseCondition('a && %')).toEqual({ ok: false, at: 4, found: '%' })
    expect(parseCondition('a b')).toEqual({ ok: false, at: 2, found: 'b' })
  })
  it('lists each fact once', () => {
    expect(parseCondition('a && (b || !a)')).toMatchObject({ ok: true, facts: ['a', 'b'] })
  })
  it('refuses more than 200 characters before reading them', () => {
    expect(parseCondition(`${'!'.repeat(200)}a`)).toMatchObject({ ok: false })
  })
})
