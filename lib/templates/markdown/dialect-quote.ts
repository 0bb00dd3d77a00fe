import { ZH, ZH_LINE, ZH_STUFFED } from './dialect'

/** Details as a quoted block: the text as it is, line by line, then the Chinese one behind its sign. */
export function printQuote(details: string, detailsZh: string): string[] {
  const english = details === '' ? [] : details.split('\n').map(stuff)
  const [first = '', ...more] = detailsZh.split('\n')
  const chinese = detailsZh === '' ? [] : [`${ZH}${first}`, ...more.map(stuff)]
  const between = english.length > 0 && chinese.length > 0 ? [''] : []
  return [...english, ...between, ...chinese].map((line) => (line === '' ? '>' : `> ${line}`))
}

/** The texts of a quoted block, its lines without `> `. */
export function readQuote(lines: readonly string[]): { details: string; detailsZh: string } {
  const at = lines.findIndex((line) => ZH_LINE.test(line))
  const english = at < 0 ? lines : lines.slice(0, at)
  const chinese = at < 0 ? [] : [lines[at]!.replace(ZH_LINE, ''), ...lines.slice(at + 1).map(unstuff)]
  return { details: english.map(unstuff).join('\n').trim(), detailsZh: chinese.join('\n').trim() }
}

/** A line of a quoted block without its sign; null when it is none. */
export function quotedLine(line: string): string | null {
  const match = /^\s*>( ?)(.*)$/s.exec(line)
  return match ? match[2]! : null
}

const stuff = (line: string) => (ZH_LINE.test(line) || ZH_STUFFED.test(line) ? `\\${line}` : line)
const unstuff = (line: string) => (ZH_STUFFED.test(line) ? line.slice(1) : line)
