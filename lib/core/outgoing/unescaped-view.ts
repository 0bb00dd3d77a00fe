/**
 * A text with escapes undone, and where each of its characters stands in the text it was made from: character `i` is
 * written from `starts[i]` to `starts[i + 1]`.
 */
export type View = { text: string; starts: Uint32Array | null }

/** A text as it is. */
export const plainView = (text: string): View => ({ text, starts: null })

const escapes =
  /(?:%[0-9a-fA-F]{2})+|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\["'\\/nrtbf]|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|quot|amp|apos|lt|gt);/g

const named: Record<string, string> = { quot: '"', amp: '&', apos: "'", lt: '<', gt: '>', n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The text of `unescapedView` without the places its characters come from: many times faster. Null when there is nothing to undo. */
export function unescapedText(text: string): string | null {
  if (!/[%\\&]/.test(text)) return null
  let undone = false
  const plain = text.replace(escapes, (escape) => {
    undone = true
    if (!escape.startsWith('%')) return readEscape(escape)
    return readPercent(escape)
      .map(({ char }) => char)
      .join('')
  })
  return undone ? plain : null
}

/** Undoes one layer of percent-encoding, JSON escapes and HTML entities; null when there is nothing to undo. */
export function unescapedView(view: View): View | null {
  const pieces: string[] = []
  const places: number[] = []
  let from = 0
  const plain = (to: number) => {
    if (to > from) pieces.push(view.text.slice(from, to))
    for (let at = from; at < to; at++) places.push(at)
  }
  for (const match of view.text.matchAll(escapes)) {
    plain(match.index)
    const [escape] = match
    if (escape.startsWith('%')) {
      for (const { char, at } of readPercent(escape)) {
        pieces.push(char)
        // Both halves of a surrogate pair stand where the character does.
        for (let half = 0; half < char.length; half++) places.push(match.index + at * 3)
      }
    } else {
      const char = readEscape(escape)
      pieces.push(char)
      for (let half = 0; half < char.length; half++) places.push(match.index)
    }
    from = match.index + escape.length
  }
  if (from === 0) return null
  plain(view.text.length)
  places.push(view.text.length)
  const starts = Uint32Array.from(places, (at) => view.starts?.[at] ?? at)
  return { text: pieces.join(''), starts }
}

function readEscape(escape: string): string {
  if (escape.startsWith('&')) {
    const name = escape.slice(1, -1)
    if (!name.startsWith('#')) return named[name] ?? ''
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return point > 0x10ffff ? '' : String.fromCodePoint(point)
  }
  const kind = escape[1] ?? ''
  if (kind === 'u' || kind === 'x') return String.fromCharCode(Number.parseInt(escape.slice(2), 16))
  return named[kind] ?? kind
}

/** The characters of a run of `%41%C3%BC`, each with the number of the byte it begins at. Bytes that are no UTF-8 stand for themselves. */
function readPercent(run: string): { char: string; at: number }[] {
  const bytes = Buffer.from(run.replaceAll('%', ''), 'hex')
  const read: { char: string; at: number }[] = []
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1
    const char = bytes.toString('utf8', at, at + length)
    // The replacement character marks bytes that are no UTF-8, unless it is what they spell.
    const whole = at + length <= bytes.length && Buffer.from(char).equals(bytes.subarray(at, at + length))
    read.push({ char: whole ? char : String.fromCharCode(first), at })
    at += whole ? length : 1
  }
  return read
}
