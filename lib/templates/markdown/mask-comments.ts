/** Where a comment lies: 0-based lines, inclusive. */
export interface CommentSpan {
  from: number
  to: number
}

export interface Masked {
  text: string
  comments: CommentSpan[]
  /** Line of a comment that is never closed, or null. */
  unclosed: number | null
}

/**
 * Blanks out HTML comments, outside code, so that nothing in them is read; every line stays where it is. A comment that is never
 * closed hides the rest of the document when it begins a line, as a browser would have it; elsewhere it is plain text.
 */
export function maskComments(lines: string[]): Masked {
  const comments: CommentSpan[] = []
  const out: string[] = []
  let fence: string | null = null
  let inside = -1
  let unclosed: number | null = null
  const lastClose = lines.findLastIndex((line) => line.includes('-->'))
  for (const [number, line] of lines.entries()) {
    if (inside < 0) {
      const mark = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})(.*)$/.exec(line)
      if (fence !== null) {
        if (mark && mark[1]!.startsWith(fence) && mark[2]!.trim() === '') fence = null
        out.push(line)
        continue
      }
      if (mark && !(mark[1]!.startsWith('`') && mark[2]!.includes('`'))) {
        fence = mark[1]!
        out.push(line)
        continue
      }
    }
    const pieces: string[] = []
    let from = 0
    let ticks = 0
    for (;;) {
      if (inside < 0) {
        const next = opensComment(line, from, ticks)
        if (!next) break
        const closes = line.includes('-->', next.at + 2) || lastClose > number
        if (!closes && line.slice(0, next.at).trim() !== '') break
        if (!closes) unclosed = number
        inside = number
        ticks = next.ticks
        pieces.push(line.slice(from, next.at))
        from = next.at
      }
      // `<!-->` is a whole comment: its two dashes serve twice.
      const close = line.indexOf('-->', inside === number && line.startsWith('<!--', from) ? from + 2 : from)
      const to = close < 0 ? line.length : close + 3
      pieces.push(' '.repeat(to - from))
      from = to
      if (close < 0) break
      comments.push({ from: inside, to: number })
      inside = -1
    }
    out.push(pieces.length === 0 ? line : dedent(pieces[0]!, pieces.join('') + line.slice(from)))
  }
  if (inside >= 0) comments.push({ from: inside, to: lines.length - 1 })
  return { text: out.join('\n'), comments, unclosed }
}

/**
 * Where the next comment opens outside code ticks, and how many ticks stand before it; null when none does. `ticks` stand before `from`.
 */
function opensComment(text: string, from: number, ticks: number): { at: number; ticks: number } | null {
  let count = ticks
  let counted = from
  for (let at = text.indexOf('<!--', from); at >= 0; at = text.indexOf('<!--', at + 4)) {
    for (; counted < at; counted++) if (text[counted] === '`') count++
    if (count % 2 === 0 && text[at - 1] !== '\\') return { at, ticks: count }
  }
  return null
}

/**
 * What follows a comment at the beginning of a line begins where the comment did: blanks instead would make it code, or part of the list
 * above.
 */
function dedent(indent: string, text: string): string {
  return indent.trim() === '' ? indent + text.trimStart() : text
}
