/** What is wrong with a new password, as the code of a refusal; null when it will do. */
export type PasswordFault = 'password_too_short' | 'password_is_you' | 'password_common'

/** Shortest password, in characters (NIST SP 800-63B asks for 8 with a second factor and 15 without; 12 is what people still type). */
export const shortestPassword = 12

/**
 * Words that most guessed passwords are made of, and keyboard walks. Compared after digits and signs at the end are taken off and the
 * usual swaps undone, so `P@ssw0rd2026!` is `password`.
 */
const commonest = new Set(
  (
    'password passwort passphrase motdepasse contrasena senha qwerty qwertyuiop qwertzuiop azertyuiop asdfghjkl zxcvbnm qazwsxedc ' +
    'letmein welcome changeme iloveyou admin administrator root superuser monkey dragon football baseball sunshine princess trustno ' +
    'default secret login access master whatever starwars superman batman michael summer winter spring autumn woaini gonogo'
  ).split(' '),
)

const swaps: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }

/**
 * Judges a new password: at least 12 characters; not the name, the address or a part of it with trimmings; not one of the commonest, a row
 * of keys or the same few characters again and again. No rule about kinds of characters: it makes passwords worse (NIST SP 800-63B,
 * 3.1.1.2).
 */
export function judgePassword(password: string, person: { email: string; name: string }): PasswordFault | null {
  if ([...password.normalize('NFKC')].length < shortestPassword) return 'password_too_short'
  const plain = lettersOf(password)
  const own = [person.email, person.email.split('@')[0] ?? '', person.name, ...person.name.split(/\s+/)].map(lettersOf)
  if (own.some((word) => word.length >= 3 && isMostly(plain, word))) return 'password_is_you'
  return isCommon(password) ? 'password_common' : null
}

/** Letters and digits alone, in small letters, accents taken off. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Whether a text is the word, once or more, with at most four characters around it. */
function isMostly(text: string, word: string): boolean {
  return text.includes(word) && text.split(word).join('').length <= 4
}

function isCommon(password: string): boolean {
  const small = password.normalize('NFKC').toLowerCase()
  if (new Set(small).size <= 3 || isRepeated(small) || isRow(lettersOf(small))) return true
  const undone = [...small.replace(/[\d\W_]+$/u, '')].map((char) => swaps[char] ?? char).join('')
  const candidates = [lettersOf(small), lettersOf(small).replace(/^\d+|\d+$/g, ''), lettersOf(undone)]
  return candidates.some((text) => [...commonest].some((word) => text === word || isRepeatOf(text, word) || isMostlyCommon(text, word)))
}

/** A common word with up to four characters around it says no more than the word; a passphrase that holds one says a lot more. */
const isMostlyCommon = (text: string, word: string) => text.includes(word) && word.length >= 6 && text.length - word.length <= 4
const isRepeatOf = (text: string, word: string) => text.length > 0 && text.split(word).join('') === ''

/** `abcabcabcabc`: a short piece again and again. */
function isRepeated(text: string): boolean {
  return /^(.{1,4})\1{2,}.{0,3}$/su.test(text)
}

/** Neighbours in the alphabet, in counting or on a keyboard, forwards or backwards, most of the way. */
function isRow(text: string): boolean {
  const rows = [
    'abcdefghijklmnopqrstuvwxyz',
    '01234567890123456789',
    'qwertyuiop',
    'asdfghjkl',
    'zxcvbnm',
    '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
    '1q2w3e4r5t6y7u8i9o0p',
  ]
  const pairs = new Set(rows.flatMap((row) => [...row].slice(1).flatMap((char, index) => [row[index] + char, char + row[index]])))
  const chars = [...text]
  const steps = chars.slice(1).filter((char, index) => pairs.has(`${chars[index]}${char}`)).length
  return chars.length > 1 && steps / (chars.length - 1) >= 0.85
}
