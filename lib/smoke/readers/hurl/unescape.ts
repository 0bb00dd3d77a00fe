const escape = /\\(?:u\{([0-9a-fA-F]{1,6})\}|(.)|$)/gs
const signs: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** A text of Hurl without its escapes (`\#`, `\n`, `\u{20}`); `flaw` when one is none that Hurl knows. */
export function unescape(text: string): { text: string; flaw: boolean } {
  let flaw = false
  const read = text.replace(escape, (whole, code: string | undefined, sign: string | undefined) => {
    if (code !== undefined && Number.parseInt(code, 16) <= 0x10ffff) return String.fromCodePoint(Number.parseInt(code, 16))
    if (sign !== undefined && Object.hasOwn(signs, sign)) return signs[sign]!
    if (sign !== undefined && /["\\#:`/{} =;]/.test(sign)) return sign
    flaw = true
    return whole
  })
  return { text: read, flaw }
}

/** Where an unescaped sign stands first, outside of `{{…}}`; the text's length when it stands nowhere. */
export function findSign(text: string, sign: string, from = 0): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === sign) return at
  }
  return text.length
}
