import type { Block } from './blocks'
import { markdown } from './blocks'
import { leadingBox } from './box'
import { headingTitle } from './headings'
import { htmlTable } from './html-table'
import { htmlText } from './inline-text'
import { type Candidate, type Reading, keepNote, newCandidate, pushHeading, reportLine, setFate } from './reading'
import type { Mark } from './read-types'
import { inHtmlLine } from './walk-line-html'
import { takeTable } from './walk-table'

/** A block of raw HTML, line by line: titles, list items with a box, checkboxes; the rest is markup or prose. */
export function walkHtml(reading: Reading, block: Block & { type: 'html' }, owner: Candidate | null): void {
  const cluster = { intro: reading.intro }
  let tried = -1
  for (let line = block.line; line < Math.min(block.end, reading.lines.length); line++) {
    const raw = reading.lines[line]!.text
    if (raw.trim() === '') continue
    const heading = headingAt(reading, line, block.end)
    if (heading && leadingBox(heading.html.trim()) === null) {
      const text = headingTitle(htmlText(markdown, heading.html))
      if (text !== '') {
        const level = heading.level
        const title = { text, level, line, kind: 'heading' as const }
        setFate(reading, line, heading.last, level === 1 && !reading.title ? 'title' : 'group', line)
        if (level === 1 && !reading.title) reading.title = title
        pushHeading(reading, title)
        line = heading.last
        continue
      }
    }
    const table = line > tried && /<table\b/i.test(raw) ? htmlTable(reading, line, block.end) : null
    if (table?.table) {
      takeTable(reading, table.table, owner)
      line = table.last
      continue
    }
    tried = table?.last ?? tried
    const found = inHtmlLine(raw)
    if (!found) {
      const text = htmlText(markdown, raw)
      if (text === '') setFate(reading, line, line, 'markup')
      else keepNote(reading, owner, text, line, line)
      continue
    }
    const text = htmlText(markdown, found.label)
    if (text === '') {
      setFate(reading, line, line, 'notUnderstood')
      reportLine(reading, line, 'html_row')
      continue
    }
    const mark: Mark | null = found.box
      ? { offset: reading.lines[line]!.start + found.box.at, length: found.box.length, style: found.box.style }
      : null
    newCandidate(reading, {
      text,
      state: found.state,
      parent: owner,
      line,
      last: line,
      source: 'html',
      mark,
      words: null,
      remark: null,
      soft: false,
      sign: '',
      cluster,
    })
  }
}

/** A heading element that begins on a line and ends there or a few lines below. */
function headingAt(reading: Reading, line: number, end: number): { level: number; html: string; last: number } | null {
  if (!/<h[1-6]\b/i.test(reading.lines[line]!.text) || reading.lines[line]!.text.length > 2000) return null
  let html = ''
  for (let last = line; last < Math.min(end, line + 6, reading.lines.length); last++) {
    if (last > line && inHtmlLine(reading.lines[last]!.text)) return null
    html += `${reading.lines[last]!.text}\n`
    const match = /<h([1-6])\b[^>]*>([\s\S]*?)<\/h\1\s*>/i.exec(html)
    if (match) return { level: Number(match[1]), html: match[2]!, last }
  }
  return null
}
