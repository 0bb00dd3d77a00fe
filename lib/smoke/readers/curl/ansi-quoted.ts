import { type Cursor, nextLine, Unreadable } from './shell'

const simple: Record<string, number> = { a: 7, b: 8, e: 27, E: 27, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92, "'": 39, '"': 34, '?': 63 }

/**
 * Reads `$'…'` from behind its opening quote, with the escapes of bash (manual, 3.1.2.4). As there, a NUL ends the text. Escapes make bytes;
 * bytes that are no UTF-8 are refused.
 */
export function readAnsiQuoted(cursor: Cursor): string {
  const opened = cursor.line
  const { text } = cursor
  const bytes: number[] = []
  let ended = false
  const put = (...more: number[]) => {
    if (!ended) for (const byte of more) bytes.push(byte)
  }
  while (text[cursor.at] !== "'") {
    if (cursor.at >= text.length) throw new Unreadable(opened, 'quote_open')
    const [, octal, hex, short, long, control] = escapeAt(text, cursor.at) ?? []
    const code = octal !== undefined ? Number.parseInt(octal, 8) & 0xff : hex !== undefined ? Number.parseInt(hex, 16) : null
    const point = short ?? long
    if (code === 0 || (point !== undefined && Number.parseInt(point, 16) === 0)) ended = true
    if (code !== null) put(code)
    else if (point !== undefined) put(...utf8(pointText(Number.parseInt(point, 16), cursor.line)))
    else if (control !== undefined) put(control.charCodeAt(0) & 0x1f)
    else {
      readPlain(cursor, put)
      continue
    }
    cursor.at += escapeAt(text, cursor.at)![0].length
  }
  cursor.at++
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes))
  } catch {
    throw new Unreadable(opened, 'escapes_no_utf8')
  }
}

const escape = /\\(?:([0-7]{1,3})|x([\dA-Fa-f]{1,2})|u([\dA-Fa-f]{1,4})|U([\dA-Fa-f]{1,8})|c([ -~]))/y

function escapeAt(text: string, at: number): RegExpExecArray | null {
  escape.lastIndex = at
  return text[at] === '\\' ? escape.exec(text) : null
}

function readPlain(cursor: Cursor, put: (...bytes: number[]) => void): void {
  const { text, at } = cursor
  const code = text[at] === '\\' ? simple[text[at + 1] ?? ''] : undefined
  if (code !== undefined) {
    put(code)
    cursor.at += 2
  } else if (text[at] === '\n') {
    put(10)
    nextLine(cursor)
  } else {
    const character = String.fromCodePoint(text.codePointAt(at)!)
    put(...utf8(character))
    cursor.at += character.length
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text)

function pointText(point: number, line: number): string {
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) throw new Unreadable(line, 'escape_no_character')
  return String.fromCodePoint(point)
}
