/** One line of a document: its text without the line end, and where it lies in the source (UTF-16 offsets, byte-order mark included). */
export interface SourceLine {
  text: string
  start: number
  end: number
}

/** A line end as Markdown knows it: LF, CRLF or a lone CR. */
const LINE_END = /\r\n|\n|\r/g

/**
 * The lines of a document with their offsets. A byte-order mark belongs to no line; a line end at the very end opens no further line; the
 * empty document has no lines.
 */
export function splitLines(source: string): SourceLine[] {
  const lines: SourceLine[] = []
  let start = source.startsWith('\uFEFF') ? 1 : 0
  for (const match of source.matchAll(LINE_END)) {
    if (match.index < start) continue
    lines.push({ text: source.slice(start, match.index), start, end: match.index })
    start = match.index + match[0].length
  }
  if (start < source.length) lines.push({ text: source.slice(start), start, end: source.length })
  return lines
}
