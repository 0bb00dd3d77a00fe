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
 * Blanks out HTML comments, outside code, so that nothing in them is read; every line stays where it is and as long as it is. A comment that is never
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
    let text = line
    let from = 0
    for (;;) {
      if (inside < 0) {
        const at = opensComment(text, from)
        if (at < 0) break
        const closes = text.indexOf('-->', at + 4) >= 0 || (text.startsWith('-->', at + 2) ? true : lastClose > number)
        if (!closes && text.slice(0, at).trim() !== '') break
        if (!closes) unclosed = number
        inside = number
        from = at
      }
      const close = text.indexOf('-->', from === 0 || !text.startsWith('<!--', from) ? from : from + 2)
      const to = close < 0 ? text.length : close + 3
      text = text.slice(0, from) + ' '.repeat(to - from) + text.slice(to)
      if (close < 0) break
      comments.push({ from: inside, to: number })
      inside = -1
      from = to
    }
    out.push(text)
  }
  if (inside >= 0) comments.push({ from: inside, to: lines.length - 1 })
  return { text: out.join('\n'), comments, unclosed }
}

/** Where the next comment opens outside code ticks and indented code, or -1. */
function opensComment(text: string, from: number): number {
  let at = text.indexOf('<!--', from)
  while (at >= 0) {
    const ticks = text.slice(0, at).match(/`/g)?.length ?? 0
    if (ticks % 2 === 0 && text[at - 1] !== '\\') return at
    at = text.indexOf('<!--', at + 4)
  }
  return -1
}
