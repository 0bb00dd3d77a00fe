import { plainView, unescapedText, unescapedView, type View } from './unescaped-view'

export type Secret = { name: string; value: string }

export type Found = { from: number; to: number; name: string }

/** Below this length a secret is only hidden where it stands alone: hiding every "12" would destroy the text and tell the secret. */
export const shortLength = 4
/** Base64 inside other data is recognised from this many unambiguous characters on. */
const leastBase64 = 6
/** Escapes within escapes that are undone. */
const layers = 3

type Needle = { name: string; text: string; alone: boolean; base64: boolean }

/**
 * Makes a search for secrets in any form: as they are; percent-encoded, JSON- or HTML-escaped, wholly or in part, also
 * one in another; as form fields; in hexadecimal; in base64 (both alphabets) at each of the three alignments it can have
 * inside other data.
 */
export function secretFinder(secrets: readonly Secret[]): (text: string) => Found[] {
  // The longest first: where two overlap, the name is that of the longer.
  const needles = [...secrets].sort((a, b) => b.value.length - a.value.length).flatMap(needlesOf)
  const shortest = Math.min(...needles.map((needle) => needle.text.length))
  return (text) => {
    // Undoing escapes only makes a text shorter.
    if (text.length < shortest || !mayHold(text, needles)) return []
    const found: Found[] = []
    let view: View | null = plainView(text)
    for (let layer = 0; view && layer <= layers; layer++) {
      for (const needle of needles) search(view, needle, found)
      view = layer < layers ? unescapedView(view) : null
    }
    return merged(found)
  }
}

/** Whether any needle is in the text or below its escapes. Nearly no text holds one, and where it stands is dear to find out. */
function mayHold(text: string, needles: readonly Needle[]): boolean {
  let plain: string | null = text
  for (let layer = 0; plain && layer <= layers; layer++) {
    for (const needle of needles) if (plain.includes(needle.text)) return true
    plain = layer < layers ? unescapedText(plain) : null
  }
  return false
}

function needlesOf({ name, value }: Secret): Needle[] {
  const plain = (text: string): Needle => ({ name, text, alone: value.length < shortLength, base64: false })
  const bare = [plain(value)]
  // A form field writes a space as a plus sign.
  if (value.includes(' ')) bare.push(plain(value.replaceAll(' ', '+')))
  if (value.length < shortLength) return bare
  const bytes = Buffer.from(value)
  const hex = bytes.toString('hex')
  const encoded = new Set([0, 1, 2].flatMap((shift) => base64At(bytes, shift)))
  return [...bare, plain(hex), plain(hex.toUpperCase()), ...[...encoded].map((text) => ({ name, text, alone: false, base64: true }))]
}

/** The characters of base64 that depend on the secret alone when `shift` bytes stand before it, in both alphabets. */
function base64At(bytes: Buffer, shift: number): string[] {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '')
  // Six bits a character: those that share bits with what stands before or after are left out.
  const sure = text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6))
  return sure.length < leastBase64 ? [] : [sure, sure.replaceAll('+', '-').replaceAll('/', '_')]
}

function search({ text, starts }: View, needle: Needle, found: Found[]): void {
  for (let at = text.indexOf(needle.text); at >= 0; at = text.indexOf(needle.text, at + 1)) {
    let [from, to] = [at, at + needle.text.length]
    if (needle.alone && (isWord(text[from - 1]) || isWord(text[to]))) continue
    if (needle.base64) {
      // The neighbours hold the rest of the secret's bits and go with it.
      if (isBase64(text[from - 1])) from--
      if (isBase64(text[to])) to++
      while (text[to] === '=') to++
    }
    found.push({ from: starts?.[from] ?? from, to: starts?.[to] ?? to, name: needle.name })
  }
}

const isWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char)
const isBase64 = (char: string | undefined) => char !== undefined && /[A-Za-z0-9+/_-]/.test(char)

/** Places in order, none overlapping another. The first found of those that overlap gives the name. */
function merged(found: Found[]): Found[] {
  const order = new Map(found.map((place, index) => [place, index]))
  const result: Found[] = []
  for (const place of [...found].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = result.at(-1)
    if (!last || place.from >= last.to) {
      result.push({ ...place })
      order.set(result.at(-1)!, order.get(place) ?? 0)
      continue
    }
    last.to = Math.max(last.to, place.to)
    if ((order.get(place) ?? 0) < (order.get(last) ?? 0)) {
      last.name = place.name
      order.set(last, order.get(place) ?? 0)
    }
  }
  return result
}
