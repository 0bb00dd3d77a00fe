export type Formatted = { ok: true; text: string } | { ok: false; at: number; line: number; column: number }

/** What may stand in JSON, one piece after another; `{{NAME}}` stands for a value of any type. */
const piece =
  /[\s]+|\{\{[^{}]*\}\}|[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

type Piece = { text: string; at: number }

class Fault extends Error {
  constructor(readonly at: number) {
    super('no JSON')
  }
}

/**
 * Sets JSON out in lines of two spaces, and says where it is none. Only the space between its pieces changes: numbers keep their digits, names their
 * order, `{{VARIABLES}}` their place.
 */
export function formatJson(source: string): Formatted {
  try {
    const pieces = piecesOf(source)
    const reading = { pieces, next: 0, end: source.length }
    const text = writeValue(reading, '')
    const left = pieces[reading.next]
    if (left) throw new Fault(left.at)
    return { ok: true, text }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const before = source.slice(0, error.at).split('\n')
    return { ok: false, at: error.at, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
  }
}

function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < source.length) {
    piece.lastIndex = at
    const found = piece.exec(source)?.[0]
    if (!found) throw new Fault(at)
    if (found.trim() !== '') pieces.push({ text: found, at })
    at += found.length
  }
  return pieces
}

type Reading = { pieces: readonly Piece[]; next: number; end: number }

/** Deeper than anything a service takes; beyond, reading would use up the stack. */
const deepest = 500

function take(reading: Reading, wanted?: string): Piece {
  const found = reading.pieces[reading.next]
  if (!found || (wanted !== undefined && found.text !== wanted)) throw new Fault(found?.at ?? reading.end)
  reading.next++
  return found
}

const sees = (reading: Reading, text: string) => reading.pieces[reading.next]?.text === text

function writeValue(reading: Reading, indent: string): string {
  const first = take(reading)
  if (indent.length > deepest * 2) throw new Fault(first.at)
  if (first.text === '{') return writeList(reading, indent, '}', () => `${writeName(reading)}: ${writeValue(reading, `${indent}  `)}`)
  if (first.text === '[') return writeList(reading, indent, ']', () => writeValue(reading, `${indent}  `))
  if (/^[}\],:]$/.test(first.text)) throw new Fault(first.at)
  return first.text
}

function writeName(reading: Reading): string {
  const name = take(reading)
  if (!name.text.startsWith('"')) throw new Fault(name.at)
  take(reading, ':')
  return name.text
}

function writeList(reading: Reading, indent: string, close: '}' | ']', entry: () => string): string {
  const open = close === '}' ? '{' : '['
  if (sees(reading, close)) {
    take(reading)
    return open + close
  }
  const entries = [entry()]
  while (sees(reading, ',')) {
    take(reading)
    entries.push(entry())
  }
  take(reading, close)
  return `${open}\n${entries.map((text) => `${indent}  ${text}`).join(',\n')}\n${indent}${close}`
}
