import { markdown } from './blocks'
import { leadingBox } from './box'
import { htmlText } from './inline-text'
import type { SummaryEvent } from './reading'

const WRAPPER = /^(?:<\/?(?:details|div|section|center|article|main|p|span|br|hr)\b[^<>]*>\s*)+$/i

/** Only tags, quote marks or a bullet stand before it. */
const beginsLine = (text: string, at: number) => /^[\s>]*(?:[-*+]\s+)?(?:<[^<>]*>\s*)*$/.test(text.slice(0, at))

/** Whether a summary ends on its line or a few lines below, before any item: one that is never closed must not swallow what follows. */
function isClosed(lines: string[], first: number): boolean {
  for (let line = first; line <= first + 10 && line < lines.length; line++) {
    if (line > first && leadingBox(lines[line]!.replace(/^[\s>]*(?:[-*+]|\d+[.)])\s+/, '')) !== null) return false
    if (/<\/summary\s*>/i.test(lines[line]!)) return true
  }
  return false
}

/**
 * Takes the wrapping tags of HTML out of the lines (in place), so that Markdown inside `<details>` reads as Markdown even without the blank
 * line that forges ask for. Every line stays where it is. Gives what the `<details>` are called and where they end, and which lines were
 * only tags.
 */
export function unwrapHtml(lines: string[]): { events: SummaryEvent[]; tags: number[] } {
  const events: SummaryEvent[] = []
  const tags: number[] = []
  let fence: string | null = null
  let summary: { line: number; text: string } | null = null
  for (const [line, raw] of lines.entries()) {
    const mark = /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})(.*)$/.exec(raw)
    if (mark && fence === null && !(mark[1]!.startsWith('`') && mark[2]!.includes('`'))) fence = mark[1]!
    else if (mark && fence !== null && mark[1]!.startsWith(fence) && mark[2]!.trim() === '') fence = null
    if (fence !== null || (!summary && !raw.includes('<'))) continue
    let text = raw
    const opens = /<summary\b[^<>]*>/i.exec(text)
    if (!summary && opens && beginsLine(text, opens.index) && isClosed(lines, line)) {
      summary = { line, text: '' }
      text = text.slice(0, opens.index) + text.slice(opens.index + opens[0].length)
    }
    if (summary) {
      const close = /<\/summary\s*>/i.exec(text)
      summary.text += ` ${(close ? text.slice(0, close.index) : text).replace(/<\/?details\b[^<>]*>/gi, '')}`
      if (close || line - summary.line > 10) {
        const title = htmlText(markdown, summary.text).replace(/^#{1,6}\s+/, '')
        if (title !== '') events.push({ line: summary.line, kind: 'open', text: title })
        text = close ? text.slice(close.index + close[0].length) : ''
        summary = null
      } else text = ''
      if (text.trim() === '') tags.push(line)
      lines[line] = text.trim() === '' ? '' : text
    }
    if (/<\/details\s*>/i.test(text) && text.replace(/<[^<>]*>/g, '').trim() === '') events.push({ line, kind: 'close', text: '' })
    if (WRAPPER.test(text.trim())) {
      lines[line] = ''
      tags.push(line)
    }
  }
  return { events, tags }
}
