import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgePassword, type PasswordFault } from './password-rules'

const mira = { email: 'mira.kovac@example.invalid', name: 'Mira Kovač' }

const rows: [string, string, PasswordFault | null][] = [
  ['eleven characters', 'q8Zr!mX2pLw', 'password_too_short'],
  ['eleven characters of two bytes', 'äöüäöüßäöüx', 'password_too_short'],
  ['twelve that mean nothing', 'q8Zr!mX2pLw9', null],
  ['a phrase', 'correct horse battery staple', null],
  ['a Chinese phrase', '山高月小水落石出清风徐来', null],
  ['the address', 'mira.kovac@example.invalid', 'password_is_you'],
  ['the mailbox with a year', 'mira.kovac2026', 'password_is_you'],
  ['the name', 'Mira Kovač!!!', 'password_is_you'],
  ['the name without accents', 'mirakovac1234', 'password_is_you'],
  ['the surname twice', 'kovackovackovac', 'password_is_you'],
  ['a phrase that holds the name', 'mira likes cold lakes', null],
  ['password and digits', 'password1234', 'password_common'],
  ['password, swapped', 'P@ssw0rd2026!', 'password_common'],
  ['counting', '123456789012', 'password_common'],
  ['the alphabet', 'abcdefghijkl', 'password_common'],
  ['backwards', 'zyxwvutsrqpo', 'password_common'],
  ['a keyboard row', 'qwertyuiop12', 'password_common'],
  ['a keyboard walk', '1q2w3e4r5t6y', 'password_common'],
  ['another walk', '1qaz2wsx3edc', 'password_common'],
  ['one character', 'aaaaaaaaaaaaaa', 'password_common'],
  ['a piece again and again', 'abc1abc1abc1', 'password_common'],
  ['a word twice', 'welcomewelcome', 'password_common'],
  ['the product', 'gonogogonogo', 'password_common'],
  ['admin twice', 'administrator', 'password_common'],
  ['a phrase with a common word', 'my secret garden of forking paths', null],
  ['what the demo uses', 'demo-only-gonogo', null],
]

describe('a new password', () => {
  test.each(rows)('%s', (_name, password, fault) => {
    expect(judgePassword(password, mira)).toBe(fault)
  })

  test('random ones of 16 characters are never refused', () => {
    const char = fc.constantFrom(...'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789-_')
    fc.assert(
      fc.property(fc.array(char, { minLength: 16, maxLength: 16 }), (chars) => {
        fc.pre(new Set(chars).size > 8)
        return judgePassword(chars.join(''), mira) === null
      }),
    )
  })
})
