/** How Hurl writes its texts (hurl.dev, "Grammar"). Variables stay: `{{NAME}}`. */

const escapes: Record<string, string> = { '\\': String.raw`\\`, '\n': String.raw`\n`, '\r': String.raw`\r`, '\t': String.raw`\t` }

const escape = (text: string, signs: RegExp) =>
  text
    .toWellFormed()
    .replace(/[\\\p{Cc}\u2028\u2029]/gu, (sign) => escapes[sign] ?? `\\u{${sign.codePointAt(0)!.toString(16)}}`)
    .replace(signs, (sign) => `\\${sign}`)

/** Between quotes. */
export const quoted = (text: string) => `"${escape(text, /"/g)}"`

/** Between backticks: a body in one line. */
export const ticked = (text: string) => `\`${escape(text, /`/g)}\``

/** `name: value`. Spaces at the ends are written out, for they would be trimmed. */
export function keyValue(name: string, value: string): string {
  const ends = (text: string) =>
    text.replace(/^\s+|\s+$/g, (spaces) => [...spaces].map((space) => `\\u{${space.codePointAt(0)!.toString(16)}}`).join(''))
  const key = ends(escape(name, /[:#"`]/g))
  // What begins like a body, or like a section, would be taken for one.
  const safe = key
    .replace(/^[{[<]|^(?=(?:base64|hex|file),)|^(?=-?\d|true|false|null)/, (sign) =>
      sign === '' ? '' : `\\u{${sign.codePointAt(0)!.toString(16)}}`,
    )
    // `A !: ` is a method and an address to a reader that looks at lines.
    .replace(/^([A-Z]+) /, String.raw`$1\u{20}`)
  return `${safe}: ${ends(escape(value, /#/g))}`
}

/** An address: no spaces, no fragment, which is never sent. */
export function address(url: string): string {
  return url
    .replace(/\{\{\s*([^{}]*?)\s*\}\}/g, '{{$1}}')
    .replace(/#.*$/s, '')
    .replace(/\s/g, encodeURIComponent)
}
